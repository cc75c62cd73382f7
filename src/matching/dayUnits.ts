import {
  addDays,
  addMonths,
  type Day,
  readDay,
  single,
  type Span,
  weekdayOf,
  wholeMonth,
} from './calendar.ts';

/** What days are counted in. */
export type Unit = 'day' | 'week' | 'month' | 'year';
const units: Readonly<Record<string, Unit>> = {
  day: 'day',
  jour: 'day',
  week: 'week',
  semaine: 'week',
  month: 'month',
  mois: 'month',
  year: 'year',
  an: 'year',
  annee: 'year',
};
/** The name of a unit in a regular expression. */
export const unitName = '(day|jour|week|semaine|month|mois|year|annee|an)s?';

/** The unit with a name that {@link unitName} has matched. */
export function unitOf(name: string): Unit {
  return units[name] ?? 'day';
}

/** All days of a unit: the one in which a day is, or the one before. */
export function wholeUnit(unit: Unit, offset: 0 | -1, today: Day): Span | null {
  switch (unit) {
    case 'day':
      return single(addDays(today, offset));
    case 'week': {
      const monday = addDays(today, 7 * offset - weekdayOf(today));
      return [monday, addDays(monday, 6)];
    }
    case 'month': {
      const { year, month } = addMonths({ ...today, day: 1 }, offset);
      return wholeMonth(year, month);
    }
    case 'year':
      return [
        { year: today.year + offset, month: 1, day: 1 },
        { year: today.year + offset, month: 12, day: 31 },
      ];
  }
}

/** So many units until a day; null for none, and for too many. */
export function lastUnits(count: number, unit: Unit, today: Day): Span | null {
  if (count === 0) return null;
  const before = unitsBefore(count, unit, today);
  return before && [addDays(before, 1), today];
}

/** A day so many days ago, or all days of a longer unit so many ago; null for too many. */
export function unitsAgo(count: number, unit: Unit, today: Day): Span | null {
  const day = unitsBefore(count, unit, today);
  if (!day) return null;
  return unit === 'day' ? [day, day] : wholeUnit(unit, 0, day);
}

function unitsBefore(count: number, unit: Unit, today: Day): Day | null {
  const day = {
    day: () => addDays(today, -count),
    week: () => addDays(today, -7 * count),
    month: () => addMonths(today, -count),
    year: () => addMonths(today, -12 * count),
  }[unit]();
  return readDay(day.year, day.month, day.day);
}
