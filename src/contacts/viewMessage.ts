import * as vscode from 'vscode';
import type { ContactsView } from './contactsView.ts';

/** Says above the contacts what of them is shown, where that is not all. */
export function showViewMessage({ tree, treeView }: ContactsView): void {
  const { t } = vscode.l10n;
  const { numberFilter: number } = tree;
  const missing = t(
    'The key lacks the scope CONTACTS_READ: an Allo admin can make one that has it.',
  );
  const messages = [
    ...(number ? [t('Only through {0}', number.name ?? number.number)] : []),
    ...(tree.shownAccount?.contactsSource === 'people'
      ? [t('The people of Allo’s CRM, by number. {0}', missing)]
      : []),
    ...(tree.shownAccount?.contactsSource === 'conversations'
      ? [t('The numbers of recent conversations. {0}', missing)]
      : []),
  ];
  treeView.message = messages.join('\n');
  void vscode.commands.executeCommand('setContext', 'allo.numberFilter', number !== undefined);
}
