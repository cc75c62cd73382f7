import { shortened } from './plainText.ts';

/** Consecutive segments of one speaker, as they stand in the text that `itemMarkdown` writes. */
export interface Turn {
  /** Name of the speaker; empty when the speaker has none. */
  readonly speaker: string;
  /** When the first segment begins, as it is written: "1:23"; null when that is not known. */
  readonly time: string | null;
  /** How the first segment begins. */
  readonly firstWords: string;
  /** Line of the first segment, counted from 0. */
  readonly firstLine: number;
  /** Line of the last segment. */
  readonly lastLine: number;
}

/**
 * Reads the turns of a call back from its text form. What somebody said cannot pass for the beginning
 * of a segment: their signs are escaped, and only the last section holds segments, one a line.
 *
 * @returns an empty list for a text without transcript
 */
export function turnsOf(markdown: string): Turn[] {
  const lines = markdown.split(/\r?\n/u);
  const heading = lines.findLastIndex((line) => line.startsWith('## '));
  const turns: Turn[] = [];
  if (heading === -1) return turns;
  let current: string | undefined;
  for (let index = heading + 1; index < lines.length; index++) {
    const segment = readSegment(lines[index] ?? '');
    if (!segment) continue;
    const last = turns.at(-1);
    if (last && segment.name === current) {
      turns[turns.length - 1] = { ...last, lastLine: index };
    } else {
      current = segment.name;
      turns.push({
        speaker: unescape(segment.name),
        time: segment.time,
        firstWords: firstWords(segment.text),
        firstLine: index,
        lastLine: index,
      });
    }
  }
  return turns;
}

/** The line of a segment; name and text are still Markdown. */
function readSegment(line: string) {
  const start = /^(?:\\\[(\d+(?::\d\d){1,2})\\\] )?\*\*/u.exec(line);
  if (!start) return undefined;
  const [{ length }, time = null] = start;
  const end = endOfName(line, length);
  if (end === -1) return undefined;
  return { time, name: line.slice(length, end), text: line.slice(end + nameEnd.length) };
}

const nameEnd = ':**';

/** Where a name ends: signs that are escaped or stand in code are part of it. */
function endOfName(line: string, from: number): number {
  for (let index = from; index < line.length; index++) {
    if (line.startsWith(nameEnd, index)) return index;
    if (line[index] === '\\') index++;
    else if (line[index] === '`') index = endOfCode(line, index) - 1;
  }
  return -1;
}

/** No run of backticks within code is as long as the one that it stands between. */
function endOfCode(line: string, from: number): number {
  const fence = /`+/uy;
  fence.lastIndex = from;
  const [opening = '`'] = fence.exec(line) ?? [];
  const closing = line.indexOf(opening, from + opening.length);
  return closing === -1 ? line.length : closing + opening.length;
}

/** Enough to recognize it by; a segment may be as long as a book. */
function firstWords(text: string): string {
  return shortened(unescape(text.slice(0, 400)).trim(), 80);
}

/** Undoes `escapeInline`; code may be cut off. */
function unescape(markdown: string): string {
  return markdown.replace(/\\(.)|(?<!`)(`+) ?(.*?) ?(?:(?<!`)\2(?!`)|$)/gu, '$1$3');
}
