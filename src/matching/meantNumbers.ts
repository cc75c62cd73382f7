import type { PlannedNumber } from './phoneLibrary.ts';
import { type PlanReader, readNumber } from './readNumber.ts';

/** All digits in a row stand in programs more often than somebody has them for a number. */
const counting = new Set(['0123456789', '0987654321', '9876543210']);

/**
 * What a part of a text stands for that is written as people write phone numbers, and as they write
 * nothing else: with `+`, with the `0` that is dialled at home, or grouped as in its country.
 *
 * @param text in plain signs, see `spelling`
 * @returns E.164, the likeliest first
 */
export function meantNumbers(
  text: string,
  countries: readonly string[],
  readPlanned: PlanReader,
): readonly string[] {
  const groups = text.match(/\d+/gu) ?? [];
  const digits = groups.join('');
  if (counting.has(digits)) return [];
  return text.includes('+') || digits.startsWith('00')
    ? internationalNumbers(text, groups, readPlanned)
    : localNumbers(text, groups, countries, readPlanned);
}

function internationalNumbers(
  text: string,
  groups: readonly string[],
  readPlanned: PlanReader,
): readonly string[] {
  const isDecimal = text.includes('.') && groups.some(({ length }) => length > 4);
  // Ids are filled up with zeros, and codes of goods begin with them.
  const isFilledUp = /^001\d+$/u.test(text);
  // Nor is a row of character codes or of words of a dump.
  const isDump = groups.length > 1 && groups.every(({ length }) => length === 4);
  if (isDecimal || isFilledUp || isDump) return [];
  const [number] = readNumber(text, [], readPlanned);
  if (number === undefined) return [];
  const isSpelledOut = text.includes('+');
  return isSpelledOut || readPlanned(number, null)?.isAssigned ? [number] : [];
}

/** Those that are grouped as in their country come first. */
function localNumbers(
  text: string,
  groups: readonly string[],
  countries: readonly string[],
  readPlanned: PlanReader,
): readonly string[] {
  const asUsual: string[] = [];
  const otherwise: string[] = [];
  for (const country of countries) {
    const planned = readPlanned(text, country);
    if (!planned) continue;
    if (isGroupedAs(planned, groups) && isEvenlySpaced(text)) asUsual.push(planned.number);
    else if (isSpelledByHand(text, groups)) otherwise.push(planned.number);
  }
  return [...new Set([...asUsual, ...otherwise])];
}

function isGroupedAs(planned: PlannedNumber, groups: readonly string[]): boolean {
  if (groups.length < 2) return false;
  const usual = planned.groups.join(' ');
  return groups.join(' ') === usual || groups.join(' ') === `1 ${usual}`;
}

/** With the zero that is dialled before local numbers, and in parts as people choose them. */
function isSpelledByHand(text: string, groups: readonly string[]): boolean {
  if (!/^\(?0/u.test(text)) return false;
  if (groups.length === 1) return true;
  const isEven = groups.every(({ length }) => length >= 2 && length <= 7);
  return isEvenlySpaced(text) && isEven && !holdsDate(groups);
}

/** Whether there is one kind of sign between the groups, but for what goes with a parenthesis. */
function isEvenlySpaced(text: string): boolean {
  return new Set(text.replace(/ ?\(|\)[ -]?|\d/gu, '')).size <= 1;
}

function holdsDate(groups: readonly string[]): boolean {
  return groups.some((group, index) => {
    if (!/^(?:19|20)\d\d$/u.test(group)) return false;
    const beside = [groups[index - 2], groups[index - 1], groups[index + 1], groups[index + 2]];
    const isShort = (part: string | undefined) => part?.length === 2;
    return (isShort(beside[0]) && isShort(beside[1])) || (isShort(beside[2]) && isShort(beside[3]));
  });
}
