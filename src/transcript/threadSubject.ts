import * as vscode from 'vscode';
import type { EntryPart } from '../model/entryExcerpt.ts';
import type { AccountConversations } from '../conversations/accountConversations.ts';
import type { Subscription } from '../conversations/emitter.ts';
import {
  addressToUri,
  type ConversationAddress,
  type ItemAddress,
} from '../conversations/itemAddress.ts';
import { commands } from '../platform/commands.ts';
import { itemTitle } from '../platform/itemWords.ts';
import {
  explain,
  isCancelled,
  logProblem,
  showProblem,
  SignedOutError,
} from '../platform/problems.ts';
import { copySummary } from './copying.ts';
import { type CopiedEntry, copyEntries } from './copyingEntries.ts';
import type { EditorPage } from './editorPage.ts';
import type { EditorServices } from './editorServices.ts';
import type { MessageToHost, Place } from './protocol.ts';
import { GoneError, type LoadOptions, type Subject } from './subject.ts';
import { ThreadDelivery } from './threadDelivery.ts';
import { actOnEdge, EdgeLoad } from './edgeLoad.ts';
import { threadHead } from './threadEntries.ts';
import type { ThreadEdge } from './threadView.ts';
import { ThreadWindow } from './threadWindow.ts';

/** Names a conversation and perhaps one of its items, at which it is opened. */
type ThreadAddress = ConversationAddress & { readonly item?: string; readonly page?: number };

/** What a thread needs of the editor's page, and of what all editors share. */
type ThreadPage = Pick<EditorPage, 'isReady' | 'post' | 'setIcon'>;
type ThreadServices = Pick<EditorServices, 'accounts' | 'log' | 'linkBase'>;

/** A contact's conversation on the page of an editor: some of its pages, and more as they are asked for. */
export class ThreadSubject implements Subject {
  readonly #address: ThreadAddress;
  readonly #page: ThreadPage;
  readonly #services: ThreadServices;
  readonly #delivery: ThreadDelivery;
  readonly #edges: Readonly<Record<ThreadEdge, EdgeLoad>> = {
    older: new EdgeLoad('older'),
    newer: new EdgeLoad('newer'),
  };
  readonly #accountChanges: Subscription;
  #account: AccountConversations | undefined;
  #following: Subscription | undefined;
  /** Undefined until there is something to show. */
  #window: ThreadWindow | undefined;
  /** Belongs to the place that is being gone to. */
  #revealing: AbortController | undefined;
  #isDisposed = false;

  constructor(address: ThreadAddress, page: ThreadPage, services: ThreadServices) {
    this.#address = address;
    this.#page = page;
    this.#services = services;
    this.#delivery = new ThreadDelivery(page);
    this.#accountChanges = services.accounts.onDidChange(() => void this.#followAccount());
  }

  get isShown(): boolean {
    return this.#window !== undefined;
  }

  async load(account: AccountConversations, { isAnew, signal }: LoadOptions): Promise<void> {
    // Asked for otherwise than anew, the page may be a new one.
    if (!isAnew) this.#delivery.forget();
    this.#follow(account);
    for (const edge of Object.values(this.#edges)) edge.forgive();
    if (isAnew) await untilAborted(this.#conversation(account).refresh(), signal);
    const window = this.#window ?? new ThreadWindow(this.#conversation(account));
    const { item, page = 0 } = this.#address;
    if (this.#window || item === undefined) await window.load(signal);
    else if (!(await window.reach(item, page, signal))) throw new GoneError();
    signal.throwIfAborted();
    this.#window = window;
    this.#page.setIcon(item === undefined ? 'conversation' : 'message');
    this.#send();
  }

  showAgain(): void {
    this.#delivery.forget();
    this.#send();
  }

  /** Loads what lies between what is shown and the place, if need be. */
  reveal(place: Place): void {
    void this.#reveal(place);
  }

  async receive(message: MessageToHost): Promise<void> {
    switch (message.type) {
      case 'load-older':
        await this.#extend('older');
        return;
      case 'load-newer':
        await this.#extend('newer');
        return;
      case 'act': {
        const edge = await actOnEdge(this.#edges, message.action);
        if (edge) await this.#extend(edge);
        return;
      }
      case 'open-item':
        await this.#open(message.key);
        return;
      case 'copy-entries': {
        const entries = message.parts.flatMap((part) => this.#copied(part));
        await copyEntries(this.#services, entries, message.form);
        return;
      }
      case 'copy-summary': {
        const item = message.item === null ? undefined : this.#item(message.item);
        if (item?.kind === 'call') await copySummary(item);
        return;
      }
      default:
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#delivery.forget();
    this.#revealing?.abort();
    for (const edge of Object.values(this.#edges)) edge.stop();
    this.#following?.dispose();
    this.#accountChanges.dispose();
  }

  get #who(): string {
    return this.#account?.contactLabel(this.#itemAddress('')) ?? this.#address.contactLabel;
  }

  #itemAddress(item: string): ItemAddress {
    return { ...this.#address, item, page: this.#window?.pageOf(item) ?? 0 };
  }

  #conversation(account: AccountConversations) {
    return account.conversation(this.#address.contact, this.#address.alloNumber);
  }

  /** What anybody loads of the conversation shows here; of itself this asks the server for nothing. */
  #follow(account: AccountConversations): void {
    if (account === this.#account) return;
    this.#account = account;
    this.#following?.dispose();
    const conversation = this.#conversation(account);
    this.#window?.follow(conversation);
    this.#following = conversation.onDidChange(() => {
      this.#window?.update();
      this.#send();
    });
  }

  /** Signed out and in again, the account is another one, by which to go on. */
  async #followAccount(): Promise<void> {
    // An address of the API that cannot be used says nothing about who is signed in.
    const account = await this.#services.accounts
      .byId(this.#address.account)
      .catch(() => undefined);
    if (account && this.#window && !this.#isDisposed) this.#follow(account);
  }

  async #extend(end: ThreadEdge): Promise<void> {
    const edge = this.#edges[end];
    const window = this.#window;
    if (!window || edge.isLoading) return;
    const signal = edge.start();
    this.#send();
    try {
      const account = await this.#services.accounts.byId(this.#address.account);
      signal.throwIfAborted();
      if (!account) throw new SignedOutError();
      this.#follow(account);
      await (end === 'older' ? window.loadOlder(signal) : window.loadNewer(signal));
      edge.stop();
    } catch (error) {
      if (signal.aborted) return;
      if (!isCancelled(error)) logProblem(this.#services.log, error);
      edge.stop(isCancelled(error) ? undefined : explain(error));
    }
    this.#send();
  }

  async #reveal(place: Place): Promise<void> {
    this.#revealing?.abort();
    const { signal } = (this.#revealing = new AbortController());
    const { item } = place;
    try {
      if (item !== undefined && !(await this.#reach(item, signal))) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('This is no longer in the conversation.'),
        );
        return;
      }
    } catch (error) {
      if (!signal.aborted) await showProblem(this.#services.log, error);
      return;
    }
    if (!signal.aborted) this.#page.post({ type: 'reveal', place });
  }

  async #reach(item: string, signal: AbortSignal): Promise<boolean> {
    const { item: own, page = 0 } = this.#address;
    const window = this.#window;
    const hint = item === own ? page : (window?.pageOf(item) ?? 0);
    const isThere = await window?.reach(item, hint, signal);
    if (!signal.aborted) this.#send();
    return isThere ?? false;
  }

  async #open(key: string): Promise<void> {
    const item = this.#item(key);
    if (item?.kind !== 'call') return;
    const uri = vscode.Uri.from(addressToUri(this.#itemAddress(key), itemTitle(item, this.#who)));
    // Kept, or it would take the place of the conversation that it was opened from.
    await vscode.commands.executeCommand(commands.openAt, uri, undefined, { preview: false });
  }

  #item(key: string) {
    return this.#window?.items.find((item) => item.key === key);
  }

  #copied(part: EntryPart): CopiedEntry[] {
    const item = this.#item(part.key);
    if (!item || item.kind === 'unreadable') return [];
    return [{ address: this.#itemAddress(item.key), item, who: this.#who, part }];
  }

  #send(): void {
    const account = this.#account;
    const window = this.#window;
    if (!account || !window || this.#isDisposed) return;
    this.#delivery.send({
      head: threadHead(account, this.#address, this.#who),
      who: this.#who,
      items: window.items,
      older: this.#edges.older.state(window.hasOlder),
      newer: this.#edges.newer.state(window.hasNewer),
    });
  }
}

/** Others may wait for the same, so it goes on when this one gives up. */
async function untilAborted<Result>(result: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([result, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
