import {
  addDays,
  type Day,
  isoOf,
  readDay,
  single,
  type Span,
  weekdayOf,
  wholeMonth,
} from './calendar.ts';

/** Names in English and French, folded, and what they are cut to. */
const monthNames = [
  /^jan(?:\.|uary|v\.?|vier)?$/u,
  /^fe(?:b\.?|bruary|v\.?|vr\.?|vrier)$/u,
  /^mar(?:\.|ch|s)?$/u,
  /^a(?:pr\.?|pril|vr\.?|vril)$/u,
  /^ma[yi]$/u,
  /^ju(?:n\.?|ne|in)$/u,
  /^jui?l(?:\.|y|let)?$/u,
  /^a(?:ug\.?|ugust|out)$/u,
  /^sept?(?:\.|ember|embre)?$/u,
  /^oct(?:\.|ober|obre)?$/u,
  /^nov(?:\.|ember|embre)?$/u,
  /^dec(?:\.|ember|embre)?$/u,
];
const weekdayNames = [
  /^(?:mon(?:day)?|lundi)$/u,
  /^(?:tue(?:sday)?|mardi)$/u,
  /^(?:wed(?:nesday)?|mercredi)$/u,
  /^(?:thu(?:rsday)?|jeudi)$/u,
  /^(?:fri(?:day)?|vendredi)$/u,
  /^(?:sat(?:urday)?|samedi)$/u,
  /^(?:sun(?:day)?|dimanche)$/u,
];

/** The last day with this name, today among them; null for what is no name. */
export function lastWeekday(name: string, today: Day): Span | null {
  const weekday = weekdayNames.findIndex((names) => names.test(name));
  return weekday < 0 ? null : single(addDays(today, -((weekdayOf(today) - weekday + 7) % 7)));
}

/** A month by its name, without a year the last that has begun; null for what is no name. */
export function namedMonth(name: string, year: string | undefined, today: Day): Span | null {
  const month = 1 + monthNames.findIndex((names) => names.test(name));
  if (month === 0) return null;
  const isBegun = month <= today.month;
  return wholeMonth(year === undefined ? today.year - (isBegun ? 0 : 1) : Number(year), month);
}

/** A day of a month by its name, without a year the last that has been; null if there is none. */
export function namedDay(
  day: string,
  name: string,
  year: string | undefined,
  today: Day,
): Span | null {
  const month = 1 + monthNames.findIndex((names) => names.test(name));
  if (month === 0) return null;
  if (year !== undefined) return single(readDay(Number(year), month, Number(day)));
  const thisYear = readDay(today.year, month, Number(day));
  const isBegun = thisYear !== null && isoOf(thisYear) <= isoOf(today);
  return single(isBegun ? thisYear : readDay(today.year - 1, month, Number(day)));
}
