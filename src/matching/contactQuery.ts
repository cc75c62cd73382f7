import { chunksOf, partsOf } from './contactWords.ts';

/** One thing that a contact must have: a word, a number, or what may be either. */
export interface ContactTerm {
  /** Folded; undefined for what is a number only. */
  readonly word: string | undefined;
  /** In whatever spelling; undefined for what is a word only. */
  readonly number: string | undefined;
}

/** Nobody needs more to find somebody, and each one costs time. */
const mostTerms = 8;

/** What is typed as the terms that must all be met. Digits that stand side by side are one number. */
export function contactTerms(query: string): ContactTerm[] {
  const terms: ContactTerm[] = [];
  let digits: string[] = [];
  const endNumber = () => {
    const [word, ...more] = digits.flatMap(partsOf);
    if (word !== undefined) {
      terms.push({ number: digits.join(' '), word: more.length > 0 ? undefined : word });
    }
    digits = [];
  };
  for (const chunk of chunksOf(query.slice(0, 200))) {
    if (/^[+(\d][\d().+/-]*$/u.test(chunk)) {
      digits.push(chunk);
      continue;
    }
    endNumber();
    const words = chunk.includes('@') ? [chunk] : partsOf(chunk);
    terms.push(...words.map((word) => ({ word, number: undefined })));
  }
  endNumber();
  return terms.slice(0, mostTerms);
}
