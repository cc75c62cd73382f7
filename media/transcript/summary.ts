import type { RichBlock, RichInline } from '../../src/model/richText.ts';
import { element } from './element.ts';

const inlineTags = { strong: 'strong', emphasis: 'em', code: 'code' } as const;

/** What Allo's AI wrote about the call, set apart from what was said in it. */
export function summary(blocks: readonly RichBlock[], label: string): HTMLElement {
  const heading = element('h2', '', label);
  heading.id = 'summary';
  const section = element('section', 'summary', heading, ...blocks.map(rich));
  section.setAttribute('aria-labelledby', heading.id);
  section.lang = '';
  section.dataset['vscodeContext'] = JSON.stringify({
    webviewSection: 'summary',
    preventDefaultContextMenuItems: true,
  });
  return section;
}

export function rich(block: RichBlock): HTMLElement {
  switch (block.type) {
    case 'paragraph':
      return directed(element('p', '', ...block.inlines.map(inline)));
    case 'heading':
      return directed(element('h3', '', ...block.inlines.map(inline)));
    case 'list':
      return directed(
        element(
          block.ordered ? 'ol' : 'ul',
          '',
          ...block.items.map((item) => element('li', '', ...item.map(rich))),
        ),
      );
  }
}

function inline({ style, text }: RichInline): Node {
  return style === 'plain' ? document.createTextNode(text) : element(inlineTags[style], '', text);
}

function directed(block: HTMLElement): HTMLElement {
  block.dir = 'auto';
  return block;
}
