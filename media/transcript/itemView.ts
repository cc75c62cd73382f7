import type { PageStrings } from '../../src/transcript/protocol.ts';
import { iconButton, textButton } from './button.ts';
import { element } from './element.ts';
import { head } from './head.ts';
import { SegmentList } from './segmentList.ts';
import type { ShownItem } from './state.ts';

/** What an item on the page tells the page. */
export interface ItemViewEvents {
  refresh(): void;
  grown(): void;
}

/** A call or text message, drawn. */
export interface ItemView {
  readonly element: HTMLElement;
  /** Null for what has no segments. */
  readonly list: SegmentList | null;
}

/** Draws a call or text message; segments are added to it as they come. */
export function itemView(
  { head: item, body }: ShownItem,
  strings: PageStrings,
  events: ItemViewEvents,
): ItemView {
  const refresh = () => events.refresh();
  switch (body.type) {
    case 'segments': {
      const list = new SegmentList(body.total, body.speakers, strings, events);
      const header = head(item, strings, refreshTool(strings, refresh));
      return { element: article(header, transcript(strings, list.element)), list };
    }
    case 'no-transcript': {
      const header = head(item, strings, null);
      const message = element('p', '', body.message);
      const button = textButton(strings.refresh, 'secondary', refresh);
      button.dataset['focus'] = 'refresh';
      const none = element('div', 'no-transcript', message, button);
      return { element: article(header, transcript(strings, none)), list: null };
    }
    case 'text-message': {
      const bubble = element('p', 'bubble', body.text);
      bubble.dir = 'auto';
      return { element: article(head(item, strings, null), bubble), list: null };
    }
  }
}

function article(...parts: readonly HTMLElement[]): HTMLElement {
  return element('article', 'item', ...parts);
}

function transcript(strings: PageStrings, content: HTMLElement): HTMLElement {
  const heading = element('h2', '', strings.transcript);
  heading.id = 'transcript';
  const section = element('section', 'transcript', heading, content);
  section.setAttribute('aria-labelledby', heading.id);
  return section;
}

function refreshTool(strings: PageStrings, refresh: () => void): HTMLElement {
  const button = iconButton('refresh', strings.refresh, refresh);
  button.classList.add('refresh');
  button.dataset['focus'] = 'refresh';
  return button;
}
