const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:(?:T|\s+)(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** Allo was founded in this century; what is before or long after is a placeholder, not a date. */
const earliest = Date.UTC(1990, 0, 1);
const latest = Date.UTC(2200, 0, 1);

/**
 * Reads a date of the API: ISO 8601 with or without zone, seconds and fractions, with `T` or a
 * space; or seconds or milliseconds since 1970, as a number or as digits.
 *
 * The documentation's v1 dates bear no zone, its v2 dates a `Z`. A date without zone is read as UTC,
 * here and nowhere else: that is the likeliest meaning, and nobody has proof.
 *
 * @returns milliseconds since 1970 (UTC); null for what is not a date between 1990 and 2200
 */
export function parseDate(value: unknown): number | null {
  const time = typeof value === 'number' ? fromEpoch(value) : fromText(value);
  return time !== null && time >= earliest && time < latest ? time : null;
}

function fromEpoch(value: number): number {
  // 1e11 is the year 5138 in seconds and 1973 in milliseconds.
  return Math.round(Math.abs(value) < 1e11 ? value * 1000 : value);
}

function fromText(value: unknown): number | null {
  if (typeof value !== 'string' || value.length > 64) return null;
  const text = value.trim();
  if (/^\d{9,14}(?:\.\d+)?$/.test(text)) return fromEpoch(Number(text));
  const parts = iso.exec(text);
  if (parts === null) return null;
  const [
    ,
    year = '',
    month = '',
    day = '',
    hour = '0',
    minute = '0',
    second = '0',
    fraction = '',
    zone,
  ] = parts;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // 30 February would roll over into March, and the year 95 be taken for 1995.
  if (new Date(date).toISOString().slice(0, 10) !== `${year}-${month}-${day}`) return null;
  // A leap second is written 60; the clock of computers has none.
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null;
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Math.min(Number(second), 59);
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const offset = offsetOf(zone);
  return offset === null ? null : date + seconds * 1000 + milliseconds - offset;
}

/** Milliseconds east of UTC; null for an offset that no place on earth has. */
function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined || /^z$/i.test(zone)) return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', ''));
  if (hours > 14 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
