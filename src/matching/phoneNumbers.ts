import { findNumbers, type NumberInText } from './numbersInText.ts';
import { readNumber } from './readNumber.ts';

/** Reads phone numbers in any spelling. */
export interface PhoneNumbers {
  /**
   * What a text may stand for that is a number and nothing else: "06 39 98 00 42", "0033 6…",
   * "tel:+33…", with or without an extension.
   *
   * @param countries ISO 3166-1 alpha-2 codes of the countries whose local spellings are meant
   * @returns E.164, the likeliest first; short numbers (3 to 6 digits) as their digits
   */
  read(text: string, countries: readonly string[]): readonly string[];
  /**
   * The numbers in a text, in its order. What may as well be something else (a date, a version, an
   * id) is left out, unless `isKnown` knows it.
   *
   * @param isKnown whether there is somebody with this number (E.164)
   */
  find(
    text: string,
    countries: readonly string[],
    isKnown?: (number: string) => boolean,
  ): readonly NumberInText[];
}

let loaded: Promise<PhoneNumbers> | undefined;

/** Reads the plans of all countries from disk, the first time. */
export function loadPhoneNumbers(): Promise<PhoneNumbers> {
  loaded ??= import('./phoneLibrary.ts').then(({ readPlanned }) => ({
    read: (text, countries) => readNumber(text, countries, readPlanned),
    find: (text, countries, isKnown = () => false) =>
      findNumbers(text, countries, readPlanned, isKnown),
  }));
  return loaded;
}
