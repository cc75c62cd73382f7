import type { Call } from '../model/call.ts';
import { callCues, type Cue, cueTime } from './cues.ts';
import { type ExportedItem, speakerNames } from './exportable.ts';
import { oneLine, storable, withoutArrows } from './plainText.ts';

/** What is shown at one time. */
interface Subtitle {
  readonly startMs: number;
  endMs: number;
  /** One for each segment. */
  readonly lines: string[];
}

/** There is room for two digits of hours. */
const latestMs = 100 * 3_600_000 - 1;
const latestStartMs = latestMs - 999;
/** Nobody can read what is there for less. */
const shortestMs = 500;

/**
 * The transcript of a call as SubRip, which has no specification: numbered from 1, never two at a
 * time, without anything that some player takes for markup. It has no comments: what could not be
 * given a time is told by {@link callCues}.
 */
export function srt(call: ExportedItem<Call>): string {
  const nameOf = speakerNames(call);
  return subtitles(callCues(call.item).cues, nameOf)
    .map(({ startMs, endMs, lines }, index) => {
      const time = `${cueTime(startMs, ',')} --> ${cueTime(endMs, ',')}`;
      const text = lines.length === 1 ? lines : lines.map((line) => `- ${line}`);
      return [index + 1, time, ...text, ''].map((line) => `${line}\r\n`).join('');
    })
    .join('');
}

/** Most players show one at a time: the earlier one makes room, or both are shown as one. */
function subtitles(cues: readonly Cue[], nameOf: (speaker: string) => string): Subtitle[] {
  const shown: Subtitle[] = [];
  for (const cue of cues) {
    const startMs = Math.min(cue.startMs, latestStartMs);
    const endMs = Math.min(cue.endMs, latestMs);
    const text = line(nameOf(cue.speaker), cue.text);
    const last = shown.at(-1);
    if (last && last.endMs > startMs && startMs - last.startMs < shortestMs) {
      last.endMs = Math.max(last.endMs, endMs);
      last.lines.push(text);
    } else {
      if (last) last.endMs = Math.min(last.endMs, startMs);
      shown.push({ startMs, endMs, lines: [text] });
    }
  }
  return shown;
}

/** Nothing can be escaped: an unseen sign parts what would begin a tag, or a command (`{\an8}`). */
function line(name: string, text: string): string {
  const words = [name, text].map((part) => oneLine(storable(part))).filter((part) => part !== '');
  return withoutArrows(words.join(': ')).replace(/[<{]/gu, '$&\u2060');
}
