import type { PeopleQuery } from '../../allo/peopleQuery.ts';
import type { AccountConversations } from '../../conversations/accountConversations.ts';
import { findEmails } from '../../matching/emails.ts';
import { loadPhoneNumbers } from '../../matching/phoneNumbers.ts';
import type { LookupServices } from './lookupServices.ts';

/** What a text is about: a number in all that it may stand for, an address, or a name. */
export type Sought =
  | { readonly kind: 'number'; readonly numbers: readonly string[] }
  | { readonly kind: 'email'; readonly email: string }
  | { readonly kind: 'name' };

/** A spelling may be one of several countries. */
const mostNumbers = 3;

/** What a text is about, by the spellings of the team's countries. */
export async function readSought(
  text: string,
  account: AccountConversations,
  { countries }: LookupServices,
): Promise<Sought> {
  const [email] = findEmails(text);
  if (email) return { kind: 'email', email: email.text };
  if (!/\d/u.test(text)) return { kind: 'name' };
  const phone = await loadPhoneNumbers();
  const local = await countries.of(account);
  const whole = phone.read(text, local);
  const numbers = whole.length > 0 ? whole : (phone.find(text, local)[0]?.numbers ?? []);
  return numbers.length > 0 ? { kind: 'number', numbers } : { kind: 'name' };
}

/** How to ask v2's people search for it. */
export function peopleQueriesOf(sought: Sought): readonly PeopleQuery[] {
  if (sought.kind === 'email') return [{ email: sought.email }];
  return sought.kind === 'number'
    ? sought.numbers.slice(0, mostNumbers).map((number) => ({ number }))
    : [];
}
