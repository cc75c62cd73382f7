import type { Segment } from './segment.ts';
import { formatTimestamp } from './timestamp.ts';

/** A place in what was said. */
export interface TextPosition {
  /** Index in the transcript. */
  readonly segment: number;
  /** In the segment's text, in UTF-16 units. */
  readonly offset: number;
}

/** A part of a transcript; `from` is not after `to`. */
export interface Excerpt {
  readonly from: TextPosition;
  readonly to: TextPosition;
}

/** What an excerpt holds of one segment. */
export interface ExcerptLine {
  /** Of the whole segment, in seconds; null when unknown. */
  readonly start: number | null;
  /** As in the segment. */
  readonly speaker: string;
  /** What the speaker is called. */
  readonly name: string;
  /** Never blank; without white space around it. */
  readonly text: string;
}

/**
 * Widens an excerpt to whole words. An end before the first sign of a segment, which is where a
 * selection ends that was drawn over the end of a line, belongs to the segment before. An excerpt
 * that holds nothing stays so.
 */
export function wholeWords(
  segments: readonly Pick<Segment, 'text'>[],
  { from, to }: Excerpt,
): Excerpt {
  const textOf = (segment: number) => segments[segment]?.text ?? '';
  let end = to;
  while (end.offset === 0 && end.segment > from.segment) {
    end = { segment: end.segment - 1, offset: textOf(end.segment - 1).length };
  }
  if (end.segment === from.segment && end.offset <= from.offset) return { from, to: from };
  const words = new Intl.Segmenter(undefined, { granularity: 'word' });
  const first = words.segment(textOf(from.segment)).containing(from.offset);
  const last = words.segment(textOf(end.segment)).containing(end.offset - 1);
  return {
    from: { segment: from.segment, offset: first?.index ?? from.offset },
    to: { segment: end.segment, offset: last ? last.index + last.segment.length : end.offset },
  };
}

/** An excerpt segment by segment, without those of which it holds no words. */
export function excerptLines(
  segments: readonly Segment[],
  nameOf: (speaker: string) => string,
  { from, to }: Excerpt,
): ExcerptLine[] {
  return segments
    .slice(from.segment, to.segment + 1)
    .map(({ speaker, text, start }, index) => {
      const first = index === 0 ? from.offset : 0;
      const end = from.segment + index === to.segment ? to.offset : text.length;
      return { start, speaker, name: nameOf(speaker), text: text.slice(first, end).trim() };
    })
    .filter(({ text }) => text !== '');
}

/**
 * An excerpt as plain text. Words of one segment stand for themselves, as they were selected; of
 * several, each gets a line that says when and by whom.
 */
export function excerptText(lines: readonly ExcerptLine[]): string {
  const [first, ...others] = lines;
  return first && others.length === 0 ? first.text : lines.map(lineText).join('\n');
}

/** When, by whom and what, on one line: `[0:12] Ada Lovelace: text`. */
export function lineText({ start, name, text }: ExcerptLine): string {
  const time = start === null ? '' : `[${formatTimestamp(start)}] `;
  return `${time}${name}: ${text.replace(/[\n\r\v\f\u0085\u2028\u2029]+/gu, ' ')}`;
}
