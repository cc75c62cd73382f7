import { fold } from '../../../src/model/fold.ts';

/** Finds words the slow and obvious way: every run of graphemes is folded and compared. */
export function naiveMatches(text: string, sought: string, matchCase: boolean): string[] {
  const needle = fold(sought, matchCase);
  const graphemes = [...new Intl.Segmenter().segment(text)].map(({ segment, index }) => ({
    start: index,
    end: index + segment.length,
    folded: fold(segment, matchCase),
  }));
  const hits: string[] = [];
  for (let from = 0; from < graphemes.length && needle !== '';) {
    const to = endOfMatch(graphemes, from, needle);
    if (to === null) {
      from += 1;
      continue;
    }
    hits.push(`${graphemes[from]?.start ?? 0}-${graphemes[to]?.end ?? 0}`);
    from = to + 1;
  }
  return hits;
}

/** Index of the last grapheme of a match that begins at one; null if none does. */
function endOfMatch(
  graphemes: readonly { readonly folded: string }[],
  from: number,
  needle: string,
): number | null {
  const before = graphemes.slice(0, from).findLast(({ folded }) => folded !== '');
  const first = graphemes[from]?.folded ?? '';
  const isSwallowed = first === ' ' && before?.folded.endsWith(' ') === true;
  if (first === '' || isSwallowed) return null;
  let folded = '';
  for (let to = from; to < graphemes.length && folded.length < needle.length; to++) {
    const piece = graphemes[to]?.folded ?? '';
    folded += folded.endsWith(' ') && piece.startsWith(' ') ? piece.slice(1) : piece;
    if (folded === needle) return to;
  }
  return null;
}
