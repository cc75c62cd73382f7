import * as vscode from 'vscode';
import type { WordSearch } from '../../conversations/wordSearch.ts';
import type { Log } from '../../platform/log.ts';
import { explain, isCancelled, logProblem } from '../../platform/problems.ts';
import { resultId, toResultItem } from './resultItem.ts';
import {
  contactKeyOf,
  type ContactResult,
  groupByContact,
  type HitResult,
  type ItemResult,
  type ResultNode,
  stopsOf,
} from './resultNodes.ts';

/** The rows of a search that was kept: contacts, below them calls and text messages, below them hits. */
export class ResultsTree implements vscode.TreeDataProvider<ResultNode>, vscode.Disposable {
  readonly #log: Log;
  readonly #changed = new vscode.EventEmitter<void>();
  #search: WordSearch | undefined;
  #contacts: readonly ContactResult[] = [];
  #problem: string | null = null;
  /** Belongs to what is being loaded. */
  #loading = new AbortController();

  constructor(log: Log) {
    this.#log = log;
  }

  readonly onDidChangeTreeData = this.#changed.event;

  /** Undefined when nothing is kept. */
  get search(): WordSearch | undefined {
    return this.#search;
  }

  /** The rows that lead to words, in the order in which they stand. */
  get stops(): readonly (ItemResult | HitResult)[] {
    return stopsOf(this.#contacts);
  }

  /** Shows another search; it goes on from where it was. Undefined shows none. */
  show(search: WordSearch | undefined): void {
    this.#loading.abort();
    this.#search = search;
    this.#problem = null;
    this.#draw();
  }

  /** Goes on with the search. What goes wrong stands in a row that tries again. */
  async loadMore(): Promise<void> {
    const search = this.#search;
    if (!search) return;
    this.#loading.abort();
    const { signal } = (this.#loading = new AbortController());
    try {
      await search.loadMore(signal);
      this.#problem = null;
    } catch (error) {
      if (signal.aborted) return;
      if (!isCancelled(error)) logProblem(this.#log, error);
      this.#problem = explain(error).message;
    }
    if (search === this.#search) this.#draw();
  }

  getTreeItem(node: ResultNode): vscode.TreeItem {
    return toResultItem(node, Date.now());
  }

  getChildren(node?: ResultNode): ResultNode[] {
    switch (node?.kind) {
      case undefined: {
        const hasMore = this.#search?.hasMore ?? false;
        const more: ResultNode[] = hasMore ? [{ kind: 'more', problem: this.#problem }] : [];
        return [...this.#contacts, ...more];
      }
      case 'contact':
        return [...node.items];
      case 'item':
        return node.hits.length > 1 ? [...node.hits] : [];
      case 'hit':
      case 'more':
        return [];
    }
  }

  getParent(node: ResultNode): ResultNode | undefined {
    if (node.kind !== 'item' && node.kind !== 'hit') return undefined;
    const contact = this.#contacts.find(({ key }) => key === contactKeyOf(node.found));
    if (node.kind === 'item') return contact;
    return contact?.items.find(({ found }) => found === node.found);
  }

  /** Whether two rows are the same, before and after more was loaded. */
  isSame(one: ResultNode, other: ResultNode): boolean {
    return resultId(one) === resultId(other);
  }

  dispose(): void {
    this.#loading.abort();
    this.#changed.dispose();
  }

  #draw(): void {
    this.#contacts = groupByContact(this.#search?.found ?? []);
    this.#changed.fire();
  }
}
