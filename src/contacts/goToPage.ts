import * as vscode from 'vscode';
import { type ContactsView, contactsViewId as viewId } from './contactsView.ts';
import { contactOf, type Node } from './nodes.ts';

/** Asks for the number of a page and opens it, in conversations that have more pages than rows. */
export async function goToPage({ tree, treeView }: ContactsView, node?: Node): Promise<void> {
  const contact = node && contactOf(node);
  const conversation = contact && tree.conversationOf(contact);
  const totalPages = conversation?.totalPages;
  if (!contact || !conversation || totalPages === undefined) return;

  const answer = await vscode.window.showInputBox({
    title: vscode.l10n.t('Go to Page'),
    prompt: vscode.l10n.t('A number from 1 to {0}', totalPages),
    validateInput: (text) =>
      pageIndex(text, totalPages) === undefined
        ? vscode.l10n.t('A number from 1 to {0}', totalPages)
        : undefined,
  });
  const index = answer === undefined ? undefined : pageIndex(answer, totalPages);
  if (index === undefined) return;
  await vscode.window.withProgress({ location: { viewId } }, () => conversation.load(index));
  await treeView.reveal(tree.pageNode(contact, index, conversation.totalPages ?? totalPages), {
    expand: true,
    focus: true,
  });
}

function pageIndex(text: string, totalPages: number): number | undefined {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= totalPages ? number - 1 : undefined;
}
