import * as vscode from 'vscode';
import type { AccountConversations } from '../conversations/accountConversations.ts';
import { type Activity, NewActivity } from '../conversations/newActivity.ts';
import { AlloError } from '../allo/errors.ts';
import type { Log } from '../platform/log.ts';
import { settings } from '../platform/settings.ts';
import type { ContactsView } from './contactsView.ts';
import type { NewMarks } from './newMarks.ts';

/**
 * Looks for new calls and messages every few minutes while somebody can see the contacts, never else.
 * What is new is loaded, marked, and counted at the icon of the view.
 */
export class ActivityWatch implements vscode.Disposable {
  readonly #view: ContactsView;
  readonly #marks: NewMarks;
  readonly #log: Log;
  readonly #subscriptions: vscode.Disposable;
  #activity: NewActivity | undefined;
  #account: AccountConversations | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Belongs to the look that is under way. */
  #looking = new AbortController();

  constructor(view: ContactsView, marks: NewMarks, log: Log) {
    this.#view = view;
    this.#marks = marks;
    this.#log = log;
    const { tree, treeView } = view;
    this.#subscriptions = vscode.Disposable.from(
      tree.onDidEnterAccount((account) => this.#follow(account)),
      tree.onDidListContacts(() => this.#schedule()),
      treeView.onDidChangeVisibility(() => this.#schedule()),
      marks.onDidChangeFileDecorations(() => this.#showBadge()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${settings.section}.lookForNewEvery`)) this.#schedule();
      }),
    );
  }

  dispose(): void {
    this.#stop();
    this.#subscriptions.dispose();
  }

  #follow(account: AccountConversations | undefined): void {
    this.#stop();
    this.#account = account;
    this.#activity = account && new NewActivity(account);
    this.#marks.clear();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#looking.abort();
  }

  /** The next look is one period from now; there is none while nobody could see what is new. */
  #schedule(): void {
    const minutes = settings.lookEvery();
    if (!this.#view.treeView.visible || minutes === 0) {
      this.#stop();
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), minutes * 60_000);
  }

  async #look(): Promise<void> {
    const account = this.#account;
    if (!account || !this.#activity) return;
    this.#looking.abort();
    const { signal } = (this.#looking = new AbortController());
    try {
      const activities = await this.#activity.look(signal);
      if (activities.length > 0) await this.#bring(account, activities, signal);
    } catch (error) {
      // Nobody has asked for it, so that nobody is told; the next look may succeed.
      if (!signal.aborted && error instanceof AlloError) {
        this.#log.debug(`Looking for what is new: ${error.problem.kind}`);
      }
    }
    if (!signal.aborted) this.#schedule();
  }

  /** Loads what has changed, as far as it was loaded, and marks it. */
  async #bring(
    account: AccountConversations,
    activities: readonly Activity[],
    signal: AbortSignal,
  ): Promise<void> {
    await account.contacts.reload(0, signal, 'background');
    const known = activities.map(({ contact, since }) => ({
      contact: account.contactByNumber(contact.numbers[0] ?? contact.id) ?? contact,
      since,
    }));
    for (const { contact } of known) {
      const conversation = account.conversation(
        contact.id,
        this.#view.tree.numberFilter?.number ?? null,
      );
      if (conversation.totalPages !== undefined) await conversation.refresh();
    }
    signal.throwIfAborted();
    this.#marks.add(known);
    this.#view.tree.redraw();
  }

  #showBadge(): void {
    const { count } = this.#marks;
    this.#view.treeView.badge =
      count === 0
        ? undefined
        : { value: count, tooltip: vscode.l10n.t('Contacts with something new: {0}', count) };
  }
}
