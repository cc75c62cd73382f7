import type { FindTarget } from '../find/findTarget.ts';
import type { UnitPlace } from '../find/hitList.ts';
import { coveredTop, scrollToElement } from '../scrolling.ts';
import type { CallCard } from './callCard.ts';
import type { ThreadDays } from './threadDays.ts';
import type { ThreadTexts } from './threadTexts.ts';

/** So far beyond the window units count as in view. CSS pixels. */
const margin = 400;

/** How much day and buttons of a call cover where they stick, below what the page has there. CSS pixels. */
const stuck = 80;

/** What finding asks of the thread. */
export interface ThreadFindingEvents {
  /** Show the transcript of a call. */
  expand(card: CallCard): void;
  /** The reader is led elsewhere. */
  leave(): void;
}

/** The words of a thread as they stand in the document, for finding. */
export class ThreadFinding implements FindTarget {
  readonly #days: ThreadDays;
  readonly #texts: ThreadTexts;
  readonly #events: ThreadFindingEvents;
  readonly #listeners: (() => void)[] = [];
  #revealing = 0;

  constructor(days: ThreadDays, texts: ThreadTexts, events: ThreadFindingEvents) {
    this.#days = days;
    this.#texts = texts;
    this.#events = events;
  }

  element({ part, unit }: UnitPlace): Element | null {
    const entry = this.#texts.entryOf(part);
    const row = entry && this.#days.row(entry.key);
    if (!entry?.isTranscript) return row?.leaves[unit] ?? null;
    if (row?.type !== 'call' || !row.isExpanded) return null;
    return row.transcript.drawn?.list.row(unit)?.querySelector('.text') ?? null;
  }

  /** The row of a unit: its segment's or else its entry's; null while it is not in the document. */
  row({ part, unit }: UnitPlace): HTMLElement | null {
    const entry = this.#texts.entryOf(part);
    const row = entry && this.#days.row(entry.key);
    if (!row) return null;
    const isSaid = entry.isTranscript && row.type === 'call' && row.isExpanded;
    return (isSaid ? row.transcript.drawn?.list.row(unit) : null) ?? row.element;
  }

  async reveal(place: UnitPlace): Promise<void> {
    const revealing = ++this.#revealing;
    this.#events.leave();
    const entry = this.#texts.entryOf(place.part);
    const row = entry && this.#days.row(entry.key);
    if (row?.type === 'call' && entry?.isTranscript) {
      if (!row.isExpanded) this.#events.expand(row);
      await row.transcript.row(place.unit);
    }
    const element = this.element(place);
    if (!element || revealing !== this.#revealing) return;
    const isCovered = element.getBoundingClientRect().top < coveredTop() + stuck;
    await scrollToElement(element, isCovered ? 'third' : 'nearest');
  }

  firstInView(): UnitPlace | null {
    const covered = coveredTop();
    for (const place of this.#units(covered, innerHeight)) {
      const box = this.element(place)?.getBoundingClientRect();
      if (box && box.bottom > covered) return place;
    }
    return null;
  }

  unitsInView(): Iterable<UnitPlace> {
    return this.#units(-margin, innerHeight + margin);
  }

  onViewChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Other units may be in view now. */
  viewChanged(): void {
    for (const listener of this.#listeners) listener();
  }

  *#units(top: number, bottom: number): Generator<UnitPlace> {
    for (const { key } of this.#days.between(top, bottom)) {
      const row = this.#days.row(key);
      const part = this.#texts.part(key);
      if (!row || part === undefined) continue;
      for (const unit of row.leaves.keys()) yield { part, unit };
      const list = row.type === 'call' && row.isExpanded ? row.transcript.drawn?.list : undefined;
      for (const unit of list?.inView(top, bottom) ?? []) yield { part: part + 1, unit };
    }
  }
}
