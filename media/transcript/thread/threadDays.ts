import type { ThreadEntry } from '../../../src/transcript/threadView.ts';
import type { PageWords } from '../../../src/transcript/words/pageWords.ts';
import { element } from '../element.ts';
import { arrange } from './arrange.ts';
import { CallCard, type CallCardEvents } from './callCard.ts';
import { guessDayHeight } from './dayHeight.ts';
import { between } from './inView.ts';
import { MessageBubble } from './messageBubble.ts';
import { continues, type Day, type ThreadChange } from './threadModel.ts';
import { UnreadableRow } from './unreadableRow.ts';

export type ThreadRow = CallCard | MessageBubble | UnreadableRow;

interface DayView {
  readonly element: HTMLElement;
  readonly heading: HTMLElement;
  readonly list: HTMLElement;
}

/** The entries of a thread, drawn. What has not changed stays the same element, with all that goes on in it. */
export class ThreadDays {
  readonly element = element('div', 'days');
  readonly #words: PageWords;
  readonly #events: CallCardEvents;
  readonly #rows = new Map<string, ThreadRow>();
  readonly #keys = new WeakMap<Element, string>();
  #days = new Map<string, DayView>();

  constructor(words: PageWords, events: CallCardEvents) {
    this.#words = words;
    this.#events = events;
  }

  row(key: string): ThreadRow | null {
    return this.#rows.get(key) ?? null;
  }

  /** The own words of an entry, leaf by leaf. */
  textsOf(key: string): readonly string[] {
    return this.row(key)?.words.map(({ text }) => text) ?? [];
  }

  /** All entries with their keys, in reading order. */
  *rows(): Generator<readonly [string, ThreadRow]> {
    for (const { list } of this.#days.values()) {
      for (const child of list.children) {
        const key = this.#keys.get(child);
        const row = key === undefined ? undefined : this.#rows.get(key);
        if (key !== undefined && row) yield [key, row];
      }
    }
  }

  /** The key of the entry that something stands in. */
  keyOf(node: Node): string | null {
    const inside = node instanceof Element ? node : node.parentElement;
    const row = inside?.closest('.entry');
    return (row && this.#keys.get(row)) ?? null;
  }

  /** The entries between two edges, from the top. CSS pixels from the window's top. */
  between(top: number, bottom: number): { readonly key: string; readonly element: Element }[] {
    const days = between([...this.element.children], top, bottom);
    return days
      .flatMap((day) => between([...(day.lastElementChild?.children ?? [])], top, bottom))
      .flatMap((row) => {
        const key = this.#keys.get(row);
        return key === undefined ? [] : [{ key, element: row }];
      });
  }

  draw({ days, changed }: ThreadChange): void {
    const there = new Set<string>();
    const views = new Map<string, DayView>();
    for (const day of days) {
      const view = this.#days.get(day.id) ?? makeDay(day.id);
      views.set(day.id, view);
      this.#drawDay(view, day, changed);
      for (const { key } of day.entries) there.add(key);
    }
    for (const [key, row] of this.#rows) {
      if (there.has(key)) continue;
      row.dispose();
      this.#rows.delete(key);
    }
    this.#days = views;
    arrange(
      this.element,
      [...views.values()].map((view) => view.element),
    );
  }

  dispose(): void {
    for (const row of this.#rows.values()) row.dispose();
  }

  #drawDay(view: DayView, { label, entries }: Day, changed: ReadonlySet<string>): void {
    view.heading.textContent = label === '' ? this.#words.thread.unknownDay : label;
    let previous: ThreadEntry | undefined;
    const rows = entries.map((entry) => {
      const row = this.#drawEntry(entry, changed.has(entry.key));
      if (row.type === 'message' && entry.type === 'message') {
        row.continue(continues(previous, entry));
      }
      previous = entry;
      return row.element;
    });
    const isOther = rows.length !== view.list.childElementCount;
    arrange(view.list, rows);
    if (isOther || entries.some(({ key }) => changed.has(key))) {
      view.element.style.containIntrinsicBlockSize = `auto ${guessDayHeight(entries)}px`;
    }
  }

  #drawEntry(entry: ThreadEntry, isChanged: boolean): ThreadRow {
    const known = this.#rows.get(entry.key);
    if (known && (!isChanged || update(known, entry))) return known;
    known?.dispose();
    const row = this.#make(entry);
    this.#rows.set(entry.key, row);
    this.#keys.set(row.element, entry.key);
    return row;
  }

  #make(entry: ThreadEntry): ThreadRow {
    switch (entry.type) {
      case 'call':
        return new CallCard(entry, this.#words, this.#events);
      case 'message':
        return new MessageBubble(entry, this.#words.thread);
      case 'unreadable':
        return new UnreadableRow(entry);
    }
  }
}

/** @returns false when the entry is of another kind than the row */
function update(row: ThreadRow, entry: ThreadEntry): boolean {
  if (row.type === 'call' && entry.type === 'call') row.update(entry);
  else if (row.type === 'message' && entry.type === 'message') row.update(entry);
  else if (row.type === 'unreadable' && entry.type === 'unreadable') row.update(entry);
  else return false;
  return true;
}

function makeDay(id: string): DayView {
  const heading = element('h2', 'day-label');
  heading.id = `day-${id}`;
  const list = element('ol', 'entries');
  list.role = 'list';
  const made = element('section', 'day', heading, list);
  made.setAttribute('aria-labelledby', heading.id);
  return { element: made, heading, list };
}
