import type { Page } from '../model/page.ts';
import { Emitter } from './emitter.ts';
import { SharedRequest } from './sharedRequest.ts';

/** Where an item was found. */
export interface Located<Item> {
  readonly item: Item;
  /** 0-based. */
  readonly pageIndex: number;
}

interface LoadedPage<Item> {
  readonly items: readonly Item[];
  /** Requests are numbered as they are sent: the answer to an older one never replaces a newer one's. */
  readonly sequence: number;
}

/** Asks the server for one page, 0-based. */
type PageRequest<Item> = (index: number, signal?: AbortSignal) => Promise<Page<Item>>;

/** How far {@link PagedList.find} looks beyond the page where the item was last seen. */
const searchReach = 12;

/**
 * A list of which the server gives one page at a time, and which may move between two requests.
 * A page is requested when somebody asks for it, and once however many ask at the same time.
 * An item that stands on two loaded pages, because the list moved in between, is shown on the first.
 */
export class PagedList<Item> {
  readonly #loaded = new Map<number, LoadedPage<Item>>();
  readonly #underWay = new Map<number, SharedRequest<void>>();
  readonly #changed = new Emitter();
  /** What is shown, derived from `loaded`: every item once. */
  #shown = new Map<number, readonly Item[]>();
  #sequence = 0;
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

  /** How many pages the server has; undefined before the first answer. */
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

  /**
   * The items of a page, from the server unless they are loaded.
   *
   * @param index 0-based; a page beyond the end of the list is empty
   * @throws AlloError
   */
  async load(index: number, signal?: AbortSignal): Promise<readonly Item[]> {
    if (!this.#loaded.has(index)) await this.#shareRequest(index).wait(signal);
    return this.page(index) ?? [];
  }

  /** Loads a page anew, loaded or not. What was shown stays if that fails. @throws AlloError */
  async reload(index: number, signal?: AbortSignal): Promise<readonly Item[]> {
    await this.#fetch(index, signal);
    return this.page(index) ?? [];
  }

  /**
   * Loads everything anew that is loaded, and goes on where new items have pushed the known ones
   * off a page, so that nothing in between is missed. What was shown stays until all of it is there.
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
   * push it to later pages, deletions pull it to earlier ones.
   *
   * @returns undefined when it is not within reach
   * @throws AlloError
   */
  async find(key: string, hint: number, signal?: AbortSignal): Promise<Located<Item> | undefined> {
    for (let distance = 0; distance <= searchReach; distance++) {
      for (const index of distance === 0 ? [hint] : [hint + distance, hint - distance]) {
        const known = this.locate(key);
        if (known) return known;
        if (index >= 0 && index < (this.totalPages ?? Infinity)) await this.load(index, signal);
      }
    }
    return this.locate(key);
  }

  #shareRequest(index: number): SharedRequest<void> {
    const current = this.#underWay.get(index);
    if (current && !current.isAbandoned) return current;
    const request = new SharedRequest<void>((signal) =>
      this.#fetch(index, signal).finally(() => {
        if (this.#underWay.get(index) === request) this.#underWay.delete(index);
      }),
    );
    this.#underWay.set(index, request);
    return request;
  }

  async #fetch(index: number, signal?: AbortSignal): Promise<void> {
    const sequence = ++this.#sequence;
    const page = await this.#request(index, signal);
    this.#keep(index, page, sequence);
    this.#show();
  }

  async #fetchAll(): Promise<void> {
    const known = new Set(this.items.map(this.#keyOf));
    const fresh: { index: number; page: Page<Item>; sequence: number }[] = [];
    const wanted = this.#loaded.size > 0 ? [...this.loadedPages] : [0];
    for (let position = 0; position < wanted.length; position++) {
      const index = wanted[position] ?? 0;
      const sequence = ++this.#sequence;
      const page = await this.#request(index);
      fresh.push({ index, page, sequence });

      const meetsKnown = page.items.some((item) => known.has(this.#keyOf(item)));
      const mayHideKnown = known.size > 0 && page.items.length > 0 && !meetsKnown;
      const next = index + 1;
      if (mayHideKnown && next < page.totalPages && wanted[position + 1] !== next) {
        wanted.splice(position + 1, 0, next);
      }
    }
    for (const { index, page, sequence } of fresh) this.#keep(index, page, sequence);
    this.#show();
  }

  #keep(index: number, page: Page<Item>, sequence: number): void {
    if (sequence > (this.#total?.sequence ?? 0)) this.#total = { pages: page.totalPages, sequence };
    if (sequence > (this.#loaded.get(index)?.sequence ?? 0)) {
      this.#loaded.set(index, { items: page.items, sequence });
    }
  }

  #show(): void {
    for (const index of this.#loaded.keys()) {
      if (index >= (this.totalPages ?? 0)) this.#loaded.delete(index);
    }
    const seen = new Set<string>();
    this.#shown = new Map(
      this.loadedPages.map((index) => {
        const items = this.#loaded.get(index)?.items ?? [];
        const first = items.filter((item) => !seen.has(this.#keyOf(item)));
        for (const item of first) seen.add(this.#keyOf(item));
        return [index, first];
      }),
    );
    this.#changed.fire();
  }
}
