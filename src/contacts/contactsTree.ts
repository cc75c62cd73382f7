import * as vscode from 'vscode';
import type { AlloNumber } from '../model/alloNumber.ts';
import { type Contact, contactLabel } from '../model/contact.ts';
import type { ConversationItem } from '../model/conversationItem.ts';
import { AlloError } from '../allo/errors.ts';
import type { AccountConversations, Conversation } from '../conversations/accountConversations.ts';
import { Emitter, type Subscription } from '../conversations/emitter.ts';
import {
  addressToUri,
  type ConversationAddress,
  conversationToUri,
} from '../conversations/itemAddress.ts';
import type { OpenAccounts } from '../conversations/openAccounts.ts';
import { commands } from '../platform/commands.ts';
import { conversationTitle, itemTitle } from '../platform/itemWords.ts';
import type { Log } from '../platform/log.ts';
import { openUriOf } from '../platform/openUri.ts';
import { explain, isCancelled, logProblem, type Remedy } from '../platform/problems.ts';
import type { NewMarks } from './newMarks.ts';
import {
  type ContactNode,
  contactOf,
  type ItemNode,
  type Node,
  type PageNode,
  parentOf,
} from './nodes.ts';
import { tooltipOf, toTreeItem } from './treeItem.ts';

/** What the welcome views tell apart, as the context key `allo.contacts`. */
type ContactsState = 'shown' | 'signed-out' | 'forbidden' | 'none' | 'offline';

/** While all contacts are loaded, those that have come are drawn every so many milliseconds. */
const whileLoading = 2000;

/** Pages that get a row each; beyond them, a row asks for the number. */
const pageRows = 500;

/**
 * The rows of the sidebar: contacts, pages of their conversations, calls and text messages. What is
 * looked at is asked for once and kept until it is refreshed; a failure becomes a row with a way on.
 */
export class ContactsTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #accounts: OpenAccounts;
  readonly #log: Log;
  readonly #marks: Pick<NewMarks, 'uriOf'>;
  readonly #changed = new vscode.EventEmitter<Node | undefined>();
  readonly #entered = new Emitter<AccountConversations | undefined>();
  readonly #listed = new Emitter();
  readonly #accountsSubscription: Subscription;
  #account: AccountConversations | undefined;
  readonly #contactNodes = new Map<string, ContactNode>();
  readonly #pageNodes = new Map<string, PageNode>();
  readonly #watched = new WeakSet<object>();
  readonly #expandedContacts = new Set<string>();
  /** Rows that are to be drawn again once nothing is being drawn; undefined stands for all. */
  readonly #stale = new Set<ContactNode | undefined>();
  #drawing = 0;
  #drawingLater: ReturnType<typeof setTimeout> | undefined;
  /** Lists whose own rows are being drawn, and so need not be drawn again when they change. */
  readonly #beingDrawn = new Set<object>();
  #onlyNumber: AlloNumber | undefined;

  constructor(accounts: OpenAccounts, marks: Pick<NewMarks, 'uriOf'>, log: Log) {
    this.#accounts = accounts;
    this.#marks = marks;
    this.#log = log;
    this.#accountsSubscription = accounts.onDidChange(() => this.redraw());
  }

  readonly onDidChangeTreeData = this.#changed.event;
  /** Fires when another account's contacts, or nobody's, are about to be shown. */
  readonly onDidEnterAccount = this.#entered.event;
  /** Fires when the list of contacts has come, from wherever the key may have it. */
  readonly onDidListContacts = this.#listed.event;

  /**
   * Turns to the account that is to be shown now.
   *
   * @returns undefined when nobody is signed in
   * @throws ApiUrlError
   */
  async enterAccount(): Promise<AccountConversations | undefined> {
    const account = await this.#accounts.current();
    if (account === this.#account) return account;
    this.#account = account;
    this.#contactNodes.clear();
    this.#pageNodes.clear();
    this.#expandedContacts.clear();
    this.#onlyNumber = undefined;
    if (account) this.#watch(account.contacts, () => undefined);
    this.#entered.fire(account);
    return account;
  }

  /** The account whose contacts are shown; undefined before the first look and when signed out. */
  get shownAccount(): AccountConversations | undefined {
    return this.#account;
  }

  /** The team's number that conversations are narrowed to. */
  get numberFilter(): AlloNumber | undefined {
    return this.#onlyNumber;
  }

  set numberFilter(number: AlloNumber | undefined) {
    this.#onlyNumber = number;
    this.redraw();
  }

  /** Draws a row and what is below it again, or all; asks the server only for what is not loaded. */
  redraw(node?: Node): void {
    this.#changed.fire(node);
  }

  /** Draws all rows again as soon as nothing is being drawn. */
  redrawWhenIdle(): void {
    this.#stale.add(undefined);
    this.#drawStale();
  }

  /** The row of a contact that is loaded. */
  contactNode(contact: Contact): ContactNode {
    const present = this.#contactNodes.get(contact.id);
    if (present?.contact === contact) return present;
    const node: ContactNode = { kind: 'contact', contact };
    this.#contactNodes.set(contact.id, node);
    return node;
  }

  /** The row of one page; a list that has grown or shrunk since gets new rows. */
  pageNode(parent: ContactNode, index: number, totalPages: number): PageNode {
    const key = JSON.stringify([parent.contact.id, index]);
    const present = this.#pageNodes.get(key);
    if (present?.parent === parent && present.totalPages === totalPages) return present;
    const node: PageNode = { kind: 'page', parent, index, totalPages };
    this.#pageNodes.set(key, node);
    return node;
  }

  /** The conversation below a contact, as narrowed as the tree is. */
  conversationOf(node: ContactNode): Conversation | undefined {
    const conversation = this.#account?.conversation(
      node.contact.id,
      this.#onlyNumber?.number ?? null,
    );
    if (conversation) {
      this.#watch(conversation, () => this.#contactNodes.get(node.contact.id));
    }
    return conversation;
  }

  /** To be told of every row that is opened and closed. */
  noteExpanded(node: Node, isExpanded: boolean): void {
    if (node.kind !== 'contact') return;
    if (isExpanded) this.#expandedContacts.add(node.contact.id);
    else this.#expandedContacts.delete(node.contact.id);
  }

  /** The conversations that are on screen, or would be if it were longer. */
  expandedConversations(): Conversation[] {
    return [...this.#expandedContacts].flatMap((id) => {
      const node = this.#contactNodes.get(id);
      return (node && this.conversationOf(node)) ?? [];
    });
  }

  /** The document that a call or a text message opens as. */
  uriOf({ parent, item, pageIndex }: ItemNode): vscode.Uri {
    const { contact } = parent.kind === 'page' ? parent.parent : parent;
    const address = { ...this.#addressOf(contact), item: item.key, page: pageIndex };
    return openUriOf(addressToUri(address, itemTitle(item, address.contactLabel)));
  }

  /** The document of a whole conversation. */
  conversationUriOf({ contact }: ContactNode): vscode.Uri {
    const address = this.#addressOf(contact);
    return openUriOf(conversationToUri(address, conversationTitle(address.contactLabel)));
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return toTreeItem(node, {
      now: Date.now(),
      itemsOf: (page) => this.conversationOf(page.parent)?.page(page.index),
      uriOf: (item) => this.uriOf(item),
      conversationUriOf: (contact) => this.conversationUriOf(contact),
      markOf: (row) => {
        const item = row.kind === 'item' ? row.item : undefined;
        return this.#marks.uriOf(contactOf(row)?.contact.id ?? '', item);
      },
    });
  }

  resolveTreeItem(item: vscode.TreeItem, node: Node): vscode.TreeItem {
    item.tooltip ??= tooltipOf(node);
    return item;
  }

  getParent(node: Node): Node | undefined {
    return parentOf(node);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    this.#drawing++;
    try {
      if (!node) return await this.#contacts();
      if (node.kind === 'contact') return await this.#pagesOrItems(node);
      if (node.kind === 'page') return await this.#items(node, node.index);
      return [];
    } catch (error) {
      if (isCancelled(error)) return [];
      logProblem(this.#log, error);
      return problemRows(
        error,
        node?.kind === 'contact' || node?.kind === 'page' ? node : undefined,
      );
    } finally {
      this.#drawing--;
      // VS Code drops rows that are on their way when they are declared stale, so not before they are there.
      setTimeout(() => this.#drawStale());
    }
  }

  dispose(): void {
    clearTimeout(this.#drawingLater);
    this.#accountsSubscription.dispose();
    this.#changed.dispose();
  }

  #addressOf(contact: Contact): ConversationAddress {
    return {
      account: this.#account?.id ?? '',
      contact: contact.id,
      alloNumber: this.#onlyNumber?.number ?? null,
      contactLabel: contactLabel(contact),
    };
  }

  async #contacts(): Promise<Node[]> {
    const account = await this.enterAccount();
    if (!account) return this.#endWith('signed-out', []);
    const { contacts } = account;
    const first = account.contactsBeyondList.map((contact) => this.contactNode(contact));
    try {
      await this.#loadToDraw(contacts);
    } catch (error) {
      if (isCancelled(error)) return first;
      logProblem(this.#log, error);
      if (AlloError.is(error, 'scope-missing')) return this.#endWith('forbidden', first);
      if (AlloError.is(error, 'offline') && first.length === 0) return this.#endWith('offline', []);
      return this.#endWith('shown', [...first, ...problemRows(error, undefined)]);
    }
    this.#listed.fire();
    const listed = contacts.items.map((contact) => this.contactNode(contact));
    const { nextPage, totalPages } = contacts;
    const more: Node[] =
      nextPage === undefined || totalPages === undefined
        ? []
        : [{ kind: 'load-more', nextPage, totalPages }];
    const rows = [...first, ...listed, ...more];
    return this.#endWith(rows.length > 0 ? 'shown' : 'none', rows);
  }

  #endWith(state: ContactsState, rows: Node[]): Node[] {
    void vscode.commands.executeCommand('setContext', 'allo.contacts', state);
    return rows;
  }

  async #pagesOrItems(node: ContactNode): Promise<Node[]> {
    const conversation = this.conversationOf(node);
    if (!conversation) return [];
    await this.#loadToDraw(conversation);
    const totalPages = conversation.totalPages ?? 1;
    if (totalPages === 1) return this.#items(node, 0);
    const pages: Node[] = Array.from({ length: Math.min(totalPages, pageRows) }, (_, index) =>
      this.pageNode(node, index, totalPages),
    );
    if (totalPages <= pageRows) return pages;
    const opened = conversation.loadedPages.filter((index) => index >= pageRows);
    return [
      ...pages,
      ...opened.map((index) => this.pageNode(node, index, totalPages)),
      { kind: 'more-pages', parent: node, totalPages },
    ];
  }

  async #items(parent: ContactNode | PageNode, pageIndex: number): Promise<Node[]> {
    const contact = parent.kind === 'page' ? parent.parent : parent;
    const items: readonly ConversationItem[] =
      (await this.conversationOf(contact)?.load(pageIndex)) ?? [];
    if (items.length === 0) return [{ kind: 'empty', parent }];
    return items.map((item) => ({ kind: 'item', parent, item, pageIndex }));
  }

  /** Loads the first page of a list that is being drawn because of it. @throws AlloError */
  async #loadToDraw(list: { load(index: number): Promise<unknown> }): Promise<void> {
    this.#beingDrawn.add(list);
    try {
      await list.load(0);
    } finally {
      this.#beingDrawn.delete(list);
    }
  }

  /** Draws a row and what is below it again after each change of a list, whoever loaded it. */
  #watch(
    list: { onDidChange(listener: () => void): unknown },
    rowOf: () => ContactNode | undefined,
  ): void {
    if (this.#watched.has(list)) return;
    this.#watched.add(list);
    list.onDidChange(() => {
      if (this.#beingDrawn.has(list)) return;
      this.#stale.add(rowOf());
      this.#drawStale();
    });
  }

  #drawStale(): void {
    if (this.#drawing > 0) return;
    // Page after page comes, and thousands of rows would be drawn for each.
    if (this.#stale.has(undefined) && this.#account?.isLoadingAllContacts) {
      this.#drawingLater ??= setTimeout(() => {
        this.#drawingLater = undefined;
        this.redraw();
      }, whileLoading);
      this.#stale.delete(undefined);
    }
    const stale = [...this.#stale];
    this.#stale.clear();
    if (stale.includes(undefined)) this.redraw();
    else for (const node of stale) this.redraw(node);
  }
}

/** What happened, and below it what can be done about it. */
function problemRows(error: unknown, parent: ContactNode | PageNode | undefined): Node[] {
  const { message, remedies, canRetry } = explain(error);
  const retry: Remedy = {
    label: vscode.l10n.t('Retry'),
    icon: 'refresh',
    command: commands.retry,
    arguments: [parent],
  };
  return [
    { kind: 'problem', parent, message },
    ...(canRetry ? [retry, ...remedies] : remedies).map((remedy): Node => ({
      kind: 'remedy',
      parent,
      remedy,
    })),
  ];
}
