/** A day of the calendar, in no time zone. */
export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** Days from the first to the last, both included. */
export type Span = readonly [from: Day, to: Day];

/** The day of a moment in the user's time zone. */
export function dayOf(at: Pick<Date, 'getFullYear' | 'getMonth' | 'getDate'>): Day {
  return { year: at.getFullYear(), month: at.getMonth() + 1, day: at.getDate() };
}

/** @returns null when there is no such day, or when nobody could have phoned on it through Allo */
export function readDay(year: number, month: number, day: number): Day | null {
  const read = fromDate(toDate({ year, month, day }));
  const isThere = read.year === year && read.month === month && read.day === day;
  return isThere && year >= 1970 ? read : null;
}

/** `2026-11-03`. */
export function isoOf({ year, month, day }: Day): string {
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Monday is 0. */
export function weekdayOf(day: Day): number {
  return (toDate(day).getUTCDay() + 6) % 7;
}

export function addDays({ year, month, day }: Day, count: number): Day {
  return fromDate(toDate({ year, month, day: day + count }));
}

/** The same day of another month; its last day where the month is too short. */
export function addMonths({ year, month, day }: Day, count: number): Day {
  const moved = fromDate(toDate({ year, month: month + count, day: 1 }));
  const last = fromDate(toDate({ year, month: month + count + 1, day: 0 }));
  return { ...moved, day: Math.min(day, last.day) };
}

/** One day; null for none. */
export function single(day: Day | null): Span | null {
  return day && [day, day];
}

/** @returns null when there is no such month */
export function wholeMonth(year: number, month: number): Span | null {
  const first = readDay(year, month, 1);
  return first && [first, addDays(addMonths(first, 1), -1)];
}

/** In UTC, no day is shorter or longer than others. */
function toDate({ year, month, day }: Day): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

function fromDate(date: Date): Day {
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The day before one that is given as `2026-11-03`. */
export function dayBefore(day: string): string {
  return movedBy(day, -1);
}

/** The day after one that is given as `2026-11-03`. */
export function dayAfter(day: string): string {
  return movedBy(day, 1);
}

function movedBy(iso: string, days: number): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  return isoOf(addDays({ year, month, day }, days));
}
