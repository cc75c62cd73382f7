import * as vscode from 'vscode';
import { withoutLinks } from '../../formats/plainText.ts';
import type { Contact } from '../../model/contact.ts';
import { commands } from '../../platform/commands.ts';
import { contactRow } from './contactRow.ts';

/** The window, as far as looking somebody up has to do with it. */
export interface LookupWindow {
  /** Resolves to undefined when none is chosen. */
  choose(text: string, contacts: readonly Contact[]): Promise<Contact | undefined>;
  /** Says that nobody was found, and offers to search. */
  sayNobody(text: string): Promise<void>;
  /** Opens the box with a text in it. */
  search(text: string): Promise<void>;
  /** Shows that something is under way, which can be cancelled. */
  whileLooking<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result>;
}

/** A selection may be anything. */
const longestText = 100;

export const lookupWindow: LookupWindow = {
  async choose(text, contacts) {
    const rows = contacts.map((contact) => ({
      ...contactRow(contact, text),
      contact,
      buttons: [],
    }));
    const chosen = await vscode.window.showQuickPick(rows, {
      title: vscode.l10n.t('Look Up in Allo'),
      placeHolder: vscode.l10n.t('Several contacts go by {0}', shortened(text)),
      matchOnDescription: true,
    });
    return chosen?.contact;
  },
  async sayNobody(text) {
    const search = vscode.l10n.t('Search…');
    const answer = await vscode.window.showInformationMessage(
      // The text stood in some document, and VS Code makes links in notifications, also of commands.
      vscode.l10n.t('No contact in Allo goes by {0}.', withoutLinks(shortened(text))),
      search,
    );
    if (answer === search) await this.search(text);
  },
  search: async (text) => vscode.commands.executeCommand(commands.goToContact, shortened(text)),
  whileLooking: async (work) =>
    vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Looking for the contact in Allo'),
        cancellable: true,
      },
      (_progress, cancellation) => {
        const cancel = new AbortController();
        cancellation.onCancellationRequested(() =>
          cancel.abort(new DOMException('Cancelled', 'AbortError')),
        );
        return work(cancel.signal);
      },
    ),
};

function shortened(text: string): string {
  const line = text.trim().replace(/\s+/gu, ' ');
  return line.length > longestText ? `${line.slice(0, longestText - 1)}…` : line;
}
