import type { Span } from './timeline.ts';

/** Who spoke how long, in seconds. */
export interface TalkTime {
  /** By speaker as in the segments; where two talk at once, it counts for each. */
  readonly bySpeaker: ReadonlyMap<string, number>;
  /** The time in which nobody spoke; null when the length of the call is not known. */
  readonly silence: number | null;
}

/**
 * Adds up who spoke how long.
 *
 * @param spans by start, as a `Timeline` gives them
 * @param length of the call, in seconds; null when unknown
 */
export function talkTime(spans: readonly Span[], length: number | null): TalkTime {
  const limit = length ?? Infinity;
  const bySpeaker = new Map<string, number>();
  let covered = 0;
  let reach = 0;
  for (const { said, start, end } of spans) {
    const until = Math.min(end, limit);
    if (until <= start) continue;
    bySpeaker.set(said.speaker, (bySpeaker.get(said.speaker) ?? 0) + until - start);
    covered += Math.max(0, until - Math.max(start, reach));
    reach = Math.max(reach, until);
  }
  return { bySpeaker, silence: length === null ? null : Math.max(0, length - covered) };
}
