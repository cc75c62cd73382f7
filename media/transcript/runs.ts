import type { Segment } from '../../src/model/segment.ts';

/** Whether a run of segments of one speaker begins here: the name is shown once, at its head. */
export function startsRun(previous: Segment | undefined, segment: Segment): boolean {
  return previous?.speaker !== segment.speaker;
}
