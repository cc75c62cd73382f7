import { fold } from '../model/fold.ts';
import {
  addDays,
  type Day,
  dayOf,
  isoOf,
  readDay,
  single,
  type Span,
  wholeMonth,
} from './calendar.ts';
import { lastUnits, unitName, unitOf, unitsAgo, wholeUnit } from './dayUnits.ts';
import { lastWeekday, namedDay, namedMonth } from './namedDays.ts';

/** Days from the first to the last, both included, as `YYYY-MM-DD`. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** What a `Date` tells of the user's calendar. */
export type LocalDate = Pick<Date, 'getFullYear' | 'getMonth' | 'getDate'>;

/** How the days are said; the first expression that fits the whole text counts. */
const forms: readonly (readonly [RegExp, (parts: readonly string[], today: Day) => Span | null])[] =
  [
    [/^(?:today|aujourd hui)$/u, (_, today) => [today, today]],
    [/^(?:yesterday|hier)$/u, (_, today) => single(addDays(today, -1))],
    [/^(?:day before yesterday|avant hier)$/u, (_, today) => single(addDays(today, -2))],
    [
      new RegExp(`^(?:this|ce|cette) ${unitName}(?: ci)?$`, 'u'),
      ([unit = ''], today) => wholeUnit(unitOf(unit), 0, today),
    ],
    [
      new RegExp(`^(?:last|previous) ${unitName}$`, 'u'),
      ([unit = ''], today) => wholeUnit(unitOf(unit), -1, today),
    ],
    [
      new RegExp(`^${unitName} (?:dernier|derniere|passe|passee)$`, 'u'),
      ([unit = ''], today) => wholeUnit(unitOf(unit), -1, today),
    ],
    [
      new RegExp(
        `^(?:(?:last|past|previous) )?(\\d{1,4}) (?:(?:dernier|derniere)s? )?${unitName}$`,
        'u',
      ),
      ([count = '', unit = ''], today) => lastUnits(Number(count), unitOf(unit), today),
    ],
    [
      new RegExp(`^(?:(\\d{1,4}) ${unitName} ago|il y a (\\d{1,4}) ${unitName})$`, 'u'),
      ([count, unit, nombre = '', unite = ''], today) =>
        unitsAgo(Number(count ?? nombre), unitOf(unit ?? unite), today),
    ],
    [/^(?:last )?(\p{L}+)(?: dernier)?$/u, ([name = ''], today) => lastWeekday(name, today)],
    [/^(\p{L}+\.?)(?: (\d{4}))?$/u, ([name = '', year], today) => namedMonth(name, year, today)],
    [
      /^(\d{1,2})(?:st|nd|rd|th|er)? (\p{L}+\.?)(?: (\d{4}))?$/u,
      ([day = '', name = '', year], today) => namedDay(day, name, year, today),
    ],
    [
      /^(\p{L}+\.?) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/u,
      ([name = '', day = '', year], today) => namedDay(day, name, year, today),
    ],
  ];

/**
 * Reads days as people write them, in English or French: `yesterday`, `la semaine dernière`,
 * `last 30 days` (today is the last of them), `november 2026`, `3 nov`, `2026`, `2026-11`,
 * `2026-11-03`, and two of them around `..` or `to`. A week begins on Monday. A month, a day or a
 * weekday without a year is the last one that has begun.
 *
 * @param now in the user's time zone
 * @returns undefined for what is none, and for days that there are not
 */
export function readDateWords(text: string, now: LocalDate): DayRange | undefined {
  if (text.length > 100) return undefined;
  const today = dayOf(now);
  const folded = fold(text, false).trim();
  const whole = readSpan(folded, today);
  if (whole) return { from: isoOf(whole[0]), to: isoOf(whole[1]) };

  const [first, last, ...more] = folded
    .replace(/^(?:from|du|de) /u, '')
    .split(/ ?\.{2,3} ?| (?:to|until|till|au|a) /u);
  if (first === undefined || last === undefined || more.length > 0) return undefined;
  const from = readSpan(first, today);
  const to = readSpan(last, today);
  if (!from || !to || isoOf(from[0]) > isoOf(to[1])) return undefined;
  return { from: isoOf(from[0]), to: isoOf(to[1]) };
}

function readSpan(text: string, today: Day): Span | null {
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/u.exec(text);
  if (iso) return isoSpan(iso[1] ?? '', iso[2], iso[3]);
  const plain = text
    .replace(/['_,-]/gu, ' ')
    .replace(/^(?:the|le|la|les|l|in|en) /u, '')
    .replace(/ +/gu, ' ')
    .trim();
  for (const [form, read] of forms) {
    const parts = form.exec(plain);
    const span = parts && read(parts.slice(1), today);
    if (span) return span;
  }
  return null;
}

function isoSpan(year: string, month: string | undefined, day: string | undefined): Span | null {
  if (day !== undefined) return single(readDay(Number(year), Number(month), Number(day)));
  if (month !== undefined) return wholeMonth(Number(year), Number(month));
  const first = readDay(Number(year), 1, 1);
  return first && [first, { year: first.year, month: 12, day: 31 }];
}
