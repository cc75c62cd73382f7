import { wordMatch, type WordMatch } from './wordMatch.ts';

/** Shorter runs of digits stand inside too many numbers. */
const shortestInside = 3;

/**
 * Makes a judge of how a phone number meets digits that are typed, in whatever spelling: from the
 * country's code on, from where the number begins at home on, or its last digits. What is dialled
 * before a number (`00`, `011`, `0`) is not part of it; nobody needs to know the country for that.
 *
 * @param typed a number, or part of one, with or without spaces and signs
 * @returns a judge of numbers by their digits; undefined when there are no digits to go by
 */
export function digitMatcher(typed: string): ((digits: string) => WordMatch) | undefined {
  const all = typed.replace(/\(0\)/gu, '').replace(/\D/gu, '');
  const spellings = [
    ...new Set([all, all.replace(/^(?:011|0+)/u, ''), all.replace(/^0+/u, '')]),
  ].filter(({ length }) => length > 1);
  if (spellings.length === 0) return undefined;
  return (digits) =>
    spellings.reduce<WordMatch>((best, spelling) => {
      const match = matchOf(digits, spelling);
      return match > best ? match : best;
    }, wordMatch.none);
}

function matchOf(digits: string, typed: string): WordMatch {
  if (digits === typed) return wordMatch.whole;
  const at = digits.indexOf(typed);
  if (at < 0) return wordMatch.none;
  // Codes of countries have one to three digits.
  if (at <= 3 || digits.endsWith(typed)) return wordMatch.beginning;
  return typed.length < shortestInside ? wordMatch.none : wordMatch.inside;
}
