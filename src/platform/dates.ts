import * as vscode from 'vscode';

/** The display language of VS Code, where `Intl` knows it; else the system's. */
function locale(): string | undefined {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(vscode.env.language)[0];
  } catch {
    // A language pack may carry a name that is no BCP 47 tag.
    return undefined;
  }
}

/** "Jan 15, 2024, 10:30 AM", in the user's locale and time zone. @param at milliseconds since 1970 (UTC) */
export function formatMoment(at: number): string {
  return format(at, { dateStyle: 'medium', timeStyle: 'short' });
}

/** As {@link formatMoment}, but shorter: within the year of `now`, the year goes without saying. */
export function formatMomentBriefly(at: number, now: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return isThisYear
    ? format(at, { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' })
    : formatMoment(at);
}

/** "Monday, January 15, 2024 at 10:30 AM", in the user's locale and time zone. */
export function formatMomentInFull(at: number): string {
  return format(at, { dateStyle: 'full', timeStyle: 'short' });
}

/** "Jan 15, 2024", in the user's locale and time zone. */
function formatDay(at: number): string {
  return format(at, { dateStyle: 'medium' });
}

/** "Jan 9 – 15, 2024", in the user's locale and time zone. */
export function formatDays(from: number, to: number): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium' }).formatRange(from, to);
}

const units = [
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
] as const;

/** "3 days ago" within the last week, else the day. */
export function formatAge(at: number, now: number): string {
  const age = now - at;
  const [unit, length] = units.findLast(([, unitLength]) => age >= unitLength) ?? units[0];
  if (age < 0 || age > 7 * 86_400_000) return formatDay(at);
  const relative = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto', style: 'narrow' });
  return relative.format(-Math.floor(age / length), unit);
}

/** "5 min 30 s", "42 s", "1 h 2 min". @param seconds whole, not negative */
export function formatLength(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = seconds % 60;
  if (hours > 0 && minutes > 0) return vscode.l10n.t('{0} h {1} min', hours, minutes);
  if (hours > 0) return vscode.l10n.t('{0} h', hours);
  if (minutes > 0 && rest > 0) return vscode.l10n.t('{0} min {1} s', minutes, rest);
  return minutes > 0 ? vscode.l10n.t('{0} min', minutes) : vscode.l10n.t('{0} s', rest);
}

function format(at: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale(), options).format(at);
}
