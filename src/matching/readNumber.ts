import type { PlannedNumber } from './phoneLibrary.ts';

/** See `readPlanned`. */
export type PlanReader = (text: string, country: string | null) => PlannedNumber | undefined;

/** What is written before a number, and the extension behind it. */
const scheme = /^(?:tel|callto|sms|sip|whatsapp):(?:\/\/)?/iu;
const extension = /[\s,;]*(?:\b(?:ext|extn|extension|poste|x)|;ext=|#)[.:\s]*\d{1,6}$/iu;

/** What a text may stand for that is a number and nothing else: see `PhoneNumbers.read`. */
export function readNumber(
  text: string,
  countries: readonly string[],
  readPlanned: PlanReader,
): readonly string[] {
  const plain = spelling(text).replace(scheme, '').replace(extension, '');
  if (plain.length > 40 || !/^\(?\+?\(?\d[\d\s().\-/]*$/u.test(plain)) return [];
  const digits = plain.replace(/\D/gu, '');
  if (plain.includes('+')) return numbersOf([readPlanned(`+${withoutTrunk(plain)}`, null)]);
  if (/^\d{3,6}$/u.test(digits)) return [digits];
  const local = countries.map((country) => readPlanned(plain, country));
  const abroad = /^(?:00|011)(\d{7,15})$/u.exec(digits)?.[1] ?? digits;
  return numbersOf([
    ...(abroad === digits
      ? []
      : [readPlanned(`+${withoutTrunk(plain, digits.length - abroad.length)}`, null)]),
    ...local,
    ...(abroad === digits && digits.length >= 8 ? [readPlanned(`+${digits}`, null)] : []),
  ]);
}

/** A text in plain signs: one kind of space and hyphen, no marks that are not seen. */
export function spelling(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The digits, without a "(0)" that is dialled at home only. @param skip how many digits to leave out first */
function withoutTrunk(plain: string, skip = 0): string {
  return plain.replace(/\(0\)/gu, '').replace(/\D/gu, '').slice(skip);
}

function numbersOf(read: readonly (PlannedNumber | undefined)[]): readonly string[] {
  const found = read.filter((planned) => planned !== undefined);
  const assignedFirst = found.toSorted((a, b) => Number(b.isAssigned) - Number(a.isAssigned));
  return [...new Set(assignedFirst.map(({ number }) => number))];
}
