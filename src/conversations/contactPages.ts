import type { AlloClient, PageRequest, RequestOptions } from '../allo/client.ts';
import { AlloError } from '../allo/errors.ts';
import type { Contact } from '../model/contact.ts';
import { byNumber } from '../model/numberContact.ts';
import type { Page } from '../model/page.ts';
import type { RecentContacts } from './recentContacts.ts';

/**
 * Where a key gets its contacts from: v1's list; v2's people; or, of those with whom there was
 * something, v2's conversations. From the latter two, every contact is one number.
 */
export type ContactsSource = 'contacts' | 'people' | 'conversations';

/** The best comes first. */
const sources: readonly ContactsSource[] = ['contacts', 'people', 'conversations'];

/**
 * Pages of contacts, from wherever the key may read them. What works is remembered, so that the
 * others cost no request until that is refused one day.
 */
export class ContactPages {
  readonly #client: AlloClient;
  readonly #recent: RecentContacts;
  #working: ContactsSource | undefined;

  constructor(client: AlloClient, recent: RecentContacts) {
    this.#client = client;
    this.#recent = recent;
  }

  /** Undefined before the first answer. */
  get source(): ContactsSource | undefined {
    return this.#working;
  }

  /** @throws AlloError v1's refusal when all of them are refused */
  async load(page: PageRequest, options: RequestOptions): Promise<Page<Contact>> {
    const before = this.#working;
    const order = before === undefined ? sources : [before, ...sources.filter((s) => s !== before)];
    let refusal: unknown;
    for (const source of order) {
      try {
        const answer = await this.#loadFrom(source, page, options);
        this.#working = source;
        return answer;
      } catch (error) {
        if (!isRefused(source, error)) throw error;
        if (source === 'contacts') refusal = error;
      }
    }
    this.#working = undefined;
    throw refusal;
  }

  #loadFrom(
    source: ContactsSource,
    page: PageRequest,
    options: RequestOptions,
  ): Promise<Page<Contact>> {
    switch (source) {
      case 'contacts':
        return this.#client.contacts(page, options);
      case 'people':
        return this.#client
          .searchPeople({}, page, options)
          .then((people) => ({ ...people, items: people.items.flatMap(byNumber) }));
      case 'conversations':
        return this.#recent.load(page, options);
    }
  }
}

/** Allo's documents disagree about v2, so that also what it does not know there is no answer. */
function isRefused(source: ContactsSource, error: unknown): boolean {
  if (AlloError.is(error, 'scope-missing', 'forbidden')) return true;
  return source !== 'contacts' && AlloError.is(error, 'not-found', 'invalid-request');
}
