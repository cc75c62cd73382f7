import { onReaderActs } from '../readerActs.ts';
import type { RowAddress, ThreadPlace } from './threadPlace.ts';

/** A row that can be seen. */
export interface SeenRow extends RowAddress {
  readonly element: Element;
}

/** What the position needs to know of the thread. */
export interface Positioned {
  /** Rows that can be seen, from the top; a segment of a transcript comes before its entry. */
  inView(): readonly SeenRow[];
  /**
   * Null for what is not there and will not come. Where a segment is on its way, its entry stands for
   * it, and `isThere` is false.
   */
  find(address: RowAddress): { readonly element: Element; readonly isThere: boolean } | null;
  /** Whether the end of the page is that of the conversation, so that one can stay at it. */
  hasEnd(): boolean;
}

/** How near to the end is at the end, in CSS pixels. */
const endReach = 8;

/**
 * Keeps what is under the reader's eye where it is while entries come and change above and below it,
 * and who is at the end of the conversation there. The browser anchors the page to what is in view,
 * but not at the very top of it, which is where older entries are put.
 */
export class ReadingPosition {
  readonly #thread: Positioned;
  readonly #sizes = new ResizeObserver(() => {
    this.#approach();
    if (this.#isWaiting) this.#arrive();
  });
  readonly #listening = new AbortController();
  /** Where to be; null once arrived, or once the reader went elsewhere. */
  #wanted: ThreadPlace | null = { type: 'end' };
  #isAtEnd = false;
  #arriving = 0;
  /** Whether what is wanted is not there yet. */
  #isWaiting = false;

  constructor(thread: Positioned) {
    this.#thread = thread;
  }

  /** @param moved the reader may be elsewhere now */
  start(element: Element, moved: () => void): void {
    const { signal } = this.#listening;
    this.#sizes.observe(element);
    onReaderActs(() => {
      this.#wanted = null;
    }, signal);
    addEventListener(
      'scroll',
      () => {
        if (!this.#wanted) this.#isAtEnd = this.#reachesEnd();
        moved();
      },
      { passive: true, signal },
    );
  }

  get current(): ThreadPlace {
    if (this.#wanted) return this.#wanted;
    const [first] = this.#thread.inView();
    if (this.#isAtEnd || !first) return { type: 'end' };
    const { key, segment, element } = first;
    return { type: 'entry', key, segment, top: Math.round(topOf(element)) };
  }

  /** Changes the thread, and leaves the reader where he is. */
  keep<Result>(change: () => Result): Result {
    if (this.#isAtEnd) this.#wanted ??= { type: 'end' };
    const seen = this.#thread
      .inView()
      .map(({ element, ...address }) => ({ ...address, top: topOf(element) }));
    const result = change();
    if (!this.#wanted) this.#putBack(seen);
    else this.#approach();
    if (this.#wanted) this.#arrive();
    return result;
  }

  /** The reader is led elsewhere, or has asked for something that grows below the end. */
  leave(): void {
    this.#wanted = null;
    this.#isAtEnd = false;
  }

  /** Goes to a row, as soon as it is there. @param top where its top shall be, in CSS pixels */
  goTo({ key, segment }: RowAddress, top: number): void {
    this.#isAtEnd = false;
    this.#wanted = { type: 'entry', key, segment, top };
    this.#approach();
    this.#arrive();
  }

  dispose(): void {
    this.#sizes.disconnect();
    this.#listening.abort();
  }

  /** Sizes that were guessed are known now, or something has grown. */
  #approach(): void {
    if (this.#wanted?.type === 'entry') {
      this.#put(this.#wanted, this.#wanted.top);
    } else if (this.#thread.hasEnd() && (this.#wanted ?? this.#isAtEnd)) {
      scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
    }
  }

  /** What has come into view takes its size within two frames; then the place is reached. */
  #arrive(): void {
    const arriving = ++this.#arriving;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (arriving !== this.#arriving) return;
        this.#approach();
        const wanted = this.#wanted;
        this.#isWaiting = wanted?.type === 'entry' && this.#thread.find(wanted)?.isThere === false;
        if (this.#isWaiting) return;
        this.#wanted = null;
        this.#isAtEnd = this.#reachesEnd();
      }),
    );
  }

  /** Puts one of the rows that were seen where it was; the first one as soon as it is there again. */
  #putBack(seen: readonly (RowAddress & { readonly top: number })[]): void {
    const still = seen.find((row) => this.#thread.find(row));
    if (!still) return;
    if (this.#thread.find(still)?.isThere) this.#put(still, still.top);
    else this.#wanted = { type: 'entry', ...still };
  }

  #put(address: RowAddress, top: number): void {
    const element = this.#thread.find(address)?.element;
    const by = element ? topOf(element) - top : 0;
    if (Math.abs(by) >= 0.5) scrollBy({ top: by, behavior: 'instant' });
  }

  #reachesEnd(): boolean {
    const { scrollHeight } = document.documentElement;
    return this.#thread.hasEnd() && scrollY + innerHeight >= scrollHeight - endReach;
  }
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}
