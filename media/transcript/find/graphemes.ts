const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Characters between any two of which a grapheme always ends, so that the segmenter, which is slow,
 * has to be asked only about what lies around others: Latin, Greek, Cyrillic, Hebrew and Arabic
 * letters, punctuation, Chinese and Japanese.
 */
const loners =
  '\\n -~\\u00a0-\\u02ff\\u0370-\\u0482\\u048a-\\u052f\\u05d0-\\u05ea\\u0620-\\u064a\\u1e00-\\u1fff' +
  '\\u2010-\\u2027\\u3001-\\u3029\\u3041-\\u3096\\u30a1-\\u30fe\\u4e00-\\u9fff\\uff01-\\uff60';
const pieces = new RegExp(
  `[${loners}]+(?=[${loners}]|$)|[${loners}]?(?:[^${loners}]+[${loners}]?)+`,
  'gu',
);
const onlyLoners = new RegExp(`^[${loners}]*$`, 'u');

/** The graphemes of a text, from offset to offset. */
export function* graphemes(text: string): Generator<readonly [start: number, end: number]> {
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    if (onlyLoners.test(piece)) {
      for (let at = index; at < index + piece.length; at++) yield [at, at + 1];
      continue;
    }
    for (const { segment, index: inner } of segmenter.segment(piece)) {
      yield [index + inner, index + inner + segment.length];
    }
  }
}

/** The next place at or before an offset, and at or after it, where a grapheme begins or ends. */
export function graphemeEdges(text: string): {
  before(offset: number): number;
  after(offset: number): number;
} {
  const segments = segmenter.segment(text);
  return {
    before: (offset) => segments.containing(offset)?.index ?? offset,
    after: (offset) => {
      const holding = segments.containing(offset);
      if (!holding || holding.index === offset) return offset;
      return holding.index + holding.segment.length;
    },
  };
}
