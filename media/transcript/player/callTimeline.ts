import type { Segment } from '../../../src/model/segment.ts';
import { firstSlice, laterSlice } from '../../../src/transcript/protocol.ts';
import { Timeline } from './timeline.ts';

/**
 * The timeline of a call that may be begun anew. What was there stays until the segments that come
 * again are as many, or all: half a transcript would take away what is being said.
 */
export class CallTimeline {
  #current = new Timeline();
  /** What is to take its place. */
  #coming: Timeline | null = null;

  get current(): Timeline {
    return this.#current;
  }

  /** Whether it is still what was there before the call was begun anew. */
  get isOld(): boolean {
    return this.#coming !== null;
  }

  /** @param hasSegments whether any will come */
  begin(hasSegments: boolean): void {
    if (hasSegments && this.#current.spans.length > 0) {
      this.#coming = new Timeline();
      return;
    }
    this.#coming = null;
    this.#current = new Timeline();
  }

  /** Takes the segments from index `first` on. */
  add(first: number, segments: readonly Segment[]): void {
    const growing = this.#coming ?? this.#current;
    growing.add(first, segments);
    const isLast = segments.length < (first === 0 ? firstSlice : laterSlice);
    if (!isLast && growing.spans.length < this.#current.spans.length) return;
    this.#current = growing;
    this.#coming = null;
  }
}
