import type { PageMemory } from './pageMemory.ts';
import type { Place } from './place.ts';
import { recallPlace, rememberPlace } from './place.ts';
import { onReaderActs } from './readerActs.ts';
import type { SegmentList } from './segmentList.ts';

/**
 * Keeps the reader's place over a refresh of the item, and over a tab's being hidden or reloaded,
 * when VS Code throws the page away.
 */
export class PlaceKeeper {
  readonly #memory: PageMemory;
  #list: SegmentList | null = null;
  #isShowing = false;
  /** Where to go as soon as it is there; null once arrived, or once the reader went elsewhere. */
  #wanted: Place | null;
  /** The place that has been gone to once and is about to be adjusted. */
  #arriving: Place | null = null;
  #saving: ReturnType<typeof setTimeout> | undefined;

  constructor(memory: PageMemory) {
    this.#memory = memory;
    this.#wanted = recallPlace(memory.recall('place'));
    onReaderActs(() => this.giveUp());
    addEventListener('scroll', this.#saveSoon, { passive: true });
  }

  /** How many segments must be in the list before the place that is wanted can be shown. */
  get neededSegments(): number {
    return neededFor(this.#wanted);
  }

  /** How many must be in a list that takes the place of what the reader is looking at. */
  get seenSegments(): number {
    return Math.max(1, neededFor(this.#wanted ?? this.#current()));
  }

  /** The reader is led elsewhere. */
  giveUp(): void {
    this.#wanted = null;
  }

  /** Before what is shown is replaced by a newer form of itself. */
  hold(): void {
    if (this.#isShowing) this.#wanted ??= this.#current();
  }

  /** After something has been put on the page. */
  show(list: SegmentList | null): void {
    this.#list = list;
    this.#isShowing = true;
    this.restore();
  }

  /** Goes where the reader was, if that is there by now. */
  restore(): void {
    const place = this.#wanted;
    if (!place || !this.#isShowing || place === this.#arriving) return;
    const list = this.#list;
    const isReady = list === null || list.isComplete || list.rendered >= this.neededSegments;
    if (!isReady) return;
    this.#arriving = place;
    this.#go(place);
    // Blocks that come into sight get their real height, which moves what was just put in place.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        this.#arriving = null;
        if (this.#wanted !== place) return;
        this.#go(place);
        this.#wanted = null;
      }),
    );
  }

  #go({ segment, offset }: Place): void {
    if (segment === null) {
      scrollTo(0, offset);
      return;
    }
    // It may be one of those that were left out since.
    const row = this.#list?.rowAtOrAfter(segment);
    if (!row) return;
    row.scrollIntoView({ block: 'start', behavior: 'instant' });
    scrollBy({ top: row.getBoundingClientRect().top - offset, behavior: 'instant' });
  }

  #current(): Place {
    const list = this.#list;
    const head = { segment: null, offset: Math.round(scrollY) };
    if (!list || list.element.getBoundingClientRect().top > 0) return head;
    const segment = list.firstInView();
    const row = segment === null ? null : list.row(segment);
    if (segment === null || !row) return head;
    return { segment, offset: Math.round(row.getBoundingClientRect().top) };
  }

  /** Scrolling comes in bursts, and to find the place is to measure. */
  readonly #saveSoon = () => {
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => {
      if (this.#wanted || !this.#isShowing) return;
      this.#memory.remember('place', rememberPlace(this.#current()));
    }, 100);
  };
}

function neededFor(place: Place | null): number {
  const segment = place?.segment ?? null;
  // Enough below it to fill a window, or the page would be too short to scroll there.
  return segment === null ? 0 : segment + 100;
}
