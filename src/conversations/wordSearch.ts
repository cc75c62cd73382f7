import { setImmediate as nextTurn } from 'node:timers/promises';
import { AlloError } from '../allo/errors.ts';
import type { ItemQuery } from '../allo/itemQuery.ts';
import type { Call } from '../model/call.ts';
import { startOf } from '../model/conversationItem.ts';
import { fold } from '../model/fold.ts';
import type { TextMessage } from '../model/textMessage.ts';
import { dayAfter, dayBefore } from '../matching/calendar.ts';
import { type SearchQuery, searchTextOf } from '../matching/searchQuery.ts';
import { findWords, type WordHits } from '../matching/wordHits.ts';
import type { AccountConversations } from './accountConversations.ts';
import { alloNumberOf, isWanted } from './itemFilter.ts';
import type { ItemAddress } from './itemAddress.ts';

/** A call or text message that a search has found. */
export interface FoundWords {
  readonly item: Call | TextMessage;
  /** Null when the other party withheld its number, and so belongs to no conversation. */
  readonly address: ItemAddress | null;
  /** Where the words stand; nowhere, when the search has none. */
  readonly words: WordHits;
}

/** Transcripts come along, so a page is no longer than what is read at a time. */
const pageSize = 20;

/** How many pages in a row may hold nothing that is wanted before the person is asked to go on. */
const emptyPages = 4;

/**
 * Words, and what else is wanted, in the calls and text messages of all contacts: found by Allo where
 * the key may search, else in what is loaded. Newest first.
 */
export class WordSearch {
  readonly #account: AccountConversations;
  readonly #query: SearchQuery;
  readonly #found = new Map<string, FoundWords>();
  #searches: 'allo' | 'loaded' = 'allo';
  /** 0-based; undefined once there is no more. */
  #nextPage: number | undefined;
  #itemQuery: ItemQuery | undefined;

  constructor(account: AccountConversations, query: SearchQuery) {
    this.#account = account;
    this.#query = query;
    // Allo refuses to search days that are the wrong way round, and nothing is on them.
    const isReversed = query.problems.some(({ kind }) => kind === 'range-reversed');
    this.#nextPage = isReversed ? undefined : 0;
  }

  get query(): SearchQuery {
    return this.#query;
  }

  /** Whether Allo searches all there is, or the key may not, so that only what is loaded is searched. */
  get searches(): 'allo' | 'loaded' {
    return this.#searches;
  }

  get found(): readonly FoundWords[] {
    return [...this.#found.values()];
  }

  get hasMore(): boolean {
    return this.#nextPage !== undefined;
  }

  /** Goes on with the next page on which something is wanted. @throws AlloError */
  async loadMore(signal?: AbortSignal): Promise<void> {
    const before = this.#found.size;
    for (let pages = 0; pages < emptyPages && this.#found.size === before; pages++) {
      if (this.#nextPage === undefined) return;
      await this.#loadPage(this.#nextPage, signal);
    }
  }

  async #loadPage(index: number, signal: AbortSignal | undefined): Promise<void> {
    try {
      this.#itemQuery ??= await this.#toItemQuery(signal);
      const page = await this.#account.searchItems(
        this.#itemQuery,
        { index, size: pageSize },
        { signal },
      );
      signal?.throwIfAborted();
      this.#nextPage = index + 1 < page.totalPages ? index + 1 : undefined;
      for (const found of page.items) {
        if (!isWanted(found, this.#query)) continue;
        this.#add(found.item, this.#account.addressOf(found) ?? null);
      }
    } catch (error) {
      const mayNot = AlloError.is(error, 'scope-missing', 'forbidden');
      if (!mayNot || index > 0) throw error;
      this.#searches = 'loaded';
      this.#nextPage = undefined;
      await this.#searchLoaded(signal);
    }
  }

  async #toItemQuery(signal: AbortSignal | undefined): Promise<ItemQuery> {
    const { direction, type, tags, number, by, from, to } = this.#query;
    const search = searchTextOf(this.#query);
    const userId = by === null ? null : await this.#userId(by);
    signal?.throwIfAborted();
    return {
      withTranscript: true,
      tags,
      ...(search !== null && { search }),
      ...(direction !== null && { direction }),
      ...(type !== null && { type }),
      ...(number !== null && { alloNumber: number }),
      ...(userId !== null && { userId }),
      // Nobody says in which time zone Allo's days are, so that one more is asked for on either side.
      ...(from !== null && { from: dayBefore(from) }),
      ...(to !== null && { to: dayAfter(to) }),
    };
  }

  /** Null for nobody, or several, or when the key may not know: then the names in the results decide. */
  async #userId(name: string): Promise<string | null> {
    try {
      const wanted = fold(name, false);
      const users = await this.#account.users();
      const [user, ...more] = users.filter((each) => fold(each.name ?? '', false).includes(wanted));
      return user && more.length === 0 ? user.id : null;
    } catch (error) {
      if (AlloError.is(error, 'scope-missing', 'forbidden', 'not-found')) return null;
      throw error;
    }
  }

  async #searchLoaded(signal: AbortSignal | undefined): Promise<void> {
    const found: { readonly item: Call | TextMessage; readonly address: ItemAddress }[] = [];
    for (const { contact, alloNumber, conversation } of this.#account.conversations()) {
      await nextTurn();
      signal?.throwIfAborted();
      const known = this.#account.knownContact(contact);
      for (const page of conversation.loadedPages) {
        for (const item of conversation.page(page) ?? []) {
          if (item.kind === 'unreadable') continue;
          const facts = { item, alloNumber: alloNumberOf(item), user: undefined };
          if (!isWanted(facts, this.#query)) continue;
          const within = { account: this.#account.id, contact, alloNumber, contactLabel: contact };
          const address = { ...within, item: item.key, page };
          const contactLabel = known ? this.#account.contactLabel(address) : contact;
          found.push({ item, address: { ...address, contactLabel } });
        }
      }
    }
    found.sort((a, b) => (startOf(b.item) ?? -Infinity) - (startOf(a.item) ?? -Infinity) || 0);
    for (const { item, address } of found) this.#add(item, address);
  }

  #add(item: Call | TextMessage, address: ItemAddress | null): void {
    const words = findWords(item, this.#query);
    // What Allo finds is found, in whatever way; only of phrases it knows nothing.
    const isFound = this.#searches === 'loaded' || this.#query.phrases.length > 0;
    if (isFound && !words.hasAll) return;
    const key = JSON.stringify([address?.contact, item.key]);
    // Pages move, so that what was on one may be on the next as well.
    if (!this.#found.has(key)) this.#found.set(key, { item, address, words });
  }
}
