import * as vscode from 'vscode';
import type { Contact } from '../model/contact.ts';
import { explain, isCancelled, SignedOutError } from '../platform/problems.ts';
import type { ContactsView } from './contactsView.ts';

/**
 * Asks for a contact's id and shows that contact in the tree, whether the list has it or not. An id
 * that Allo does not know stays in the box, with the reason below it.
 */
export async function openContactById(view: ContactsView): Promise<void> {
  const account = await view.tree.enterAccount();
  if (!account) throw new SignedOutError();

  const input = vscode.window.createInputBox();
  input.title = vscode.l10n.t('Open Contact by Id');
  input.prompt = vscode.l10n.t('The id of a contact, as Allo’s API and web app give it.');
  input.placeholder = 'cnt_abc123';
  const looking = new AbortController();
  const { promise: found, resolve: close } = Promise.withResolvers<Contact | undefined>();

  const accept = async () => {
    const id = readContactId(input.value);
    if (id === undefined) {
      input.validationMessage = vscode.l10n.t(
        'This is no contact id: it looks like cnt_abc123, without spaces and slashes.',
      );
      return;
    }
    input.busy = true;
    input.enabled = false;
    try {
      close(await account.contact(id, looking.signal));
    } catch (error) {
      if (!isCancelled(error)) input.validationMessage = explain(error).message;
    } finally {
      input.busy = false;
      input.enabled = true;
    }
  };

  input.onDidAccept(() => void accept());
  input.onDidChangeValue(() => (input.validationMessage = undefined));
  input.onDidHide(() => {
    looking.abort();
    close(undefined);
  });
  input.show();
  const contact = await found;
  input.dispose();
  if (!contact) return;
  view.tree.redraw();
  await view.treeView.reveal(view.tree.contactNode(contact), { expand: true, focus: true });
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
