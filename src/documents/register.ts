import * as vscode from 'vscode';
import { alloScheme } from '../conversations/itemAddress.ts';
import type { OpenAccounts } from '../conversations/openAccounts.ts';
import type { Log } from '../platform/log.ts';
import { ItemDocuments } from './itemDocuments.ts';
import { TurnOutline } from './turnOutline.ts';

/** The `allo:` file system, and what helps to read its files. */
export function registerDocuments(accounts: OpenAccounts, log: Log): vscode.Disposable {
  const documents = new ItemDocuments(accounts, log);
  const outline = new TurnOutline();
  const text = { scheme: alloScheme, language: 'markdown' };
  return vscode.Disposable.from(
    documents,
    vscode.workspace.registerFileSystemProvider(alloScheme, documents, {
      isCaseSensitive: true,
      isReadonly: new vscode.MarkdownString(
        vscode.l10n.t('What was said in Allo can be read here, not changed.'),
      ),
    }),
    vscode.languages.registerDocumentSymbolProvider(text, outline, {
      label: vscode.l10n.t('Speakers'),
    }),
    vscode.languages.registerFoldingRangeProvider(text, outline),
  );
}
