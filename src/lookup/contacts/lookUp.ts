import { AlloError } from '../../allo/errors.ts';
import type { PeopleQuery } from '../../allo/peopleQuery.ts';
import type { AccountConversations } from '../../conversations/accountConversations.ts';
import type { Contact } from '../../model/contact.ts';
import { SignedOutError } from '../../platform/problems.ts';
import type { FindableContacts } from './findableContacts.ts';
import { findableOf, type LookupServices } from './lookupServices.ts';
import type { LookupWindow } from './lookupWindow.ts';
import { peopleQueriesOf, readSought, type Sought } from './sought.ts';

/**
 * Opens the contact whom a text is about: by a phone number or an e-mail address in it. Of several,
 * the person chooses; a name is looked for in the box.
 *
 * @throws SignedOutError, ApiUrlError, AlloError, or the reason when the person gives up waiting
 */
export async function lookUp(
  text: string,
  services: LookupServices,
  window: LookupWindow,
): Promise<void> {
  const account = await services.accounts.current();
  if (!account) throw new SignedOutError();
  const sought = await readSought(text, account, services);
  if (sought.kind === 'name') return window.search(text);
  const known = findKnown(account, sought);
  const found =
    known.length > 0
      ? known
      : await window.whileLooking((signal) => findBeyond(account, sought, signal));
  const contact = found.length > 1 ? await window.choose(text, found) : found[0];
  if (contact) {
    services.visited.note(account.id, contact.id);
    await services.actions.reveal(account, contact);
    await services.actions.openConversation(account, contact, 'here');
  } else if (found.length === 0) {
    await window.sayNobody(text);
  }
}

function findKnown(account: AccountConversations, sought: Sought): readonly Contact[] {
  const { all } = findableOf(account);
  if (sought.kind === 'email') {
    const email = sought.email.toLowerCase();
    return all.filter(({ emails }) => emails.some((own) => own.toLowerCase() === email));
  }
  if (sought.kind === 'name') return [];
  const digits = new Set(sought.numbers.map(digitsOf));
  return all.filter(({ numbers }) => numbers.some((number) => digits.has(digitsOf(number))));
}

/** Asks v2; where the key may not search people, loads the rest of the contacts. */
async function findBeyond(
  account: AccountConversations,
  sought: Sought,
  signal: AbortSignal,
): Promise<readonly Contact[]> {
  const contacts = findableOf(account);
  if (!contacts.isComplete) {
    const people = await searchPeople(contacts, sought, signal);
    if (people.length > 0) return people;
    if (!contacts.maySearchPeople) await account.loadAllContacts(undefined, signal);
  }
  const found = findKnown(account, sought);
  return found.length > 0 ? found : findConversation(account, sought, signal);
}

async function searchPeople(
  contacts: FindableContacts,
  sought: Sought,
  signal: AbortSignal,
): Promise<readonly Contact[]> {
  const found = new Map<string, Contact>();
  for (const query of peopleQueriesOf(sought)) {
    const people = await contacts.searchPeople(query, signal);
    for (const person of people ?? []) {
      if (mayBe(person, query)) found.set(person.id, person);
    }
  }
  return [...found.values()];
}

/** The API leaves out filters that it does not know, and then finds everybody. */
function mayBe({ numbers, emails }: Contact, { number, email }: PeopleQuery): boolean {
  if (number !== undefined) return numbers.some((own) => digitsOf(own) === digitsOf(number));
  // v1 tells no addresses of contacts.
  return emails.length === 0 || emails.some((own) => own.toLowerCase() === email?.toLowerCase());
}

/** Somebody may have called who is in no list. */
async function findConversation(
  account: AccountConversations,
  sought: Sought,
  signal: AbortSignal,
): Promise<readonly Contact[]> {
  const number = sought.kind === 'number' ? sought.numbers[0] : undefined;
  if (!number?.startsWith('+')) return [];
  try {
    return [await account.contact(number, signal)];
  } catch (error) {
    const isNobody = AlloError.is(error, 'contact-unknown', 'not-found', 'invalid-request');
    const isRefused = AlloError.is(error, 'scope-missing', 'forbidden');
    if (!isNobody && !isRefused) throw error;
    return [];
  }
}

function digitsOf(number: string): string {
  return number.replace(/\D/gu, '');
}
