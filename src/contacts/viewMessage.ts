import * as vscode from 'vscode';
import type { ContactsView } from './contactsView.ts';

/** Says above the contacts what of them is shown, where that is not all. */
export function showViewMessage({ tree, treeView }: ContactsView): void {
  const { t } = vscode.l10n;
  const { numberFilter: number } = tree;
  const missing = t(
    'The API key may not list contacts: it lacks the scope CONTACTS_READ, which an Allo admin can give to a new key.',
  );
  const messages = [
    ...(number ? [t('Only through {0}', number.name ?? number.number)] : []),
    ...(tree.shownAccount?.contactsSource === 'people'
      ? [t('The people of Allo’s CRM, one row for each number. {0}', missing)]
      : []),
    ...(tree.shownAccount?.contactsSource === 'conversations'
      ? [t('The numbers that called or were called, the latest first. {0}', missing)]
      : []),
  ];
  treeView.message = messages.join('\n');
  void vscode.commands.executeCommand('setContext', 'allo.numberFilter', number !== undefined);
}
