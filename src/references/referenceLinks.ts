import * as vscode from 'vscode';
import { alloScheme } from '../conversations/itemAddress.ts';
import { findReferences } from '../conversations/reference.ts';
import { commands } from '../platform/commands.ts';
import { commandUri } from './commandUri.ts';

/** Makes links of the references in any document. Asks the server for nothing. */
export class ReferenceLinks implements vscode.DocumentLinkProvider {
  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    // What was said on the phone is no text of the user's.
    if (document.uri.scheme === alloScheme) return [];
    const text = document.getText();
    return findReferences(text).map(({ start, end }) => {
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      const uri = commandUri(commands.openReference, text.slice(start, end));
      const link = new vscode.DocumentLink(range, uri);
      link.tooltip = vscode.l10n.t('Open Reference');
      return link;
    });
  }
}
