import type { AccountConversations } from '../../conversations/accountConversations.ts';
import type { OpenAccounts } from '../../conversations/openAccounts.ts';
import type { Log } from '../../platform/log.ts';
import type { ContactActions } from './contactActions.ts';
import { FindableContacts } from './findableContacts.ts';
import type { TeamCountries } from './teamCountries.ts';
import type { VisitedContacts } from './visitedContacts.ts';

/** What all ways of looking up a contact need. */
export interface LookupServices {
  readonly accounts: OpenAccounts;
  readonly visited: VisitedContacts;
  readonly countries: TeamCountries;
  readonly actions: ContactActions;
  readonly log: Log;
}

const findable = new WeakMap<AccountConversations, FindableContacts>();

/** Whom of an account can be found, kept as long as what is loaded. */
export function findableOf(account: AccountConversations): FindableContacts {
  let contacts = findable.get(account);
  if (!contacts) {
    contacts = new FindableContacts(account);
    findable.set(account, contacts);
  }
  return contacts;
}
