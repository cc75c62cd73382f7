import type { Segment } from '../../src/model/segment.ts';

/**
 * Puts the slices of one transcript together. They come in order as a rule; one that comes early
 * waits for those before it, and what comes twice is taken once, so that no segment ever stands in
 * another's place.
 */
export class SegmentStore {
  /** How many there will be in all. */
  readonly total: number;
  readonly #segments: Segment[] = [];
  readonly #early = new Map<number, readonly Segment[]>();

  constructor(total: number) {
    this.total = total;
  }

  /** All from the first one on, without a gap. */
  get segments(): readonly Segment[] {
    return this.#segments;
  }

  get isComplete(): boolean {
    return this.#segments.length >= this.total;
  }

  /** Takes the segments from index `first` on. */
  add(first: number, slice: readonly Segment[]): void {
    this.#early.set(first, slice);
    for (let grown = true; grown;) {
      grown = false;
      for (const [start, early] of this.#early) {
        const have = this.#segments.length;
        if (start > have) continue;
        this.#early.delete(start);
        for (const segment of early.slice(have - start, this.total - start)) {
          this.#segments.push(segment);
          grown = true;
        }
      }
    }
  }
}
