import * as vscode from 'vscode';
import { alloScheme } from '../conversations/itemAddress.ts';
import type { OpenAccounts } from '../conversations/openAccounts.ts';
import type { Log } from '../platform/log.ts';
import { ItemDocuments } from './itemDocuments.ts';

/** The `allo:` file system. */
export function registerDocuments(accounts: OpenAccounts, log: Log): vscode.Disposable {
  const documents = new ItemDocuments(accounts, log);
  return vscode.Disposable.from(
    documents,
    vscode.workspace.registerFileSystemProvider(alloScheme, documents, {
      isCaseSensitive: true,
      isReadonly: new vscode.MarkdownString(
        vscode.l10n.t('What was said in Allo can be read here, not changed.'),
      ),
    }),
  );
}
