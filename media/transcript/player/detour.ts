import type { Span, Timeline } from './timeline.ts';

/** What the reader wants of the way through the recording. */
export interface Route {
  /** Said again and again; null for straight on. */
  readonly loop: Span | null;
  readonly skipsSilences: boolean;
}

/** A jump that playing makes by itself. */
export interface Detour {
  readonly to: number;
  /** Whether it leaves out a silence, and so saves time. */
  readonly isSilence: boolean;
}

/** Seconds. Shorter ones are pauses for breath. */
const leastSilence = 2;

/** What is left of a skipped silence on either side, so that no sound is cut. Seconds. */
const margin = 0.2;

/** Where playing goes on from a position, if not there; null if it just goes on. */
export function detour(position: number, timeline: Timeline, route: Route): Detour | null {
  const { loop, skipsSilences } = route;
  if (loop) return position >= loop.end ? { to: loop.start, isSilence: false } : null;
  const silence = skipsSilences ? timeline.silenceAt(position) : null;
  if (!silence || silence.to - silence.from <= leastSilence) return null;
  const to = silence.to - margin;
  // What a jump would not leave behind clearly is heard; this also ends every chain of jumps.
  const isWorthIt = position >= silence.from + margin && to - position > margin;
  return isWorthIt ? { to, isSilence: true } : null;
}
