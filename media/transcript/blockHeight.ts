import type { Segment } from '../../src/model/segment.ts';
import { startsRun } from './runs.ts';

/** How text runs in the list, in CSS pixels where not said otherwise. */
export interface RowMetrics {
  readonly charactersPerLine: number;
  readonly lineHeight: number;
  /** Added to each segment. */
  readonly rowExtra: number;
  /** Added where a run begins: the name and the space above it. */
  readonly runExtra: number;
  /** What was measured divided by what had been guessed. */
  readonly correction: number;
}

/** What holds until something has been measured. */
export const guessedMetrics: RowMetrics = {
  charactersPerLine: 72,
  lineHeight: 23,
  rowExtra: 6,
  runExtra: 41,
  correction: 1,
};

/**
 * How high a block of segments will be, so that the scroll bar tells the truth before the block has
 * been laid out.
 *
 * @param before the segment before the block
 */
export function estimateBlockHeight(
  segments: readonly Segment[],
  before: Segment | undefined,
  metrics: RowMetrics,
): number {
  let height = 0;
  let previous = before;
  for (const segment of segments) {
    const lines = Math.max(1, Math.ceil(segment.text.length / metrics.charactersPerLine));
    height += lines * metrics.lineHeight + metrics.rowExtra;
    if (startsRun(previous, segment)) height += metrics.runExtra;
    previous = segment;
  }
  return Math.round(height * metrics.correction);
}
