import { separator } from './itemWords.ts';

/*
 * Texts that stand on one line, of which some run from left to right and others from right to left.
 */

/** What there is to say, with a dot between; none takes its neighbours into its direction. */
export function joined(parts: readonly (string | null)[]): string {
  return parts.flatMap((part) => (part ? isolated(part) : [])).join(separator);
}

/** What stands behind a name: the line goes on from left to right, also where the name does not run so. */
export function behindName(name: string, text: string): string {
  return runsRightToLeft(name) ? `\u200e${text}` : text;
}

function isolated(text: string): string {
  return runsRightToLeft(text) ? `\u2068${text}\u2069` : text;
}

function runsRightToLeft(text: string): boolean {
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);
}
