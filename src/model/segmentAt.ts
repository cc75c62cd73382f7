import type { Segment } from './segment.ts';

/** Links and references keep times to the millisecond, and players cut them: this much is the same. */
const tolerance = 0.005;

/**
 * The segment that is meant by a second of a call: the one that began last or, for a whole second,
 * which is how people write it and how v2 of the API gives it, the first one that begins within it.
 *
 * @param time seconds from the start of the call
 * @param words to be in the segment, where several begin within the second
 * @returns its index; of the first segment for a time before all; null when none has a time
 */
export function segmentAt(
  segments: readonly Segment[],
  time: number,
  words?: string,
): number | null {
  const startOf = (index: number) => segments[index]?.start ?? null;
  const timed = [...segments.keys()].filter((index) => startOf(index) !== null);
  const within = timed.filter((index) => {
    const start = startOf(index) ?? 0;
    return Number.isInteger(time) && start >= time - tolerance && start < time + 1;
  });
  const holdsWords = (index: number) => segments[index]?.text.includes(words ?? '') ?? false;
  const first = within.find(holdsWords) ?? within[0];
  if (first !== undefined) return first;
  let last: number | null = null;
  for (const index of timed) {
    const start = startOf(index) ?? 0;
    if (start <= time + tolerance && start > (last === null ? -1 : (startOf(last) ?? 0)))
      last = index;
  }
  return last ?? timed[0] ?? null;
}
