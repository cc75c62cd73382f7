/*
 * The part of libphonenumber-js that is needed, with the plans of all countries. Large, so it becomes
 * a bundle of its own (see esbuild.js) that is read when somebody looks up a number.
 */
import {
  type CountryCode,
  getCountries,
  Metadata,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.min.json';

const countries: ReadonlyMap<string, CountryCode> = new Map(
  getCountries(metadata).map((country) => [country, country]),
);

/** A number that the plan of its country allows. */
export interface PlannedNumber {
  /** E.164. */
  readonly number: string;
  /** Whether it is of a range that is known to be given out; plans change, and some are for fiction. */
  readonly isAssigned: boolean;
  /** The digits as people of that country group them, with what is dialled there before them. */
  readonly groups: readonly string[];
}

/**
 * Reads a number.
 *
 * @param country ISO 3166-1 alpha-2, for numbers in the spelling of that country; null for others,
 *   which begin with `+`
 * @returns undefined when the text is no number, or none that the plan of its country allows
 */
export function readPlanned(text: string, country: string | null): PlannedNumber | undefined {
  const local = country === null ? undefined : countries.get(country);
  if (country !== null && local === undefined) return undefined;
  const read = local
    ? parsePhoneNumberFromString(text, { defaultCountry: local, extract: false }, metadata)
    : parsePhoneNumberFromString(text, { extract: false }, metadata);
  if (!read) return undefined;
  const isAssigned = read.isValid();
  if (!isAssigned && !isPlausible(read, local)) return undefined;
  return {
    number: read.number,
    isAssigned,
    groups: read.formatNational().match(/\d+/gu) ?? [],
  };
}

/** Whether it is as long as the numbers of its country that are longest, and begins as they may. */
function isPlausible(read: PhoneNumber, local: CountryCode | undefined): boolean {
  const { nationalNumber, countryCallingCode } = read;
  if (countryCallingCode === '1') return /^[2-9]\d\d[2-9]\d{6}$/u.test(nationalNumber);
  const country = local ?? read.getPossibleCountries()[0];
  if (!country || nationalNumber.startsWith('0')) return false;
  const plan = new Metadata(metadata);
  plan.selectNumberingPlan(country);
  const lengths = plan.numberingPlan?.possibleLengths() ?? [];
  return nationalNumber.length === Math.max(...lengths);
}
