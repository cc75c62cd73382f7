import type { Span } from './timeline.ts';

/** An unbroken stroke in one lane, in pixels from the left. */
export interface LaneRun {
  readonly lane: number;
  readonly from: number;
  readonly to: number;
}

/** Less than this between two strokes is not seen as a gap. */
const leastGap = 1;

/**
 * What to draw of who speaks when: as many strokes as can be told apart at this scale, so that
 * 100,000 segments cost no more to paint than fit side by side.
 *
 * @param spans by start, as a `Timeline` gives them
 * @param scale pixels per second
 */
export function laneRuns(
  spans: readonly Span[],
  laneOf: (speaker: string) => number,
  scale: number,
): LaneRun[] {
  const runs: LaneRun[] = [];
  const open = new Map<number, { from: number; to: number }>();
  for (const { said, start, end } of spans) {
    const lane = laneOf(said.speaker);
    const from = start * scale;
    const to = Math.max(end * scale, from + leastGap);
    const run = open.get(lane);
    if (run && from - run.to < leastGap) {
      run.to = Math.max(run.to, to);
      continue;
    }
    if (run) runs.push({ lane, ...run });
    open.set(lane, { from, to });
  }
  for (const [lane, run] of open) runs.push({ lane, ...run });
  return runs;
}
