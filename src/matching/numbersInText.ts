import { meantNumbers } from './meantNumbers.ts';
import { type PlanReader, readNumber, spelling } from './readNumber.ts';

/** A phone number where it stands. */
export interface NumberInText {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** What it may stand for, as E.164, the likeliest first. */
  readonly numbers: readonly string[];
}

const space = ' \\u00a0\\u2009\\u202f';
const between = `[${space}.\\-\\u2010-\\u2013]?(?:\\(|\\)[${space}\\-]?)?`;
const run = new RegExp(`\\(?\\+?\\(?\\d(?:${between}\\d)*`, 'gu');

/** Their digits are none of a number beside them. */
const datesAndTimes =
  /\d{4}-\d\d-\d\d(?:T\d\d(?::?\d\d)+)?|\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d\b|\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?:[+-]\d\d:?\d\d|Z\b)?/gu;

/** Words before what looks like a number, and is another kind of one. */
const otherKind =
  /\b(?:isbn|issn|ean|upc|gtin|sku|siret|siren|iban|vat|tva|cve|pid|uid|oid|id|buffer)(?:[-\s]?1[03])?[\s:#=]{0,3}$/iu;

/** See `PhoneNumbers.find`. Its time grows with the length of the text. */
export function findNumbers(
  text: string,
  countries: readonly string[],
  readPlanned: PlanReader,
  isKnown: (number: string) => boolean,
): NumberInText[] {
  const masked = text.replace(datesAndTimes, (found) => '\u0000'.repeat(found.length));
  const found: NumberInText[] = [];
  for (const { 0: candidate, index } of masked.matchAll(run)) {
    for (const part of partsOf(candidate)) {
      const start = index + part.start;
      const end = start + part.text.length;
      if (!hasDigitsOfNumber(part.text) || !standsAlone(masked, start, end)) continue;
      const written = spelling(part.text);
      const before = masked.slice(Math.max(0, start - 20), start);
      const meant = otherKind.test(before) ? [] : meantNumbers(written, countries, readPlanned);
      const numbers =
        meant.length > 0
          ? meant
          : readNumber(written, countries, readPlanned).filter((number) => isKnown(number));
      if (numbers.length > 0) found.push({ start, end, numbers });
      if (numbers.length > 0 && part.isWhole) break;
    }
  }
  return found;
}

interface Part {
  readonly text: string;
  /** UTF-16 offset in the candidate. */
  readonly start: number;
  readonly isWhole: boolean;
}

/** All of it; where that is no number, those in it that have no spaces. */
function* partsOf(candidate: string): Generator<Part> {
  // A parenthesis that is not closed within the number stands around it.
  const start = candidate.startsWith('(') && !candidate.includes(')') ? 1 : 0;
  yield { text: candidate.slice(start), start, isWhole: true };
  if (!/\s/u.test(candidate)) return;
  for (const { 0: text, index } of candidate.matchAll(/[^\s(]{9,}/gu)) {
    yield { text, start: index, isWhole: false };
  }
}

/** Numbers have up to 15, and what is dialled before them. */
function hasDigitsOfNumber(text: string): boolean {
  if (text.length < 8 || text.length > 40) return false;
  const { length } = text.replace(/\D/gu, '');
  return length >= 8 && length <= 17;
}

/** Whether nothing that stands beside it makes it a part of something else. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 20), start);
  const after = text.slice(end, end + 6);
  const isInternational = text[start] === '+';
  if (/(?:[\p{L}\p{N}_.#$€£¥%&+*^~\\-]|\d[:,])$/u.test(before)) return false;
  if (/[/@]$/u.test(before) && !isInternational) return false;
  if (/^(?:[\p{L}\p{N}_]|[.:/-][\p{L}\p{N}]|,\d{3}\b)/u.test(after)) return false;
  if (/^(?:@|\s?(?:[%€$£¥°]|EUR|USD|GBP|CHF))/u.test(after)) {
    return isInternational && after.startsWith('@');
  }
  return true;
}
