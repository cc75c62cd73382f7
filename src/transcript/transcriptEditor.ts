import * as vscode from 'vscode';
import type { AccountConversations } from '../conversations/accountConversations.ts';
import {
  type ConversationAddress,
  type ItemAddress,
  uriToAddress,
  uriToConversation,
} from '../conversations/itemAddress.ts';
import { commands } from '../platform/commands.ts';
import {
  explain,
  type Explanation,
  isCancelled,
  logProblem,
  showProblem,
  SignedOutError,
} from '../platform/problems.ts';
import { CallSubject } from './callSubject.ts';
import type { EditorServices } from './editorServices.ts';
import { EditorPage, problemActions, takeRemedy } from './editorPage.ts';
import type { EditorLook, EditorPanel } from './editorPage.ts';
import { goToTime } from './goToTime.ts';
import type { MessageToHost, MessageToPage, Place } from './protocol.ts';
import { GoneError, type LoadOptions, type Subject, TextMessageFound } from './subject.ts';
import { ThreadSubject } from './threadSubject.ts';

/** One tab: finds what its URI names, a call or a conversation, and keeps the page up to date with it. */
export class TranscriptEditor implements vscode.Disposable {
  readonly uri: vscode.Uri;
  readonly #address: ItemAddress | ConversationAddress | undefined;
  readonly #page: EditorPage;
  readonly #services: EditorServices;
  readonly #subscriptions: vscode.Disposable;
  #subject: Subject | undefined;
  #isDisposed = false;
  /** Belongs to the load under way; aborted when another one or the end takes its place. */
  #loading: AbortController | undefined;
  /** Through which account the subject was read. */
  #account: AccountConversations | undefined;
  /** What the page shows as gone wrong, perhaps above what stays. */
  #problem: Explanation | undefined;
  /** Where to go once there is something on the page. */
  #place: Place | undefined;

  constructor(uri: vscode.Uri, panel: EditorPanel, look: EditorLook, services: EditorServices) {
    this.uri = uri;
    this.#address = uriToAddress(uri) ?? uriToConversation(uri);
    this.#services = services;
    this.#page = new EditorPage(panel, look, (message) => void this.#hear(message));
    this.#subscriptions = vscode.Disposable.from(
      this.#page,
      services.accounts.onDidChange(() => void this.#accountsChanged()),
    );
    this.#subject = this.#makeSubject();
    this.#page.begin();
  }

  get isActive(): boolean {
    return this.#page.isActive;
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#loading?.abort();
    this.#subscriptions.dispose();
    this.#subject?.dispose();
  }

  /** Whether it is one call that is shown, and not a conversation. */
  get showsCall(): boolean {
    return this.#subject instanceof CallSubject;
  }

  /** Goes to a second or an item, at once or as soon as it is there. */
  reveal(place: Place): void {
    if (this.#page.isReady && this.#subject?.isShown && !this.#loading) {
      this.#subject.reveal(place);
    } else {
      this.#place = place;
    }
  }

  /** Says something to the page on behalf of a command. */
  post(message: MessageToPage): void {
    this.#page.post(message);
  }

  #makeSubject(): Subject | undefined {
    const address = this.#address;
    if (!address) return undefined;
    return 'item' in address
      ? new CallSubject(address, this, this.#page, this.#services)
      : new ThreadSubject(address, this.#page, this.#services);
  }

  async #hear(message: MessageToHost): Promise<void> {
    try {
      await this.#receive(message);
    } catch (error) {
      await showProblem(this.#services.log, error);
    }
  }

  async #receive(message: MessageToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        // A page that was hidden comes back empty; what it showed needs no request.
        if (this.#subject?.isShown && !this.#loading) {
          this.#page.post({ type: 'loading' });
          this.#showAgain();
        } else {
          await this.#load();
        }
        return;
      case 'refresh':
        await this.#load('anew');
        return;
      case 'act': {
        // Of a problem at one end of a conversation.
        if (message.action.includes(':')) {
          await this.#subject?.receive(message);
          return;
        }
        const problem = this.#problem;
        if (!problem || !(await takeRemedy(problem, message.action))) await this.#load('anew');
        return;
      }
      case 'export':
        await vscode.commands.executeCommand(
          this.showsCall ? commands.exportTranscript : commands.exportConversation,
          this.uri,
        );
        return;
      case 'go-to-time':
        await goToTime(this);
        return;
      default:
        await this.#subject?.receive(message);
    }
  }

  /** To be signed in may be all that this tab has been waiting for; signed out, it must not go on showing. */
  async #accountsChanged(): Promise<void> {
    if (!this.#address) return;
    const wasReady = this.#page.isReady;
    let account: AccountConversations | undefined;
    try {
      account = await this.#services.accounts.byId(this.#address.account);
    } catch (error) {
      // An address that cannot be used says nothing about who is signed in.
      logProblem(this.#services.log, error);
      return;
    }
    if (this.#isDisposed || (account && account === this.#account)) return;
    if (!account && this.#subject?.isShown) {
      this.#beginAnew();
    } else if (!wasReady) {
      // Hidden, or not begun yet: it will ask by itself.
      return;
    } else if (!this.#subject?.isShown || this.#loading || this.#problem) {
      await this.#load(this.#subject?.isShown ? 'anew' : undefined);
    } else {
      this.#account = account;
    }
  }

  /** The page starts again without what it showed. */
  #beginAnew(): void {
    this.#loading?.abort();
    this.#loading = undefined;
    this.#account = undefined;
    this.#subject?.dispose();
    this.#subject = this.#makeSubject();
    this.#page.forget();
    this.#page.begin();
  }

  async #load(anew?: 'anew'): Promise<void> {
    this.#loading?.abort();
    const loading = new AbortController();
    const { signal } = loading;
    this.#loading = loading;
    this.#problem = undefined;
    this.#page.post({ type: 'loading' });
    try {
      const account = await this.#openAccount(signal);
      await this.#loadSubject(account, { isAnew: anew === 'anew', signal });
      if (!signal.aborted) this.#goToPlace();
    } catch (error) {
      if (signal.aborted) return;
      // Cancelled not by us: the account has got another key, or has gone, of which it tells by itself.
      if (isCancelled(error)) {
        if (this.#subject?.isShown) this.#showAgain();
        return;
      }
      this.#showProblem(error);
    } finally {
      if (this.#loading === loading) this.#loading = undefined;
    }
  }

  async #openAccount(signal: AbortSignal): Promise<AccountConversations> {
    if (!this.#address) throw new GoneError();
    const account = await this.#services.accounts.byId(this.#address.account);
    signal.throwIfAborted();
    this.#account = account;
    if (!account) throw new SignedOutError();
    return account;
  }

  /** A text message is read in its conversation. */
  async #loadSubject(account: AccountConversations, options: LoadOptions): Promise<void> {
    const address = this.#address;
    try {
      await this.#subject?.load(account, options);
    } catch (error) {
      if (!(error instanceof TextMessageFound) || !address || !('item' in address)) throw error;
      options.signal.throwIfAborted();
      this.#subject?.dispose();
      const thread = new ThreadSubject(address, this.#page, this.#services);
      this.#subject = thread;
      this.#place ??= { item: address.item };
      await thread.load(account, options);
    }
  }

  #showAgain(): void {
    this.#subject?.showAgain();
    this.#goToPlace();
  }

  #goToPlace(): void {
    const place = this.#place;
    this.#place = undefined;
    if (place) this.#subject?.reveal(place);
  }

  #showProblem(error: unknown): void {
    if (!(error instanceof GoneError)) logProblem(this.#services.log, error);
    this.#problem = error instanceof GoneError ? gone() : explain(error);
    const { message } = this.#problem;
    this.#page.post({ type: 'problem', message, actions: problemActions(this.#problem) });
  }
}

function gone(): Explanation {
  return {
    message: vscode.l10n.t(
      'This is no longer in the conversation, or this link is not complete. Open the contact in the Allo view to find it.',
    ),
    remedies: [],
    canRetry: true,
  };
}
