import * as vscode from 'vscode';
import type { AccountConversations } from '../conversations/accountConversations.ts';
import { type Activity, NewActivity } from '../conversations/newActivity.ts';
import { AlloError } from '../allo/errors.ts';
import type { Log } from '../platform/log.ts';
import { uriToAddress, uriToConversation } from '../conversations/itemAddress.ts';
import { settings } from '../platform/settings.ts';
import type { ContactsView } from './contactsView.ts';
import type { NewMarks } from './newMarks.ts';

/** More contacts than anybody goes through are not brought at once. */
const mostAtOnce = 20;

/** Milliseconds after which rows that are no longer new are drawn, and spoken, as such. */
const drawnAfter = 1000;

/**
 * Looks for new calls and messages every few minutes while somebody can see the contacts, never else.
 * What is new is loaded, marked, and counted at the icon of the view.
 */
export class ActivityWatch implements vscode.Disposable {
  readonly #view: ContactsView;
  readonly #marks: NewMarks;
  readonly #log: Log;
  readonly #subscriptions: vscode.Disposable;
  /** Undefined before the contacts are there, and where the key may not ask. */
  #activity: NewActivity | undefined;
  #account: AccountConversations | undefined;
  /** Whether the key may not ask for what it takes. */
  #isRefused = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #drawingLater: ReturnType<typeof setTimeout> | undefined;
  /** Belongs to the look that is under way. */
  #looking = new AbortController();

  constructor(view: ContactsView, marks: NewMarks, log: Log) {
    this.#view = view;
    this.#marks = marks;
    this.#log = log;
    const { tree, treeView } = view;
    this.#subscriptions = vscode.Disposable.from(
      tree.onDidEnterAccount((account) => this.#follow(account)),
      tree.onDidListContacts(() => this.#listed()),
      vscode.window.tabGroups.onDidChangeTabs(({ opened, changed }) =>
        this.#tabsShown([...opened, ...changed]),
      ),
      treeView.onDidChangeVisibility(() => this.#schedule()),
      marks.onDidChangeFileDecorations(() => this.#marksChanged()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${settings.section}.lookForNewEvery`)) this.#schedule();
      }),
    );
  }

  dispose(): void {
    this.#stop();
    clearTimeout(this.#drawingLater);
    this.#subscriptions.dispose();
  }

  #follow(account: AccountConversations | undefined): void {
    this.#stop();
    this.#account = account;
    this.#activity = undefined;
    this.#isRefused = false;
    this.#marks.clear();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#looking.abort();
  }

  /** The first look learns what there is, so that it is known what is new. */
  #listed(): void {
    if (this.#activity || !this.#account) return;
    this.#activity = new NewActivity(this.#account);
    if (this.#view.treeView.visible && settings.lookEvery() > 0) void this.#look();
  }

  /** However somebody came to read it, it is not new any more. */
  #tabsShown(tabs: readonly vscode.Tab[]): void {
    for (const { input, isActive } of tabs) {
      if (!isActive || !(input instanceof vscode.TabInputCustom)) continue;
      const item = uriToAddress(input.uri);
      const address = item ?? uriToConversation(input.uri);
      if (!address || address.account !== this.#account?.id) continue;
      this.#marks.opened(address.contact, item?.item);
    }
  }

  /** The next look is one period from now; there is none while nobody could see what is new. */
  #schedule(): void {
    const minutes = settings.lookEvery();
    if (!this.#view.treeView.visible || minutes === 0 || this.#isRefused) {
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
        this.#isRefused = AlloError.is(error, 'scope-missing', 'forbidden');
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
    const known = await Promise.all(
      activities.slice(0, mostAtOnce).map(async ({ contact: { id }, since }) => {
        const now = account.contactByNumber(id)?.id ?? id;
        // Who is in no page that is loaded stands above the others, so that there is a row to mark.
        return { contact: await account.contact(now, signal), since };
      }),
    );
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

  #marksChanged(): void {
    clearTimeout(this.#drawingLater);
    // Not while the row that was opened gets its children; VS Code has taken the mark away by itself.
    this.#drawingLater = setTimeout(() => this.#view.tree.redrawWhenIdle(), drawnAfter);
    const { count } = this.#marks;
    this.#view.treeView.badge =
      count === 0
        ? undefined
        : { value: count, tooltip: vscode.l10n.t('Contacts with something new: {0}', count) };
  }
}
