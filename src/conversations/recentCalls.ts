import { AlloError } from '../allo/errors.ts';
import type { Call } from '../model/call.ts';
import type { Contact } from '../model/contact.ts';
import type { FoundItem } from '../model/foundItem.ts';
import type { AccountConversations } from './accountConversations.ts';
import type { ItemAddress } from './itemAddress.ts';
import { newestFirst } from './newestFirst.ts';
import { PagedList } from './pagedList.ts';

/** A call, and with whom it was. */
export interface RecentCall {
  readonly call: Call;
  /** Null when the other party withheld its number, and so belongs to no conversation. */
  readonly address: ItemAddress | null;
  /** The other party, as far as it is known. */
  readonly contact: Contact | null;
  /** The other party's number, in E.164 as a rule; null when withheld. */
  readonly number: string | null;
  /** Name of the person of the team who spoke; null when nobody did, or nobody is named. */
  readonly user: string | null;
}

/** Without their transcripts, calls are light. */
const callsPerPage = 50;

/**
 * Calls with all contacts, the latest first: from Allo where the key may search, else those that are
 * loaded. Every request is made when somebody wants more.
 */
export class RecentCalls {
  readonly #account: AccountConversations;
  readonly #found: PagedList<FoundItem>;
  #calls: readonly RecentCall[] = [];
  #areOnlyLoaded = false;

  constructor(account: AccountConversations) {
    this.#account = account;
    this.#found = new PagedList(
      (index, signal) =>
        account.searchItems({ type: 'call' }, { index, size: callsPerPage }, { signal }),
      ({ item }) => item.key,
    );
  }

  /** Whether the key may not search, so that these are only the calls that are loaded. */
  get areOnlyLoaded(): boolean {
    return this.#areOnlyLoaded;
  }

  get calls(): readonly RecentCall[] {
    return this.#calls;
  }

  get hasMore(): boolean {
    return !this.areOnlyLoaded && this.#found.nextPage !== undefined;
  }

  /** Loads the next page. @throws AlloError */
  async loadMore(signal: AbortSignal): Promise<void> {
    const { nextPage } = this.#found;
    if (this.areOnlyLoaded || nextPage === undefined) return;
    try {
      await this.#found.load(nextPage, signal);
      this.#calls = this.#found.items.flatMap((found) => this.#recentCall(found) ?? []);
    } catch (error) {
      const mayNot = AlloError.is(error, 'scope-missing', 'forbidden');
      if (!mayNot || nextPage > 0) throw error;
      this.#areOnlyLoaded = true;
      this.#calls = this.#loadedCalls();
    }
  }

  /** A call by its id. @returns null for what is no call @throws AlloError `not-found` among others */
  async callById(id: string, signal: AbortSignal): Promise<RecentCall | null> {
    return this.#recentCall(await this.#account.foundItem(id, { signal }));
  }

  #recentCall(found: FoundItem): RecentCall | null {
    const { item, contactNumber, user } = found;
    if (item.kind !== 'call') return null;
    const address = this.#account.addressOf(found) ?? null;
    const contact = address && (this.#account.knownContact(address.contact) ?? null);
    return { call: item, address, contact, number: contactNumber, user };
  }

  #loadedCalls(): readonly RecentCall[] {
    const calls = new Map<string, RecentCall>();
    for (const { contact: id, alloNumber, conversation } of this.#account.conversations()) {
      const contact = this.#account.knownContact(id) ?? null;
      const within = { account: this.#account.id, contact: id, alloNumber, contactLabel: id };
      const contactLabel = this.#account.contactLabel(within);
      for (const page of conversation.loadedPages) {
        for (const item of conversation.page(page) ?? []) {
          if (item.kind !== 'call' || calls.has(item.key)) continue;
          const address = { ...within, contactLabel, item: item.key, page };
          const number = item.direction === 'outbound' ? item.to : item.from;
          calls.set(item.key, { call: item, address, contact, number, user: null });
        }
      }
    }
    return newestFirst([...calls.values()].map(({ call }) => call)).flatMap(
      ({ key }) => calls.get(key) ?? [],
    );
  }
}
