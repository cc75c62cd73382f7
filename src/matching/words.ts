import { fold, isSimple } from '../model/fold.ts';

/** A word as it is compared, and where it stands in its text, in UTF-16 units. */
export interface Word {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  /** Whether it is a run of a script without spaces, in which a word may begin anywhere. */
  readonly isUnspaced: boolean;
}

/** Scripts that put no spaces between words. */
const unspaced =
  '[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}]';
/** Marks and unseen signs belong to the letter before them. */
const within = '[\\p{L}\\p{N}\\p{M}\\p{Join_Control}\\u00ad]';
const run = (look: string) => `(?=[\\p{L}\\p{N}])(?:${look}${within})+`;
const wordRuns = new RegExp(`(${run(`(?=${unspaced})`)})|${run(`(?!${unspaced})`)}`, 'gu');

/** The words of a text in its order: runs of letters and digits, as Allo's search takes them. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(wordRuns), ({ 0: word, 1: unspacedRun, index }) => ({
    // Composed again, a part of it has the length that it has in the text.
    folded: unspacedRun === undefined ? foldWord(word) : foldWord(word).normalize('NFC'),
    start: index,
    end: index + word.length,
    isUnspaced: unspacedRun !== undefined,
  })).filter(({ folded }) => folded !== '');
}

/** Most words of most texts are simple, and there are many. */
function foldWord(word: string): string {
  return isSimple(word) ? word.toLowerCase() : fold(word, false);
}
