import { type Word, wordsOf } from './words.ts';

/** What is looked for: words, and phrases whose words stand side by side. */
export interface SoughtWords {
  readonly words: readonly string[];
  readonly phrases: readonly string[];
}

/** One of them, folded; a word such as `don’t` has two pieces. */
export interface Term {
  readonly pieces: readonly string[];
  /** Whether the last piece is a whole word; else it is the beginning of one. */
  readonly isWhole: boolean;
}

/** What is looked for, without what holds neither letter nor digit. */
export function termsOf({ words, phrases }: SoughtWords): Term[] {
  const term = (isWhole: boolean) => (text: string) => ({
    pieces: wordsOf(text).map(({ folded }) => folded),
    isWhole,
  });
  return [...words.map(term(false)), ...phrases.map(term(true))].filter(
    ({ pieces }) => pieces.length > 0,
  );
}

/** Where a term stands that begins with a word of a text; null if none does. */
export function matchAt(
  words: readonly Word[],
  first: number,
  { pieces, isWhole }: Term,
): readonly [start: number, end: number] | null {
  const last = pieces.length - 1;
  let start: number | undefined;
  let end = 0;
  for (const [index, piece] of pieces.entries()) {
    const word = words[first + index];
    const at =
      word && offsetOf(piece, word, { isFirst: index === 0, isLast: index === last, isWhole });
    if (!word || at === null || at === undefined) return null;
    start ??= word.start + at;
    end = isPart(word) ? word.start + at + piece.length : word.end;
  }
  return start === undefined ? null : [start, end];
}

/** Where a piece begins in a word, in UTF-16 units; null where it does not fit. */
function offsetOf(
  piece: string,
  word: Word,
  { isFirst, isLast, isWhole }: { isFirst: boolean; isLast: boolean; isWhole: boolean },
): number | null {
  const { folded, isUnspaced } = word;
  if (!isUnspaced) {
    const fits = isLast && !isWhole ? folded.startsWith(piece) : folded === piece;
    return fits ? 0 : null;
  }
  const at = isFirst && !isLast ? folded.lastIndexOf(piece) : folded.indexOf(piece);
  const fits = at >= 0 && (isFirst || at === 0) && (isLast || at + piece.length === folded.length);
  if (!fits) return null;
  return isPart(word) ? at : 0;
}

/** Whether a part of a word can be told from its folded form: of other words, all is meant. */
function isPart({ folded, start, end, isUnspaced }: Word): boolean {
  return isUnspaced && folded.length === end - start;
}
