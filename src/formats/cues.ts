import type { Call } from '../model/call.ts';
import { filledLines, storable } from './plainText.ts';

/** One segment as subtitles need it. Times are whole, safe, and count from the start of the call. */
export interface Cue {
  /** Index of the segment in the transcript. */
  readonly index: number;
  readonly startMs: number;
  /** Always after the start. */
  readonly endMs: number;
  readonly speaker: string;
  /** The lines that hold anything, divided by `\n`; at least one. */
  readonly text: string;
}

/** What subtitles can be made of. */
interface Cues {
  /** By start, then in the order of the transcript. They may overlap. */
  readonly cues: readonly Cue[];
  /** How many segments are left out since nobody knows when they were said. */
  readonly omitted: number;
}

/** After a longer silence, what was said is over before the next one begins. */
const longestGapMs = 10_000;
const shortestMs = 1_000;
const msPerWord = 350;

/** Of any language: not all of them have spaces. */
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/**
 * The segments of a call with their times; those without words are passed over. An end that is
 * missing, or not after its start, is the next start, where that is near, else the time it takes to
 * say the words, within the recording. A start is never made up.
 */
export function callCues({ transcript, lengthSeconds }: Call): Cues {
  const spoken = (transcript ?? [])
    .map(({ text, ...segment }, index) => ({ ...segment, index, text: joinedLines(text) }))
    .filter(({ text }) => text !== '');
  const timed = spoken
    .flatMap(({ start, end, ...rest }) => {
      const startMs = milliseconds(start);
      return startMs === null ? [] : [{ ...rest, startMs, givenEndMs: milliseconds(end) }];
    })
    .sort((a, b) => a.startMs - b.startMs);
  const laterStarts = nextLater(timed.map(({ startMs }) => startMs));
  const recordingMs = milliseconds(lengthSeconds) ?? 0;
  const cues = timed.map(({ givenEndMs, ...cue }, position) => {
    const isGiven = givenEndMs !== null && givenEndMs > cue.startMs;
    const laterMs = laterStarts[position] ?? Infinity;
    return { ...cue, endMs: isGiven ? givenEndMs : inferredEnd(cue, laterMs, recordingMs) };
  });
  return { cues, omitted: spoken.length - cues.length };
}

/** `00:01:02,345`, with more digits of hours where they are needed. */
export function cueTime(ms: number, decimalSign: '.' | ','): string {
  const pad = (value: number, digits: number) => String(value).padStart(digits, '0');
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  const clock = [Math.floor(minutes / 60), minutes % 60, seconds % 60];
  return `${clock.map((part) => pad(part, 2)).join(':')}${decimalSign}${pad(ms % 1000, 3)}`;
}

function joinedLines(text: string): string {
  return filledLines(storable(text)).join('\n');
}

/** Rounded once, so that 59.9996 s does not become 60 s of a minute. */
function milliseconds(seconds: number | null): number | null {
  const ms = Math.round((seconds ?? NaN) * 1000);
  return ms >= 0 && Number.isSafeInteger(ms) ? Math.abs(ms) : null;
}

/** For each start, the next one that is after it and not just the same. */
function nextLater(starts: readonly number[]): (number | undefined)[] {
  const later: (number | undefined)[] = [];
  for (let index = starts.length - 2; index >= 0; index -= 1) {
    const next = starts[index + 1];
    later[index] = next === starts[index] ? later[index + 1] : next;
  }
  return later;
}

function inferredEnd(
  { startMs, text }: { readonly startMs: number; readonly text: string },
  laterMs: number,
  recordingMs: number,
): number {
  const endMs =
    laterMs - startMs <= longestGapMs
      ? laterMs
      : Math.min(laterMs, startMs + Math.max(shortestMs, countWords(text) * msPerWord));
  // A recording that is said to end before this was said tells nothing.
  return recordingMs > startMs ? Math.min(endMs, recordingMs) : endMs;
}

function countWords(text: string): number {
  return [...words.segment(text)].filter(({ isWordLike }) => isWordLike).length;
}
