import { codiconOutline } from './codicons.ts';

const svg = 'http://www.w3.org/2000/svg';

/**
 * A codicon, hidden from screen readers: what it means stands beside it, or is the label of the
 * button that it is in. A name that the page does not carry leaves an empty square of the same size.
 */
export function icon(name: string): SVGSVGElement {
  const drawing = document.createElementNS(svg, 'svg');
  drawing.setAttribute('class', 'icon');
  drawing.setAttribute('viewBox', '0 0 16 16');
  drawing.setAttribute('aria-hidden', 'true');
  const outline = codiconOutline(name);
  if (outline !== null) {
    const path = document.createElementNS(svg, 'path');
    path.setAttribute('d', outline);
    drawing.append(path);
  }
  return drawing;
}
