/** A part of a text, in UTF-16 units. */
export type Range = readonly [start: number, end: number];

/** A line of a text, and what of it is marked. */
export interface MarkedLine {
  readonly line: string;
  /** In order, none empty, none overlapping. */
  readonly ranges: readonly Range[];
}

const longestLine = 120;
/** So much of it where there is little room. */
const beforeInRow = 12;
/** So much of what stands before the first mark is shown with it. */
const before = 40;

/**
 * The part of a text around its first mark: at most 120 characters, cut between words, with an
 * ellipsis where it was cut.
 *
 * @param text without white space around it, and with one space at most between words
 * @param marks in order, none overlapping
 */
export function lineAround(text: string, marks: readonly Range[]): MarkedLine {
  const room = longestLine - 2;
  const [first, firstEnd] = marks[0] ?? [0, 0];
  let start = text.length <= longestLine ? 0 : Math.max(0, first - before);
  // What would be left empty behind the end of the text, is for what stands before.
  start = Math.max(0, Math.min(start, text.length - room));
  if (start > 0) start = afterSpace(text, start, first);
  let end = text.length <= longestLine ? text.length : Math.min(text.length, start + room);
  if (end < text.length) end = beforeSpace(text, end, Math.max(first + 1, firstEnd));

  const lead = start > 0 ? '…' : '';
  const line = lead + text.slice(start, end) + (end < text.length ? '…' : '');
  const shift = lead.length - start;
  const ranges = marks
    .map(([from, to]): Range => [Math.max(from, start), Math.min(to, end)])
    .filter(([from, to]) => from < to)
    .map(([from, to]): Range => [from + shift, to + shift]);
  return { line, ranges };
}

/** The beginning of a word at or after an offset, as long as that is not beyond the limit. */
function afterSpace(text: string, offset: number, limit: number): number {
  const space = text.indexOf(' ', offset - 1);
  return space >= 0 && space < limit ? space + 1 : wholeSign(text, offset);
}

/** The end of a word at or before an offset, as long as that is not before the limit. */
function beforeSpace(text: string, offset: number, limit: number): number {
  const space = text.lastIndexOf(' ', offset);
  return space >= limit ? space : wholeSign(text, offset);
}

/** Half of a pair that makes one sign would show as a broken one. */
function wholeSign(text: string, offset: number): number {
  const isHalf = /[\uDC00-\uDFFF]/u.test(text.charAt(offset));
  return isHalf ? offset - 1 : offset;
}

/** The same line for a narrow row, of which the end may be cut off: its first mark stands near the beginning. */
export function nearFirstMark({ line, ranges }: MarkedLine): MarkedLine {
  const [first = 0] = ranges[0] ?? [];
  const wanted = first - beforeInRow;
  if (wanted <= 1) return { line, ranges };
  const start = line.indexOf(' ', wanted) + 1;
  if (start === 0 || start > first) return { line, ranges };
  const shift = 1 - start;
  return {
    line: `…${line.slice(start)}`,
    ranges: ranges.map(([from, to]): Range => [from + shift, to + shift]),
  };
}
