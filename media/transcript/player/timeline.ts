import type { Segment } from '../../../src/model/segment.ts';

/** A segment that has a time. Seconds from the start of the call. */
export interface Span {
  /** Its place in the transcript. */
  readonly index: number;
  readonly said: Segment;
  readonly start: number;
  /** After `start`. */
  readonly end: number;
  /** Whether the API gave the end; else it is judged by what follows. */
  readonly isEndKnown: boolean;
}

/** Who speaks at one moment. */
export interface Moment {
  /** All that are being said; more than one where people talk at the same time. */
  readonly active: readonly Span[];
  /** The active one that began last; in a gap, the one before the gap; null before the first. */
  readonly leader: Span | null;
}

/** A stretch in which nobody speaks, in seconds. */
export interface Silence {
  readonly from: number;
  readonly to: number;
}

/** Positions come back from an audio element cut to microseconds: this much less is still there. */
const tolerance = 0.005;

/** "Previous" leads to the start of what is being said, unless that has only just begun. Seconds. */
const justBegun = 2;

/**
 * The segments of a call by time. They may come in any order, overlap, and lack their end; those
 * without a start are left out. Looking something up costs a binary search.
 */
export class Timeline {
  readonly #timed: { readonly index: number; readonly said: Segment; readonly start: number }[] =
    [];
  /** What has come so far and is settled, by start. */
  #spans: Span[] = [];
  /** For each span, the latest end of it and all before it. */
  readonly #reach: number[] = [];
  #isSorted = true;

  /** Takes the segments from index `first` on. */
  add(first: number, segments: readonly Segment[]): void {
    for (const [offset, said] of segments.entries()) {
      if (said.start === null) continue;
      if (said.start < (this.#timed.at(-1)?.start ?? 0)) this.#isSorted = false;
      this.#timed.push({ index: first + offset, said, start: said.start });
    }
  }

  /** All segments with a time, by start. */
  get spans(): readonly Span[] {
    if (this.#spans.length < this.#timed.length) this.#settle();
    return this.#spans;
  }

  /** When the last word is said; 0 without segments. */
  get end(): number {
    return this.spans.length === 0 ? 0 : (this.#reach.at(-1) ?? 0);
  }

  at(position: number): Moment {
    const { spans } = this;
    const now = position + tolerance;
    const last = this.#lastStarted(now);
    const active: Span[] = [];
    for (let i = last; i >= 0 && (this.#reach[i] ?? 0) > now; i--) {
      const span = spans[i];
      if (span && span.end > now) active.push(span);
    }
    return { active: active.reverse(), leader: active.at(-1) ?? spans[last] ?? null };
  }

  /** The first segment that begins after a position; null after the last. */
  next(position: number): Span | null {
    return this.spans[this.#lastStarted(position + tolerance) + 1] ?? null;
  }

  /** Where "previous" leads to; null for the start of the recording. */
  previous(position: number): Span | null {
    const { spans } = this;
    let i = this.#lastStarted(position + tolerance);
    const current = spans[i];
    if (!current || position - current.start > justBegun) return current ?? null;
    while (spans[i]?.start === current.start) i--;
    return spans[i] ?? null;
  }

  /**
   * The silence between segments that a position lies in; null while someone speaks, after the last
   * word, and where it is not known when the one before the gap ended.
   */
  silenceAt(position: number): Silence | null {
    const { spans } = this;
    const last = this.#lastStarted(position + tolerance);
    const following = spans[last + 1];
    if (!following || spans[last]?.isEndKnown === false) return null;
    const from = this.#reach[last] ?? 0;
    return from <= position && position < following.start ? { from, to: following.start } : null;
  }

  /** The index of the last span that begins at or before a position; -1 before the first. */
  #lastStarted(position: number): number {
    const { spans } = this;
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle]?.start ?? Infinity) <= position) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Takes what was added since; what was there keeps its end, unless the end hung on what follows. */
  #settle(): void {
    const timed = this.#timed;
    if (!this.#isSorted) {
      timed.sort((a, b) => a.start - b.start || a.index - b.index);
      this.#spans = [];
      this.#isSorted = true;
    }
    const lastStart = this.#spans.at(-1)?.start;
    let from = this.#spans.length;
    while (from > 0 && timed[from - 1]?.start === lastStart) from--;

    let nextStart = Infinity;
    for (let i = timed.length - 1; i >= from; i--) {
      const here = timed[i];
      if (!here) continue;
      const after = timed[i + 1];
      if (after && after.start > here.start) nextStart = after.start;
      const { index, said, start } = here;
      const given = said.end !== null && said.end > start ? said.end : null;
      const end = given ?? judgedEnd(said.text, start, nextStart);
      this.#spans[i] = { index, said, start, end, isEndKnown: given !== null };
    }
    let reach = this.#reach[from - 1] ?? 0;
    for (let i = from; i < timed.length; i++) {
      reach = Math.max(reach, this.#spans[i]?.end ?? 0);
      this.#reach[i] = reach;
    }
  }
}

/** Up to the next segment if that follows closely, else as long as the words take to say. */
function judgedEnd(text: string, start: number, nextStart: number): number {
  if (nextStart - start <= 10) return nextStart;
  return start + Math.max(1, text.split(/\s+/u).length * 0.35);
}
