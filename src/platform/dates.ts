import * as vscode from 'vscode';
import { dayOf as calendarDayOf, isoOf } from '../matching/calendar.ts';

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

/** "10:30 AM", and the day where it is not that of `now`. */
export function formatMomentAround(at: number, now: number): string {
  const isToday = startOfDay(at) === startOfDay(now);
  return isToday ? format(at, { timeStyle: 'short' }) : formatMomentBriefly(at, now);
}

/** "Mon, Jan 15, 2024, 10:30 AM", in the user's locale and time zone. */
export function formatMomentWithWeekday(at: number): string {
  return format(at, {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
}

/** "Monday, January 15, 2024 at 10:30:00 AM GMT+1", in the user's locale and time zone. */
export function formatMomentFully(at: number): string {
  return format(at, { dateStyle: 'full', timeStyle: 'long' });
}

/** "Monday, January 15, 2024", in the user's locale and time zone. */
export function formatDayFully(at: number): string {
  return format(at, { dateStyle: 'full' });
}

/** "10:30 AM", in the user's locale and time zone. */
export function formatTime(at: number): string {
  return format(at, { timeStyle: 'short' });
}

/** The day in the user's time zone, to tell days apart: `2024-01-15`. */
export function dayOf(at: number): string {
  return isoOf(calendarDayOf(new Date(at)));
}

/** "Jan 15, 2024", in the user's locale and time zone. */
function formatDay(at: number): string {
  return format(at, { dateStyle: 'medium' });
}

/** "Jan 9 – 15, 2024", in the user's locale and time zone. */
export function formatDays(from: number, to: number): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium' }).formatRange(from, to);
}

/** "3 days ago" within the last week, by the days of the user's calendar; else the day. */
export function formatAge(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000);
  const days = Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000);
  if (minutes < 0 || days > 7) return formatDay(at);
  const relative = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto', style: 'narrow' });
  if (minutes < 60) return relative.format(-minutes, 'minute');
  return days > 0
    ? relative.format(-days, 'day')
    : relative.format(-Math.floor(minutes / 60), 'hour');
}

/** Midnight in the user's time zone; a day of the change to summer time is rounded by the caller. */
function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
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
