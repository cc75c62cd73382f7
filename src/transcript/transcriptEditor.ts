import * as vscode from 'vscode';
import type { Call } from '../model/call.ts';
import type { ConversationItem } from '../model/conversationItem.ts';
import type { Segment } from '../model/segment.ts';
import type { TextMessage } from '../model/textMessage.ts';
import type { AccountConversations } from '../conversations/accountConversations.ts';
import { followItem } from '../conversations/followItem.ts';
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
  isMessageToHost,
  type ItemBody,
  laterSlice,
  type MessageToPage,
} from './protocol.ts';

/** What an editor needs of its panel. */
type EditorPanel = Pick<vscode.WebviewPanel, 'iconPath'> & {
  readonly webview: Pick<vscode.Webview, 'html' | 'postMessage' | 'onDidReceiveMessage'>;
};

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
  readonly #panel: EditorPanel;
  readonly #look: EditorLook;
  readonly #accounts: OpenAccounts;
  readonly #log: Log;
  readonly #subscriptions: vscode.Disposable;
  /** Whether the page has said that it listens. */
  #isReady = false;
  #isDisposed = false;
  /** Belongs to the load under way; aborted when another one or the end takes its place. */
  #loading: AbortController | undefined;
  /** Through which account `#shown` was read. */
  #account: AccountConversations | undefined;
  #shown: Call | TextMessage | undefined;
  /** Whether the page shows a problem, perhaps above the item that stays. */
  #hasProblem = false;
  #remedies: Explanation['remedies'] = [];

  constructor(
    uri: vscode.Uri,
    panel: EditorPanel,
    look: EditorLook,
    accounts: OpenAccounts,
    log: Log,
  ) {
    this.#address = uriToAddress(uri);
    this.#panel = panel;
    this.#look = look;
    this.#accounts = accounts;
    this.#log = log;
    const following = this.#address
      ? [followItem(accounts, this.#address, (item) => this.#itemChanged(item))]
      : [];
    this.#subscriptions = vscode.Disposable.from(
      ...following,
      panel.webview.onDidReceiveMessage((message: unknown) => void this.#receive(message)),
      accounts.onDidChange(() => void this.#accountsChanged()),
    );
    // Last, so that the page's first word is heard.
    panel.webview.html = look.html();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#loading?.abort();
    this.#subscriptions.dispose();
  }

  async #receive(message: unknown): Promise<void> {
    if (!isMessageToHost(message)) return;
    switch (message.type) {
      case 'ready':
        this.#isReady = true;
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
    if (!this.#isReady || !this.#address) return;
    let account: AccountConversations | undefined;
    try {
      account = await this.#accounts.byId(this.#address.account);
    } catch (error) {
      // An address that cannot be used says nothing about who is signed in.
      logProblem(this.#log, error);
      return;
    }
    if (this.#isDisposed || (account && account === this.#account)) return;
    if (!account && this.#shown) {
      this.#beginAnew();
    } else if (!this.#shown || this.#loading || this.#hasProblem) {
      await this.#load(this.#shown && 'anew');
    } else {
      this.#account = account;
    }
  }

  /** The page starts again without what it showed. */
  #beginAnew(): void {
    this.#loading?.abort();
    this.#loading = undefined;
    this.#account = undefined;
    this.#shown = undefined;
    this.#isReady = false;
    this.#panel.webview.html = this.#look.html();
  }

  async #load(anew?: 'anew'): Promise<void> {
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    this.#hasProblem = false;
    this.#post(this.#loadingMessage());
    try {
      const item = await this.#find(anew === 'anew', loading.signal);
      if (loading.signal.aborted) return;
      if (item) this.#show(item);
      else this.#postProblem(itemGone());
    } catch (error) {
      if (loading.signal.aborted) return;
      if (isCancelled(error)) {
        // Not by us: the account has got another key, or has gone, of which it tells by itself.
        if (this.#shown) this.#show(this.#shown);
        return;
      }
      logProblem(this.#log, error);
      this.#postProblem(explain(error));
    } finally {
      if (this.#loading === loading) this.#loading = undefined;
    }
  }

  async #find(anew: boolean, signal: AbortSignal): Promise<ConversationItem | undefined> {
    if (!this.#address) return undefined;
    const account = await this.#accounts.byId(this.#address.account);
    signal.throwIfAborted();
    this.#account = account;
    if (!account) throw new SignedOutError();
    return anew ? account.refresh(this.#address, signal) : account.find(this.#address, signal);
  }

  /** What others load of the same conversation shows here too. */
  #itemChanged(item: ConversationItem): void {
    if (!this.#isReady || !this.#shown || this.#loading) return;
    if (this.#hasProblem || JSON.stringify(item) !== JSON.stringify(this.#shown)) this.#show(item);
  }

  #show(item: ConversationItem): void {
    if (item.kind === 'unreadable' || !this.#address) {
      this.#postProblem(itemGone());
      return;
    }
    this.#shown = item;
    this.#hasProblem = false;
    const icon = item.kind === 'call' ? 'call.svg' : 'message.svg';
    this.#panel.iconPath = {
      light: vscode.Uri.joinPath(this.#look.icons, 'light', icon),
      dark: vscode.Uri.joinPath(this.#look.icons, 'dark', icon),
    };
    const who = this.#account?.contactLabel(this.#address) ?? this.#address.contactLabel;
    this.#post({
      type: 'item',
      head: itemHead(item, who),
      body: bodyOf(item, who),
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
    this.#hasProblem = true;
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

function bodyOf(item: Call | TextMessage, who: string): ItemBody {
  if (item.kind === 'text-message')
    return { type: 'text-message', text: item.content || vscode.l10n.t('(no text)') };
  const segments = item.transcript ?? [];
  return segments.length === 0
    ? { type: 'no-transcript', message: noTranscriptWords(item) }
    : {
        type: 'segments',
        total: segments.length,
        speakers: speakerViews(segments, who),
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
