import type { AccountConversations } from '../../conversations/accountConversations.ts';
import type { PeopleQuery } from '../../allo/peopleQuery.ts';
import { loadPhoneNumbers } from '../../matching/phoneNumbers.ts';
import type { TeamCountries } from './teamCountries.ts';

/** So many digits may be a whole number. */
const shortestNumber = 7;

/**
 * What to ask v2's people search for what was typed: a whole number as E.164, which is how Allo keeps
 * them; the beginning of one without what is dialled before it; anything else as it is.
 */
export async function peopleQueryOf(
  typed: string,
  account: AccountConversations,
  countries: TeamCountries,
): Promise<PeopleQuery> {
  const text = typed.trim();
  if (!/^[+(\d][\d\s().+/-]*$/u.test(text)) return { search: text };
  const digits = text.replace(/\(0\)|\D/gu, '');
  if (digits.length >= shortestNumber) {
    const phone = await loadPhoneNumbers();
    const local = text.startsWith('+') ? [] : await countries.of(account);
    const [number] = phone.read(text, local);
    if (number?.startsWith('+')) return { number };
  }
  return { search: digits.replace(/^0+/u, '') || digits };
}
