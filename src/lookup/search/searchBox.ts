import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { AccountConversations } from '../../conversations/accountConversations.ts';
import { WordSearch } from '../../conversations/wordSearch.ts';
import { parseSearch } from '../../matching/searchQuery.ts';
import { isCancelled, logProblem } from '../../platform/problems.ts';
import type { Log } from '../../platform/log.ts';
import { keepOrder } from '../../platform/pickRows.ts';
import { openConversationAt } from '../openConversationAt.ts';
import { openFound } from './openFound.ts';
import type { FilterKind } from './searchFilters.ts';
import { filterRows, problemRows, resultRows, rowButtons, type SearchRow } from './searchRows.ts';

/** Why the box was closed other than to open something. */
export type SearchEnd =
  | { readonly type: 'filter'; readonly typed: string; readonly filter?: FilterKind }
  | { readonly type: 'keep'; readonly search: WordSearch; readonly typed: string };

/** Milliseconds without a key after which a search is worth a request. */
const typingPause = 250;

const filterButton = {
  iconPath: new vscode.ThemeIcon('filter'),
  tooltip: vscode.l10n.t('Narrow the Search…'),
};
const keepButton = {
  iconPath: new vscode.ThemeIcon('pin'),
  tooltip: vscode.l10n.t('Keep Results in Sidebar'),
};

/**
 * The box in which words are looked for while they are typed. What is shown is always about what was
 * typed last; to close it cancels what is under way.
 */
export class SearchBox {
  readonly #account: AccountConversations;
  readonly #log: Log;
  readonly #pick: vscode.QuickPick<SearchRow>;
  readonly #end = Promise.withResolvers<SearchEnd | undefined>();
  /** Belongs to the search for what is typed now. */
  #searching = new AbortController();
  #search: WordSearch | undefined;

  constructor(
    account: AccountConversations,
    log: Log,
    pick: vscode.QuickPick<SearchRow> = vscode.window.createQuickPick<SearchRow>(),
  ) {
    this.#account = account;
    this.#log = log;
    this.#pick = pick;
    pick.title = vscode.l10n.t('Search in Conversations');
    pick.placeholder = vscode.l10n.t('Words that were said, summed up or written');
    pick.buttons = [filterButton, keepButton];
    keepOrder(pick);
    pick.onDidChangeValue(() => void this.#typed());
    pick.onDidAccept(() => void this.#accept(pick.activeItems[0]));
    pick.onDidTriggerButton((button) => this.#press(button));
    pick.onDidTriggerItemButton(({ item, button }) => void this.#pressOn(item, button));
    pick.onDidHide(() => this.#close(undefined));
  }

  /** @returns undefined when something was opened, or nothing wanted any more */
  async show(typed: string): Promise<SearchEnd | undefined> {
    this.#pick.show();
    // VS Code selects all that is there before, and the next key would take the place of a filter.
    this.#pick.value = typed;
    void this.#typed();
    return this.#end.promise;
  }

  async #typed(): Promise<void> {
    this.#searching.abort();
    const { signal } = (this.#searching = new AbortController());
    const query = parseSearch(this.#pick.value, new Date());
    if (this.#pick.value.trim() === '') {
      this.#search = undefined;
      this.#pick.busy = false;
      this.#pick.items = filterRows();
      return;
    }
    this.#pick.busy = true;
    // Enter is about what is typed, and no filter.
    if (this.#pick.items.some(({ does }) => does === 'filter')) this.#pick.items = [];
    // At once, so that what is kept before it was asked for is what is typed.
    const search = (this.#search = new WordSearch(this.#account, query));
    try {
      await pause(typingPause, undefined, { signal });
    } catch {
      return;
    }
    await this.#load(search, signal);
  }

  async #load(search: WordSearch, signal: AbortSignal): Promise<void> {
    this.#pick.busy = true;
    let rows: SearchRow[];
    try {
      await search.loadMore(signal);
      rows = resultRows(search, false, Date.now());
    } catch (error) {
      if (signal.aborted) return;
      if (!isCancelled(error)) logProblem(this.#log, error);
      rows = [...resultRows(search, true, Date.now()), ...problemRows(error)];
    }
    if (signal.aborted) return;
    const place = this.#pick.items.findIndex((row) => row === this.#pick.activeItems[0]);
    const isMore = this.#pick.items.some(
      (row) => row.does === 'open' && search.found.includes(row.found),
    );
    this.#pick.keepScrollPosition = isMore;
    this.#pick.items = rows;
    // Behind what was there before stands what has been asked for; above what was found, notes may.
    const next = isMore ? rows[place] : rows.find(({ does }) => does === 'open');
    if (next) this.#pick.activeItems = [next];
    this.#pick.busy = false;
  }

  async #accept(row: SearchRow | undefined): Promise<void> {
    switch (row?.does) {
      case 'open':
        this.#close(undefined);
        await openFound(row.found, row.found.words.best);
        return;
      case 'filter':
        this.#close({ type: 'filter', typed: this.#pick.value, filter: row.filter });
        return;
      case 'load-more':
      case 'retry':
        // What is under way brings the same page, or rows of another search.
        if (this.#search && !this.#pick.busy)
          await this.#load(this.#search, this.#searching.signal);
        return;
      case 'nothing':
      case undefined:
    }
  }

  #press(button: vscode.QuickInputButton): void {
    const typed = this.#pick.value;
    if (button === filterButton) this.#close({ type: 'filter', typed });
    else if (this.#search) this.#close({ type: 'keep', search: this.#search, typed });
  }

  async #pressOn(row: SearchRow, button: vscode.QuickInputButton): Promise<void> {
    if (row.does !== 'open') return;
    this.#close(undefined);
    const { found } = row;
    if (button === rowButtons.toSide) {
      await openFound(found, found.words.best, { viewColumn: vscode.ViewColumn.Beside });
    } else if (found.address) {
      await openConversationAt(found.address);
    }
  }

  #close(end: SearchEnd | undefined): void {
    this.#end.resolve(end);
    this.#searching.abort();
    this.#pick.dispose();
  }
}
