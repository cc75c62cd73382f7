import type { RecentCall } from '../../conversations/recentCalls.ts';
import { digitMatcher } from '../../matching/digitMatch.ts';
import { contactLabel } from '../../model/contact.ts';
import { fold } from '../../model/fold.ts';
import { callOutcome, itemDirection } from '../../platform/itemWords.ts';

/** What can be typed to find a call, folded. */
const texts = new WeakMap<RecentCall, string>();

/**
 * Makes a judge of calls by what is typed: every word stands somewhere in names, numbers, outcome,
 * summary, tags or id; or all of it is a part of a number, in any spelling.
 */
export function callMatcher(typed: string): (call: RecentCall) => boolean {
  const words = fold(typed, false)
    .split(' ')
    .filter((word) => word !== '');
  const isNumber = /^[\d\s+().-]+$/u.test(typed) ? digitMatcher(typed) : undefined;
  return (recent) => {
    const digits = recent.number?.replace(/\D/gu, '') ?? '';
    if (isNumber && isNumber(digits) > 0) return true;
    const text = textOf(recent);
    return words.every((word) => text.includes(word));
  };
}

function textOf(recent: RecentCall): string {
  const known = texts.get(recent);
  if (known !== undefined) return known;
  const { call, address, contact, number, user } = recent;
  const words = [
    address?.contactLabel,
    contact && contactLabel(contact),
    contact?.company,
    number,
    user,
    itemDirection(call).label,
    callOutcome(call),
    call.summary,
    ...call.tags,
    call.id,
  ];
  const text = fold(words.filter((word) => typeof word === 'string').join('\n'), false);
  texts.set(recent, text);
  return text;
}
