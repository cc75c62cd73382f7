import type { Urgency } from '../allo/transport/rateQueue.ts';
import { isPlaceKey, type Page } from '../model/page.ts';
import { Emitter } from './emitter.ts';
import { SharedRequest } from './sharedRequest.ts';

/** Where an item was found. */
export interface Located<Item> {
  readonly item: Item;
  /** 0-based. */
  readonly pageIndex: number;
}

/** The server's last answer about a page. */
interface LoadedPage<Item> {
  /** As they came; fewer of them are shown where some stand on an earlier page too. */
  readonly items: readonly Item[];
  /** Requests are numbered as they are sent: the answer to an older one never replaces a newer one's. */
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
}

/** Asks the server for one page, 0-based. */
type PageRequest<Item> = (
  index: number,
  signal?: AbortSignal,
  urgency?: Urgency,
) => Promise<Page<Item>>;

/**
 * How far {@link PagedList.find} looks beyond the page where the item was last seen, and how many
 * pages {@link PagedList.refresh} adds to those that were loaded.
 */
const searchReach = 12;

/**
 * A list of which the server gives one page at a time, and which may move between two requests.
 * A page is requested when somebody asks for it, and once however many ask at the same time.
 * An item that stands on two loaded pages, because the list moved in between, is shown on the first.
 * What has no identity of its own (see `placeKey`) is never taken for the same.
 */
export class PagedList<Item> {
  readonly #loaded = new Map<number, LoadedPage<Item>>();
  readonly #underWay = new Map<number, SharedRequest<void>>();
  readonly #changed = new Emitter();
  /** What is shown, derived from `loaded`: every item once. */
  #shown = new Map<number, readonly Item[]>();
  #hasOverlap = false;
  #sequence = 0;
  /** Answers to requests up to this one are not kept any more. */
  #forgotten = 0;
  #total: { readonly pages: number; readonly sequence: number } | undefined;
  #refreshing: Promise<void> | undefined;
  #refreshAgain: Promise<void> | undefined;

  readonly #request: PageRequest<Item>;
  readonly #keyOf: (item: Item) => string;

  constructor(request: PageRequest<Item>, keyOf: (item: Item) => string) {
    this.#request = request;
    this.#keyOf = keyOf;
  }

  /** Fires after what is shown has changed. */
  readonly onDidChange = this.#changed.event;

  /** How many pages the server has, as far as is known; undefined before the first answer. */
  get totalPages(): number | undefined {
    return this.#total?.pages;
  }

  /** The items of a page; undefined when it is not loaded. */
  page(index: number): readonly Item[] | undefined {
    return this.#shown.get(index);
  }

  /** Indexes of the pages that are loaded, in order. */
  get loadedPages(): readonly number[] {
    return [...this.#loaded.keys()].sort((a, b) => a - b);
  }

  /** All that is loaded, page after page. */
  get items(): readonly Item[] {
    return this.loadedPages.flatMap((index) => this.#shown.get(index) ?? []);
  }

  /** The first page that is not loaded; undefined when there is none. */
  get nextPage(): number | undefined {
    for (let index = 0; index < (this.#total?.pages ?? 1); index++) {
      if (!this.#loaded.has(index)) return index;
    }
    return undefined;
  }

  /** Whether an item stands on two of the loaded pages, so that they are of different times. */
  get hasOverlap(): boolean {
    return this.#hasOverlap;
  }

  /** What a loaded page is made of; undefined when it is not loaded. */
  answer(index: number): LoadedPage<Item> | undefined {
    return this.#loaded.get(index);
  }

  /**
   * The items of a page, from the server unless they are loaded.
   *
   * @param index 0-based; a page beyond the end of the list is empty
   * @param urgency of the request, if this is the first to want that page
   * @throws AlloError
   */
  async load(index: number, signal?: AbortSignal, urgency?: Urgency): Promise<readonly Item[]> {
    let life;
    do {
      life = this.#forgotten;
      if (!this.#loaded.has(index)) await this.#shareRequest(index, urgency).wait(signal);
    } while (life !== this.#forgotten);
    return this.page(index) ?? [];
  }

  /** Loads a page anew, loaded or not. What was shown stays if that fails. @throws AlloError */
  async reload(index: number, signal?: AbortSignal, urgency?: Urgency): Promise<readonly Item[]> {
    const life = this.#forgotten;
    await this.#fetch(index, signal, urgency);
    return life === this.#forgotten ? (this.page(index) ?? []) : this.load(index, signal);
  }

  /**
   * Loads everything anew that is loaded, and goes on where new items have pushed the known ones
   * off a page, so that nothing in between is missed: up to {@link searchReach} pages further. What
   * was shown stays until all of it is there.
   *
   * @throws AlloError
   */
  refresh(): Promise<void> {
    if (!this.#refreshing) {
      this.#refreshing = this.#fetchAll().finally(() => (this.#refreshing = undefined));
      return this.#refreshing;
    }
    // The answers under way may be older than the change that this caller wants to see.
    this.#refreshAgain ??= this.#refreshing
      .catch(() => undefined)
      .then(() => {
        this.#refreshAgain = undefined;
        return this.refresh();
      });
    return this.#refreshAgain;
  }

  /**
   * Drops everything that is loaded, so that the next who wants a page asks the server. Answers that
   * are under way are not kept, as they may be older than the reason to forget: who waits for a page
   * gets it asked for again, and a refresh ends with nothing loaded. Listeners stay.
   */
  forget(): void {
    this.#forgotten = this.#sequence;
    this.#underWay.clear();
    if (this.#total === undefined) return;
    this.#loaded.clear();
    this.#total = undefined;
    this.#show();
  }

  /** Where an item is shown, among what is loaded. */
  locate(key: string): Located<Item> | undefined {
    for (const pageIndex of this.loadedPages) {
      const item = this.#shown.get(pageIndex)?.find((candidate) => this.#keyOf(candidate) === key);
      if (item !== undefined) return { item, pageIndex };
    }
    return undefined;
  }

  /**
   * Looks for an item from the page on where it was last seen, and outward from there: new items
   * push it to later pages, deletions pull it to earlier ones. A hint beyond the end means the last
   * page.
   *
   * @returns undefined when it is not within reach
   * @throws AlloError
   */
  async find(key: string, hint: number, signal?: AbortSignal): Promise<Located<Item> | undefined> {
    const known = this.locate(key);
    if (known) return known;
    // A page beyond the end that was known is not loaded: its answer tells anew where the list ends.
    await this.load(hint, signal);
    const start = Math.min(hint, (this.totalPages ?? 1) - 1);
    for (let distance = 0; distance <= searchReach; distance++) {
      for (const index of [start + distance, start - distance]) {
        const found = this.locate(key);
        if (found) return found;
        if (index >= 0 && index < (this.totalPages ?? Infinity)) await this.load(index, signal);
      }
    }
    return this.locate(key);
  }

  #shareRequest(index: number, urgency: Urgency | undefined): SharedRequest<void> {
    const current = this.#underWay.get(index);
    if (current && !current.isAbandoned) return current;
    const request = new SharedRequest<void>((signal) =>
      this.#fetch(index, signal, urgency).finally(() => {
        if (this.#underWay.get(index) === request) this.#underWay.delete(index);
      }),
    );
    this.#underWay.set(index, request);
    return request;
  }

  async #fetch(index: number, signal?: AbortSignal, urgency?: Urgency): Promise<void> {
    const sequence = ++this.#sequence;
    const page = await this.#request(index, signal, urgency);
    if (sequence <= this.#forgotten) return;
    this.#keep(index, page, sequence);
    this.#show();
  }

  async #fetchAll(): Promise<void> {
    const known = new Set(this.items.map(this.#keyOf).filter((key) => !isPlaceKey(key)));
    const fresh: { index: number; page: Page<Item>; sequence: number }[] = [];
    const wanted = this.#loaded.size > 0 ? [...this.loadedPages] : [0];
    const mostWanted = wanted.length + searchReach;
    for (let position = 0; position < wanted.length; position++) {
      const index = wanted[position] ?? 0;
      const sequence = ++this.#sequence;
      const page = await this.#request(index);
      if (sequence <= this.#forgotten) return;
      fresh.push({ index, page, sequence });

      const meetsKnown = page.items.some((item) => known.has(this.#keyOf(item)));
      const mayHideKnown = known.size > 0 && page.items.length > 0 && !meetsKnown;
      const next = index + 1;
      const isFurther = next < page.totalPages && wanted[position + 1] !== next;
      if (mayHideKnown && isFurther && wanted.length < mostWanted) {
        wanted.splice(position + 1, 0, next);
      }
    }
    for (const { index, page, sequence } of fresh) this.#keep(index, page, sequence);
    this.#show();
  }

  #keep(index: number, page: Page<Item>, sequence: number): void {
    if (sequence <= (this.#loaded.get(index)?.sequence ?? 0)) return;
    const newest = this.#total?.sequence ?? 0;
    if (sequence > newest) {
      const pages = page.totalIsGuess ? this.#guessTotal(index, page.totalPages) : page.totalPages;
      this.#total = { pages, sequence };
    } else if (page.totalIsGuess) {
      // What a late answer guesses can only add to what is known.
      this.#total = { pages: Math.max(this.#total?.pages ?? 1, page.totalPages), sequence: newest };
    }
    this.#loaded.set(index, { items: page.items, sequence, receivedAt: Date.now() });
  }

  /**
   * The total after an answer that tells only what `guess` says, while others may have told of later
   * pages. An empty page lowers it at most; where nothing else is known, the first page is certain.
   */
  #guessTotal(index: number, guess: number): number {
    const known = this.#total?.pages ?? 1;
    const isBeyondEnd = guess <= index;
    if (isBeyondEnd) return Math.min(known, guess);
    const isFull = guess > index + 1;
    return Math.max(guess, isFull ? known : 1 + Math.max(...this.#loaded.keys(), 0));
  }

  #show(): void {
    for (const index of this.#loaded.keys()) {
      if (index >= (this.totalPages ?? 0)) this.#loaded.delete(index);
    }
    const pageOf = new Map<string, number>();
    this.#hasOverlap = false;
    const isFirst = (item: Item, index: number) => {
      const key = this.#keyOf(item);
      const before = pageOf.get(key);
      if (before === undefined) pageOf.set(key, index);
      else if (before !== index) this.#hasOverlap = true;
      return before === undefined;
    };
    this.#shown = new Map(
      this.loadedPages.map((index) => [
        index,
        (this.#loaded.get(index)?.items ?? []).filter((item) => isFirst(item, index)),
      ]),
    );
    this.#changed.fire();
  }
}
