import * as vscode from 'vscode';
import type { AccountConversations } from '../conversations/accountConversations.ts';
import { type LinkTarget, parseLink } from '../conversations/link.ts';
import type { OpenAccounts } from '../conversations/openAccounts.ts';
import { linkTargetOf, parseReference } from '../conversations/reference.ts';
import type { Log } from '../platform/log.ts';
import { showProblem } from '../platform/problems.ts';
import { documentOf } from './documentOf.ts';
import type { LinkWindow } from './linkWindow.ts';

/**
 * Opens what a link names. Anybody can make a link, so that one only shows what the person may read
 * anyway: it signs nobody in, changes nothing, and is read with another account only when the person
 * agrees. Requests are left to the editor that it opens.
 */
export class LinkHandler implements vscode.UriHandler {
  readonly #accounts: OpenAccounts;
  readonly #window: LinkWindow;
  readonly #log: Log;

  constructor(accounts: OpenAccounts, window: LinkWindow, log: Log) {
    this.#accounts = accounts;
    this.#window = window;
    this.#log = log;
  }

  handleUri({ path, query }: vscode.Uri): Promise<void> {
    return this.#follow(parseLink(path, query));
  }

  /** Opens what a short reference names, as a link to it would. @param text anything */
  openReference(text: unknown): Promise<void> {
    const reference = typeof text === 'string' ? parseReference(text) : undefined;
    return this.#follow(reference && linkTargetOf(reference));
  }

  async #follow(target: LinkTarget | undefined): Promise<void> {
    if (!target) {
      this.#log.info('A link was refused: it names nothing that could be opened.');
      this.#window.warn(
        vscode.l10n.t('This link leads to no call, conversation or contact. It may be incomplete.'),
      );
      return;
    }
    try {
      const account = (await this.#accountOf(target)) ?? (await this.#accountAfterSignIn(target));
      if (!account || !(await this.#mayBeOpenedWith(account))) return;
      const { uri, place } = documentOf(account, target);
      await this.#window.open(vscode.Uri.from(uri), place);
    } catch (error) {
      await showProblem(this.#log, error);
    }
  }

  #accountOf({ account }: LinkTarget): Promise<AccountConversations | undefined> {
    return account === undefined ? this.#accounts.current() : this.#accounts.byId(account);
  }

  /** The link is kept for one sign-in; whoever gives up, or signs in elsewhere, can follow it again. */
  async #accountAfterSignIn(target: LinkTarget): Promise<AccountConversations | undefined> {
    const { t } = vscode.l10n;
    const notThisOne = t('This link belongs to an Allo account that is not signed in.');
    const isSignedIn = (await this.#accounts.current()) !== undefined;
    const message = isSignedIn ? notThisOne : t('Sign in to Allo to open this link.');
    if (!(await this.#window.offer(message, t('Sign In')))) return undefined;

    // The offer may have stood there for long.
    const meanwhile = await this.#accountOf(target);
    if (meanwhile) return meanwhile;
    await this.#window.signIn();
    const account = await this.#accountOf(target);
    if (!account && (await this.#accounts.current())) this.#window.warn(notThisOne);
    return account;
  }

  async #mayBeOpenedWith({ id, label }: AccountConversations): Promise<boolean> {
    if (id === (await this.#accounts.current())?.id) return true;
    const { t } = vscode.l10n;
    return this.#window.confirm(t('This link belongs to {0}. Open it?', label), t('Open'));
  }
}
