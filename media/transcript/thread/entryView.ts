import type { RichLeaf } from '../../../src/model/richText.ts';
import type { ThreadEntry } from '../../../src/transcript/threadView.ts';
import { element } from '../element.ts';

/** An entry of a thread, drawn. It stays the same element when the entry says something else. */
export interface EntryView<Entry extends ThreadEntry = ThreadEntry> {
  readonly type: Entry['type'];
  readonly element: HTMLElement;
  /** Tells who and when. */
  readonly heading: Element;
  /** The elements that hold its own words, in reading order; a transcript is not among them. */
  readonly leaves: readonly Element[];
  /** What they hold. */
  readonly words: readonly RichLeaf[];
  update(entry: Entry): void;
  dispose(): void;
}

/** The row of an entry, which can take the focus and has a menu of its own. */
export function entryRow(className: string, section: string, key: string): HTMLLIElement {
  const row = element('li', `entry ${className}`);
  row.role = 'listitem';
  row.tabIndex = -1;
  row.dataset['vscodeContext'] = JSON.stringify({
    webviewSection: section,
    item: key,
    preventDefaultContextMenuItems: true,
  });
  return row;
}

/** When an entry was; without a date, words that say so. */
export function entryTime({ time, moment, iso }: ThreadEntry, unknown: string): HTMLElement {
  if (iso === null) return element('span', 'entry-time', unknown);
  const made = element('time', 'entry-time', time);
  made.dateTime = iso;
  made.title = moment;
  return made;
}

/** Words that stand for what is otherwise seen. */
export function heard(text: string): HTMLElement {
  return element('span', 'heard', text);
}
