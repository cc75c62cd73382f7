const inWord = /[\p{L}\p{M}\p{N}\p{Pc}\p{Join_Control}\u00ad]/u;

/** Scripts that put no spaces between words: there, a dictionary has to tell. */
const unspaced =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Whether an offset does not stand inside a word. */
export function isWordEdge(text: string, offset: number): boolean {
  const before = Array.from(text.slice(Math.max(0, offset - 2), offset)).at(-1) ?? '';
  const after = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  if (!inWord.test(before) || !inWord.test(after)) return true;
  if (!unspaced.test(before) && !unspaced.test(after)) return false;
  return segmenter.segment(text).containing(offset)?.index === offset;
}
