import { isDeepStrictEqual } from 'node:util';
import { type ConversationItem, startOf } from '../model/conversationItem.ts';
import { isPlaceKey } from '../model/page.ts';
import type { Conversation } from '../conversations/accountConversations.ts';

/** How many pages are loaded on the way to an item before the way is left out. */
const longestWay = 12;

/**
 * The part of a conversation that a thread shows: pages that follow each other, as the pages of a
 * {@link Conversation} do. What was shown stays, the same object as long as it says the same, also
 * while the list moves: an item that a newer one has pushed off the last page is shown until the
 * page after it is there, and those of pages that were forgotten until they are loaded again.
 */
export class ThreadWindow {
  #list: Conversation;
  #newest = 0;
  #oldest = 0;
  #items: readonly ConversationItem[] = [];

  constructor(list: Conversation) {
    this.#list = list;
  }

  /** Oldest first. */
  get items(): readonly ConversationItem[] {
    return this.#items;
  }

  get hasOlder(): boolean {
    return this.#oldest + 1 < (this.#list.totalPages ?? Infinity);
  }

  get hasNewer(): boolean {
    return this.#newest > 0;
  }

  /** 0-based page on which an item is seen: a hint for where to look for it later. */
  pageOf(key: string): number {
    return this.#list.locate(key)?.pageIndex ?? this.#oldest;
  }

  /** The same conversation, read through another session; asks the server for nothing. */
  follow(list: Conversation): void {
    this.#list = list;
    this.update();
  }

  /** Loads what the window lacks. @throws AlloError */
  async load(signal: AbortSignal): Promise<void> {
    for (let index = this.#newest; index <= this.#oldest; index++) {
      await this.#list.load(index, signal);
    }
    this.update();
  }

  /** Adds the page after the oldest. @throws AlloError */
  async loadOlder(signal: AbortSignal): Promise<void> {
    const index = this.#oldest + 1;
    await this.#list.load(index, signal);
    if (index === this.#oldest + 1) this.#oldest = index;
    this.update();
  }

  /** Adds the page before the newest. @throws AlloError */
  async loadNewer(signal: AbortSignal): Promise<void> {
    const index = this.#newest - 1;
    if (index < 0) return;
    await this.#list.load(index, signal);
    if (index === this.#newest - 1) this.#newest = index;
    this.update();
  }

  /**
   * Sees to it that an item is shown, with all between it and what is shown now; if that is too
   * much, the window moves to the item's page.
   *
   * @param hint 0-based page on which it was last seen
   * @returns false when the item is not there
   * @throws AlloError
   */
  async reach(key: string, hint: number, signal: AbortSignal): Promise<boolean> {
    if (this.#has(key)) return true;
    const page = (await this.#list.find(key, hint, signal))?.pageIndex;
    if (page === undefined) return false;
    if (this.#items.length === 0 || this.#wayTo(page) > longestWay) this.#moveTo(page);
    this.update();
    for (let left = this.#wayTo(page); left > 0 && !this.#has(key); left--) {
      await (page > this.#oldest ? this.loadOlder(signal) : this.loadNewer(signal));
    }
    return this.#has(key);
  }

  /** Takes over what the list shows now. Asks the server for nothing. */
  update(): void {
    const total = this.#list.totalPages ?? Infinity;
    this.#oldest = Math.max(0, Math.min(this.#oldest, total - 1));
    this.#newest = Math.min(this.#newest, this.#oldest);
    this.#widen();
    const loaded = this.#loaded();
    const retained = this.#retained(loaded);
    const known = new Map(this.#items.map((item) => [item.key, item]));
    this.#items = byDate([...retained, ...loaded]).map((item) => {
      const before = known.get(item.key);
      return before && isDeepStrictEqual(before, item) ? before : item;
    });
  }

  #has(key: string): boolean {
    return this.#items.some((item) => item.key === key);
  }

  #wayTo(page: number): number {
    return Math.max(page - this.#oldest, this.#newest - page);
  }

  #moveTo(page: number): void {
    this.#newest = page;
    this.#oldest = page;
    this.#items = [];
  }

  /** To where newer items have pushed what is shown, or deletions have pulled it, if that is loaded. */
  #widen(): void {
    const shown = new Set(this.#items.map(({ key }) => key));
    const isShown = ({ key }: ConversationItem) => shown.has(key) && !isPlaceKey(key);
    const widen = (from: number, step: 1 | -1) => {
      let end = from;
      for (let index = from + step; ; index += step) {
        const page = this.#list.page(index);
        if (!page) return end;
        if (page.some(isShown)) end = index;
      }
    };
    this.#oldest = widen(this.#oldest, 1);
    this.#newest = widen(this.#newest, -1);
  }

  /** What stands in the window's pages as far as they are loaded, oldest first. */
  #loaded(): ConversationItem[] {
    const items: ConversationItem[] = [];
    for (let index = this.#oldest; index >= this.#newest; index--) {
      items.push(...(this.#list.page(index) ?? []).toReversed());
    }
    return items;
  }

  /** What was shown and is not in the loaded pages, but need not be gone. */
  #retained(loaded: readonly ConversationItem[]): ConversationItem[] {
    const keys = new Set(loaded.map(({ key }) => key));
    const isLoaded = ({ key }: ConversationItem) => keys.has(key);
    const missing = this.#items.filter((item) => !isLoaded(item));
    if (missing.length === 0 || this.#isPartial()) return missing;
    const first = this.#items.findIndex(isLoaded);
    const last = this.#items.findLastIndex(isLoaded);
    const mayBeOlder = (index: number) => this.hasOlder && (index < first || first < 0);
    const mayBeNewer = (index: number) => this.hasNewer && (index > last || first < 0);
    return this.#items.filter(
      (item, index) =>
        !isLoaded(item) && !isPlaceKey(item.key) && (mayBeOlder(index) || mayBeNewer(index)),
    );
  }

  #isPartial(): boolean {
    const end = this.#list.totalPages ?? Infinity;
    for (let index = this.#newest; index <= this.#oldest && index < end; index++) {
      if (!this.#list.page(index)) return true;
    }
    return false;
  }
}

/** Oldest first; what bears no date keeps its place. */
export function byDate(items: readonly ConversationItem[]): ConversationItem[] {
  const at = (item: ConversationItem) => startOf(item) ?? 0;
  const dated = items.filter((item) => startOf(item) !== null).sort((a, b) => at(a) - at(b));
  let next = 0;
  return items.map((item) => (startOf(item) === null ? item : (dated[next++] ?? item)));
}
