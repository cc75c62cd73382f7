import { fold } from '../../../src/model/fold.ts';
import { graphemes } from './graphemes.ts';

/** A folded text that knows where each of its characters came from. */
export interface FoldedText {
  readonly text: string;
  /**
   * The part of the original that a part of the folded text was made of, as UTF-16 offsets; null if
   * that would cut a grapheme.
   */
  original(start: number, end: number): readonly [start: number, end: number] | null;
}

/** Folds a text and remembers where it came from: much slower than `fold`. */
export function foldWithOffsets(text: string, matchCase: boolean): FoldedText {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const [start, end] of graphemes(text)) {
    const piece = foldGrapheme(text.slice(start, end), matchCase);
    const added = folded.endsWith(' ') && piece.startsWith(' ') ? piece.slice(1) : piece;
    folded += added;
    while (starts.length < folded.length) {
      starts.push(start);
      ends.push(end);
    }
  }
  return {
    text: folded,
    original(start, end) {
      const from = starts[start];
      const to = ends[end - 1];
      if (from === undefined || to === undefined) return null;
      if (from === starts[start - 1] || to === ends[end]) return null;
      return [from, to];
    },
  };
}

/** A text has few different graphemes, and folding each anew would take most of the time. */
const known = { withCase: new Map<string, string>(), withoutCase: new Map<string, string>() };
const mostKnown = 5000;

function foldGrapheme(grapheme: string, matchCase: boolean): string {
  const folds = matchCase ? known.withCase : known.withoutCase;
  const before = folds.get(grapheme);
  if (before !== undefined) return before;
  const folded = fold(grapheme, matchCase);
  if (folds.size >= mostKnown) folds.clear();
  folds.set(grapheme, folded);
  return folded;
}
