import * as vscode from 'vscode';
import type { AccountConversations } from '../../conversations/accountConversations.ts';
import { WordSearch } from '../../conversations/wordSearch.ts';
import type { OpenAccounts } from '../../conversations/openAccounts.ts';
import type { Log } from '../../platform/log.ts';
import { SignedOutError } from '../../platform/problems.ts';
import { openFound } from '../search/openFound.ts';
import { onlyLoaded } from '../search/searchRows.ts';
import type { HitResult, ItemResult, ResultNode } from './resultNodes.ts';
import { ResultsTree } from './resultsTree.ts';

/** Also the id of the view in the manifest. */
const viewId = 'allo.searchResults';

/** The view in which the results of a search stay until they are cleared. */
export class ResultsView implements vscode.Disposable {
  readonly #accounts: OpenAccounts;
  readonly #tree: ResultsTree;
  readonly #view: vscode.TreeView<ResultNode>;
  readonly #subscriptions: vscode.Disposable;
  /** The account that was searched. */
  #account: AccountConversations | undefined;
  #typed = '';
  /** The row that was opened last. */
  #at: ItemResult | HitResult | undefined;

  constructor(accounts: OpenAccounts, log: Log) {
    this.#accounts = accounts;
    this.#tree = new ResultsTree(log);
    this.#view = vscode.window.createTreeView(viewId, {
      treeDataProvider: this.#tree,
      showCollapseAll: true,
    });
    this.#subscriptions = vscode.Disposable.from(
      this.#tree,
      this.#view,
      accounts.onDidChange(() => void this.#followAccount()),
    );
  }

  /** The account that was searched. */
  get account(): AccountConversations | undefined {
    return this.#account;
  }

  /** What was typed for the search that is shown. */
  get typed(): string {
    return this.#typed;
  }

  /** Shows a search in place of the one before. */
  async keep(account: AccountConversations, search: WordSearch, typed: string): Promise<void> {
    this.#account = account;
    this.#typed = typed;
    this.#at = undefined;
    await vscode.commands.executeCommand('setContext', 'allo.hasSearchResults', true);
    this.#tree.show(search);
    this.#describe();
    await vscode.commands.executeCommand(`${viewId}.focus`);
    if (search.found.length === 0) await this.loadMore();
  }

  async loadMore(): Promise<void> {
    await vscode.window.withProgress({ location: { viewId } }, () => this.#tree.loadMore());
    this.#describe();
  }

  /** Searches anew; what was found stays until the answer is there. */
  async refresh(): Promise<void> {
    const before = this.#tree.search;
    if (!before) return;
    const account = await this.#accounts.byId(this.#account?.id ?? '');
    if (!account) throw new SignedOutError();
    this.#account = account;
    const search = new WordSearch(account, before.query);
    await vscode.window.withProgress({ location: { viewId } }, () => search.loadMore());
    if (this.#tree.search !== before) return;
    this.#tree.show(search);
    this.#describe();
  }

  async clear(): Promise<void> {
    this.#account = undefined;
    this.#typed = '';
    this.#at = undefined;
    this.#tree.show(undefined);
    await vscode.commands.executeCommand('setContext', 'allo.hasSearchResults', false);
  }

  async open(node: ItemResult | HitResult): Promise<void> {
    this.#at = node;
    const hit = node.kind === 'hit' ? node.hit : node.found.words.best;
    await openFound(node.found, hit, { preserveFocus: true });
  }

  /**
   * Opens the words after (1) or before (-1) those that were opened last: behind the last, those of
   * the next results or, where there are no more, the first.
   */
  async step(by: 1 | -1): Promise<void> {
    const isAtEnd = by === 1 && this.#position() === this.#tree.stops.length - 1;
    if (isAtEnd && this.#tree.search?.hasMore) await this.loadMore();
    const { stops } = this.#tree;
    const from = this.#position();
    const next = stops.at(from < 0 && by < 0 ? -1 : (from + by) % stops.length);
    if (!next) return;
    await this.open(next);
    await this.#view.reveal(next, { select: true, focus: false });
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Where among the stops the last one is that was opened; -1 before the first. */
  #position(): number {
    const at = this.#at;
    if (!at) return -1;
    // A row with rows below it has led to the best of them.
    const { best } = at.found.words;
    const hit = at.kind === 'hit' ? at : at.hits.find((each) => each.hit === best);
    return this.#tree.stops.findIndex(
      (stop) => this.#tree.isSame(stop, at) || (hit !== undefined && this.#tree.isSame(stop, hit)),
    );
  }

  #describe(): void {
    const { search } = this.#tree;
    if (!search) return;
    const count = search.found.length;
    const { t } = vscode.l10n;
    const typed = this.#typed.trim();
    const found = search.hasMore
      ? t('Results so far for “{0}”: {1}', typed, count)
      : t('Results for “{0}”: {1}', typed, count);
    this.#view.message = search.searches === 'loaded' ? `${found}. ${onlyLoaded()}` : found;
  }

  /** What was read through an account does not outlive it on the screen; another key searches anew. */
  async #followAccount(): Promise<void> {
    const before = this.#account;
    if (!this.#tree.search || !before) return;
    const account = await this.#accounts.byId(before.id).catch(() => undefined);
    if (!account) await this.clear();
    else if (account !== before) await this.refresh().catch(() => this.clear());
  }
}
