import type { PeopleQuery } from '../../allo/peopleQuery.ts';
import type { ListProgress } from '../../conversations/restOfList.ts';
import type { Contact } from '../../model/contact.ts';
import type { FindableContacts, SearchedAccount } from './findableContacts.ts';

/** What was found for what is typed now. */
export interface ContactMatches {
  readonly query: string;
  /** The best first. */
  readonly contacts: readonly Contact[];
  /** Whether more may come. */
  readonly isBusy: boolean;
  /** How many pages of contacts are there, while the rest of them is loaded. */
  readonly progress: ListProgress | undefined;
  /** Why no more could be found; undefined when all went well. */
  readonly problem: unknown;
}

interface ContactSearchOptions {
  readonly account: SearchedAccount;
  readonly known: FindableContacts;
  /** Told at once of what is known, and again when there is more. */
  readonly onDidFind: (matches: ContactMatches) => void;
  /** Waits until the person seems to have stopped typing. @throws when the signal is aborted */
  readonly pause: (signal: AbortSignal) => Promise<void>;
  /** What to ask v2 for what was typed. */
  readonly toPeopleQuery: (typed: string) => Promise<PeopleQuery>;
}

/** More than that nobody reads. */
const mostMatches = 100;

/** A single letter or digit says nothing worth a request, and signs say nothing at all. */
const worthARequest = /[\p{L}\p{N}].*[\p{L}\p{N}]/u;

/**
 * Contacts for what is typed, letter by letter: at once those that are known, then those that v2's
 * people search gives. Where the key may not search people, and where nobody was found so (v2 knows
 * no typos), the rest of the contacts is loaded behind. What is told is always about what was typed
 * last.
 */
export class ContactSearch {
  readonly #options: ContactSearchOptions;
  readonly #closed = new AbortController();
  #query = '';
  /** The request for the current query. */
  #request: AbortController | undefined;
  #fromServer: readonly Contact[] = [];
  #progress: ListProgress | undefined;
  #problem: unknown;

  constructor(options: ContactSearchOptions) {
    this.#options = options;
  }

  /** Looks for something else from now on. */
  type(query: string): void {
    this.#request?.abort();
    this.#request = undefined;
    this.#query = query;
    this.#fromServer = [];
    this.#problem = undefined;
    const isOpen = !this.#closed.signal.aborted;
    if (isOpen && worthARequest.test(query) && !this.#options.known.isComplete) {
      this.#request = new AbortController();
      void this.#lookBeyond(query, this.#request);
    }
    this.#tell();
  }

  /** Tells of what is typed again, after more contacts have come; what is under way goes on. */
  tellAgain(): void {
    this.#tell();
  }

  /** Stops all requests; nothing is told any more. */
  dispose(): void {
    this.#closed.abort();
    this.#request?.abort();
  }

  async #lookBeyond(query: string, { signal }: AbortController): Promise<void> {
    try {
      if (!(await this.#searchPeople(query, signal))) await this.#loadRest(signal);
    } catch (error) {
      if (!signal.aborted) this.#problem = error;
    }
    if (signal.aborted) return;
    this.#request = undefined;
    this.#tell();
  }

  /** @returns whether that was the way, and somebody is found */
  async #searchPeople(query: string, signal: AbortSignal): Promise<boolean> {
    const { known, pause, toPeopleQuery } = this.#options;
    if (!known.maySearchPeople) return false;
    await pause(signal);
    const peopleQuery = await toPeopleQuery(query);
    signal.throwIfAborted();
    const people = await known.searchPeople(peopleQuery, signal);
    signal.throwIfAborted();
    this.#fromServer = people ?? [];
    return people !== undefined && (people.length > 0 || known.find(query, 1).length > 0);
  }

  /** Goes on while somebody types, until the search is given up. */
  async #loadRest(signal: AbortSignal): Promise<void> {
    try {
      await this.#options.account.loadAllContacts((progress) => {
        this.#progress = progress;
        if (!signal.aborted) this.#tell();
      }, this.#closed.signal);
    } finally {
      this.#progress = undefined;
    }
  }

  #tell(): void {
    if (this.#closed.signal.aborted) return;
    const { known, onDidFind } = this.#options;
    const found = known.find(this.#query, mostMatches);
    const ids = new Set(found.map(({ id }) => id));
    onDidFind({
      query: this.#query,
      contacts: [...found, ...this.#fromServer.filter(({ id }) => !ids.has(id))],
      isBusy: this.#request !== undefined,
      progress: this.#progress,
      problem: this.#problem,
    });
  }
}
