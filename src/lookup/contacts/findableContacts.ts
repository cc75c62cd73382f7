import { AlloError } from '../../allo/errors.ts';
import type { PeopleQuery } from '../../allo/peopleQuery.ts';
import type { AccountConversations } from '../../conversations/accountConversations.ts';
import { ContactIndex } from '../../matching/contactIndex.ts';
import type { Contact } from '../../model/contact.ts';
import { isNumberContact } from '../../model/numberContact.ts';

/** More than that nobody reads. */
const firstPage = { index: 0, size: 50 };

/** What of an account is looked through for contacts. */
export type SearchedAccount = Pick<
  AccountConversations,
  'contactByNumber' | 'contacts' | 'loadAllContacts' | 'searchPeople'
>;

/** Whom of an account can be found without a request: all that is loaded, and whom searches have found. */
export class FindableContacts {
  readonly #account: SearchedAccount;
  readonly #people = new Map<string, Contact>();
  readonly #index = new ContactIndex();
  #isStale = true;
  /** v2 has refused to search people with this account's key. */
  #mayNotSearchPeople = false;

  constructor(account: SearchedAccount) {
    this.#account = account;
    account.contacts.onDidChange(() => (this.#isStale = true));
  }

  /** Whether nobody is left on the server who is not among them. */
  get isComplete(): boolean {
    const { totalPages, nextPage } = this.#account.contacts;
    return totalPages !== undefined && nextPage === undefined;
  }

  /** Keeps whom a search has found. */
  keep(people: readonly Contact[]): void {
    for (const person of people) this.#people.set(person.id, person);
    this.#isStale = true;
  }

  /** Whether v2 may be asked for people, as far as is known. */
  get maySearchPeople(): boolean {
    return !this.#mayNotSearchPeople;
  }

  /**
   * Asks v2 for people, and keeps them.
   *
   * @returns nobody, too, for what v2 does not accept as a search; undefined where the key may not
   *   search people
   * @throws AlloError, or the signal's reason
   */
  async searchPeople(
    query: PeopleQuery,
    signal: AbortSignal,
  ): Promise<readonly Contact[] | undefined> {
    if (this.#mayNotSearchPeople) return undefined;
    try {
      const { items } = await this.#account.searchPeople(query, firstPage, { signal });
      this.keep(items);
      return items;
    } catch (error) {
      if (AlloError.is(error, 'invalid-request')) return [];
      if (!AlloError.is(error, 'scope-missing', 'forbidden', 'not-found')) throw error;
      this.#mayNotSearchPeople = true;
      return undefined;
    }
  }

  /** See {@link ContactIndex.find}. */
  find(query: string, limit: number): readonly Contact[] {
    if (this.#isStale) this.#index.sync(this.all);
    this.#isStale = false;
    return this.#index.find(query, limit);
  }

  /** Everybody, each once: who is known by a number only is left out where a contact has that number. */
  get all(): readonly Contact[] {
    const { items } = this.#account.contacts;
    const listed = new Set(items.map(({ id }) => id));
    const others = [...this.#people.values()].filter(({ id }) => {
      const owner = isNumberContact(id) ? this.#account.contactByNumber(id) : undefined;
      return !listed.has(owner?.id ?? id) && !listed.has(id);
    });
    return [...items, ...others];
  }
}
