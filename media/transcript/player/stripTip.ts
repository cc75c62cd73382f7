import { element, isolated } from '../element.ts';
import { formatTimestamp } from '../../../src/model/timestamp.ts';
import type { Span } from './timeline.ts';

/** More words than these would hide the text below. */
const mostLetters = 90;

/** Says what is said where the pointer is. For eyes only: the strip's own value says it to others. */
export class StripTip {
  readonly element = element('div', 'strip-tip');

  constructor() {
    this.element.ariaHidden = 'true';
    this.hide();
  }

  /**
   * @param x pixels from the left of the strip
   * @param room how wide the strip is
   */
  show(x: number, room: number, position: number, spoken: Span | null, name: string): void {
    const parts: Node[] = [element('b', '', formatTimestamp(position))];
    if (spoken) {
      const words = element('span', '', firstWords(spoken.said.text));
      words.dir = 'auto';
      parts.push(element('b', 'strip-tip-name', isolated(name)), words);
    }
    const tip = this.element;
    tip.hidden = false;
    tip.replaceChildren(...parts);
    const left = Math.min(Math.max(0, x - tip.offsetWidth / 2), room - tip.offsetWidth);
    tip.style.transform = `translateX(${Math.max(0, Math.round(left))}px)`;
  }

  hide(): void {
    this.element.hidden = true;
  }
}

function firstWords(text: string): string {
  const line = text.slice(0, mostLetters * 2).replace(/\s+/gu, ' ');
  if (line.length <= mostLetters) return line;
  const cut = line.slice(0, mostLetters);
  const space = cut.lastIndexOf(' ');
  return `${Array.from(space > mostLetters / 2 ? cut.slice(0, space) : cut).join('')}…`;
}
