import * as vscode from 'vscode';
import { askUntilAccepted, UnusableInput } from '../platform/askUntilAccepted.ts';
import type { Log } from '../platform/log.ts';
import { SignedOutError } from '../platform/problems.ts';
import type { ContactsView } from './contactsView.ts';
import { revealContact } from './revealContact.ts';

/**
 * Asks for a contact's id and shows that contact in the tree, whether the list has it or not. An id
 * that Allo does not know stays in the box, with the reason below it.
 */
export async function openContactById(view: ContactsView, log: Log): Promise<void> {
  const account = await view.tree.enterAccount();
  if (!account) throw new SignedOutError();

  const input = vscode.window.createInputBox();
  input.title = vscode.l10n.t('Open Contact by Id');
  input.prompt = vscode.l10n.t('The id of a contact, as Allo’s API and web app give it.');
  input.placeholder = 'cnt_abc123';

  const contact = await askUntilAccepted(input, log, (text, signal) => {
    const id = readContactId(text);
    if (id !== undefined) return account.contact(id, signal);
    throw new UnusableInput(
      vscode.l10n.t('This is no contact id: it looks like cnt_abc123, without spaces and slashes.'),
    );
  });
  if (contact) await revealContact(view, contact);
}

/**
 * Ids are opaque; what cannot be one is what would not survive in a path, or what is plainly
 * something else. An address of Allo's web app names its contact in `contactId`.
 */
function readContactId(text: string): string | undefined {
  const trimmed = text.trim();
  const fromWebApp = URL.parse(trimmed)?.searchParams.get('contactId');
  const id = fromWebApp ?? trimmed;
  return /^[^\s/\\?#\p{Cc}]+$/u.test(id) ? id : undefined;
}
