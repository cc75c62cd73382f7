import * as vscode from 'vscode';
import type { Call } from '../model/call.ts';
import type { ConversationItem } from '../model/conversationItem.ts';
import type { Segment } from '../model/segment.ts';
import type { TextMessage } from '../model/textMessage.ts';
import type { AccountConversations } from '../conversations/accountConversations.ts';
import type { Subscription } from '../conversations/emitter.ts';
import { type ItemAddress, uriToAddress } from '../conversations/itemAddress.ts';
import type { OpenAccounts } from '../conversations/openAccounts.ts';
import { itemHead, noTranscriptWords, speakerViews } from '../platform/itemWords.ts';
import type { Log } from '../platform/log.ts';
import {
  explain,
  type Explanation,
  isCancelled,
  logProblem,
  SignedOutError,
} from '../platform/problems.ts';
import { pageStrings } from './pageStrings.ts';
import {
  encodeSegments,
  firstSlice,
  type ItemBody,
  laterSlice,
  type MessageToHost,
  type MessageToPage,
} from './protocol.ts';

/** What an editor is drawn with. */
interface EditorLook {
  /** The folder with the icons of the tabs. */
  readonly icons: vscode.Uri;
  /** A page that has shown nothing yet. */
  readonly html: () => string;
}

/** One transcript in one tab: finds what its URI names, and keeps the page up to date with it. */
export class TranscriptEditor implements vscode.Disposable {
  readonly #address: ItemAddress | undefined;
  readonly #panel: vscode.WebviewPanel;
  readonly #look: EditorLook;
  readonly #accounts: OpenAccounts;
  readonly #log: Log;
  readonly #subscriptions: vscode.Disposable;
  #conversation: Subscription | undefined;
  /** Belongs to the last load; aborted when another one or the end takes its place. */
  #loading = new AbortController();
  #isLoading = false;
  #shown: Call | TextMessage | undefined;
  #remedies: Explanation['remedies'] = [];

  constructor(
    uri: vscode.Uri,
    panel: vscode.WebviewPanel,
    look: EditorLook,
    accounts: OpenAccounts,
    log: Log,
  ) {
    this.#address = uriToAddress(uri);
    this.#panel = panel;
    this.#look = look;
    this.#accounts = accounts;
    this.#log = log;
    this.#subscriptions = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((message: MessageToHost) => void this.#receive(message)),
      accounts.onDidChange(() => void this.#accountsChanged()),
    );
    // Last, so that the page's first word is heard.
    panel.webview.html = look.html();
  }

  dispose(): void {
    this.#loading.abort();
    this.#conversation?.dispose();
    this.#subscriptions.dispose();
  }

  async #receive(message: MessageToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        // A page that was hidden comes back empty; what it showed needs no request.
        if (this.#shown) {
          this.#post(this.#loadingMessage());
          this.#show(this.#shown);
        } else {
          await this.#load();
        }
        return;
      case 'refresh':
        await this.#load('anew');
        return;
      case 'act': {
        const remedy = this.#remedies[Number(message.action)];
        if (remedy) {
          await vscode.commands.executeCommand(remedy.command, ...(remedy.arguments ?? []));
        } else {
          await this.#load('anew');
        }
      }
    }
  }

  /** To be signed in may be all that this tab has been waiting for; signed out, it must not go on showing. */
  async #accountsChanged(): Promise<void> {
    if (this.#shown && !this.#isLoading) {
      const account = await this.#account().catch(() => undefined);
      if (account) return;
      this.#shown = undefined;
      // The page begins anew, without what it showed.
      this.#panel.webview.html = this.#look.html();
    } else {
      await this.#load();
    }
  }

  async #account(): Promise<AccountConversations | undefined> {
    return this.#address && this.#accounts.byId(this.#address.account);
  }

  async #load(anew?: 'anew'): Promise<void> {
    this.#loading.abort();
    this.#loading = new AbortController();
    const { signal } = this.#loading;
    this.#isLoading = true;
    this.#post(this.#loadingMessage());
    try {
      const item = await this.#find(anew === 'anew', signal);
      if (signal.aborted) return;
      if (item) this.#show(item);
      else this.#postProblem(itemGone());
    } catch (error) {
      if (signal.aborted || isCancelled(error)) return;
      logProblem(this.#log, error);
      this.#postProblem(explain(error));
    } finally {
      if (!signal.aborted) this.#isLoading = false;
    }
  }

  async #find(anew: boolean, signal: AbortSignal): Promise<ConversationItem | undefined> {
    if (!this.#address) return undefined;
    const account = await this.#account();
    if (!account) throw new SignedOutError();
    this.#follow(account, this.#address);
    return anew ? account.refresh(this.#address, signal) : account.find(this.#address, signal);
  }

  /** What others load of the same conversation shows here too. */
  #follow(account: AccountConversations, address: ItemAddress): void {
    this.#conversation?.dispose();
    this.#conversation = account
      .conversation(address.contact, address.alloNumber)
      .onDidChange(() => {
        const item = account.locate(address)?.item;
        if (item && this.#shown && JSON.stringify(item) !== JSON.stringify(this.#shown)) {
          this.#show(item);
        }
      });
  }

  #show(item: ConversationItem): void {
    if (item.kind === 'unreadable' || !this.#address) {
      this.#postProblem(itemGone());
      return;
    }
    this.#shown = item;
    const icon = item.kind === 'call' ? 'call.svg' : 'message.svg';
    this.#panel.iconPath = {
      light: vscode.Uri.joinPath(this.#look.icons, 'light', icon),
      dark: vscode.Uri.joinPath(this.#look.icons, 'dark', icon),
    };
    const { contactLabel } = this.#address;
    this.#post({
      type: 'item',
      head: itemHead(item, contactLabel),
      body: bodyOf(item, contactLabel),
    });
    if (item.kind === 'call') this.#postSegments(item.transcript ?? []);
  }

  #postSegments(segments: readonly Segment[]): void {
    for (let first = 0; first < segments.length;) {
      const next = first + (first === 0 ? firstSlice : laterSlice);
      this.#post({ type: 'segments', first, json: encodeSegments(segments.slice(first, next)) });
      first = next;
    }
  }

  #postProblem({ message, remedies, canRetry }: Explanation): void {
    this.#remedies = remedies;
    const actions = remedies.map(({ label }, index) => ({ id: String(index), label }));
    const retry = { id: 'retry', label: vscode.l10n.t('Retry') };
    this.#post({ type: 'problem', message, actions: canRetry ? [retry, ...actions] : actions });
  }

  #loadingMessage(): MessageToPage {
    return { type: 'loading', language: vscode.env.language, strings: pageStrings() };
  }

  #post(message: MessageToPage): void {
    void this.#panel.webview.postMessage(message);
  }
}

function bodyOf(item: Call | TextMessage, contactLabel: string): ItemBody {
  if (item.kind === 'text-message') return { type: 'text-message', text: item.content };
  const segments = item.transcript ?? [];
  return segments.length === 0
    ? { type: 'no-transcript', message: noTranscriptWords() }
    : {
        type: 'segments',
        total: segments.length,
        speakers: speakerViews(segments, contactLabel),
      };
}

function itemGone(): Explanation {
  return {
    message: vscode.l10n.t(
      'This is no longer in the conversation, or this link is not complete. Open the contact in the Allo view to find it.',
    ),
    remedies: [],
    canRetry: true,
  };
}
