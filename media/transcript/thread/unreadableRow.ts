import type { UnreadableEntry } from '../../../src/transcript/threadView.ts';
import { element } from '../element.ts';
import { icon } from '../icon.ts';
import { entryRow, type EntryView } from './entryView.ts';

/** The place of an item that could not be read. */
export class UnreadableRow implements EntryView<UnreadableEntry> {
  readonly type = 'unreadable';
  readonly element: HTMLLIElement;
  readonly heading = element('p', '');
  readonly leaves = [];
  readonly words = [];

  constructor(entry: UnreadableEntry) {
    this.element = entryRow('unreadable', 'unreadable', entry.key);
    this.element.append(this.heading);
    this.update(entry);
  }

  update({ message, reason }: UnreadableEntry): void {
    this.heading.replaceChildren(icon('warning'), message);
    this.heading.title = reason;
  }

  dispose(): void {
    this.element.remove();
  }
}
