import type { Span } from './timeline.ts';

/** When the segments with hits begin; looked up once, however often one of them is asked for. */
export class HitTimes {
  #segments: readonly number[] = [];
  /** Seconds, by segment. */
  #starts: ReadonlyMap<number, number> = new Map();

  /** @returns whether these are others than before */
  set(segments: readonly number[]): boolean {
    const before = this.#segments;
    this.#segments = segments;
    return (
      segments.length !== before.length || segments.some((segment, i) => segment !== before[i])
    );
  }

  /** To be called when the hits, or the segments of the transcript, are others. */
  locate(spans: readonly Span[]): void {
    const wanted = new Set(this.#segments);
    const starts = new Map<number, number>();
    if (wanted.size > 0) {
      for (const { index, start } of spans) if (wanted.has(index)) starts.set(index, start);
    }
    this.#starts = starts;
  }

  /** Of all hits, in seconds. */
  get all(): Iterable<number> {
    return this.#starts.values();
  }

  /** Seconds; null for a segment that has no hit, or no time. */
  of(segment: number): number | null {
    return this.#starts.get(segment) ?? null;
  }
}
