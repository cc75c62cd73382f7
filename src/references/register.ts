import * as vscode from 'vscode';
import type { LinkBase } from '../conversations/link.ts';
import type { OpenAccounts } from '../conversations/openAccounts.ts';
import { commands } from '../platform/commands.ts';
import type { Log } from '../platform/log.ts';
import { Citations } from './citation.ts';
import { pasteAsQuote } from './pasteAsQuote.ts';
import { ReferenceHover } from './referenceHover.ts';
import { ReferenceLinks } from './referenceLinks.ts';

/** Short references to what was said, in any document. */
export function registerReferences(
  accounts: OpenAccounts,
  linkBase: LinkBase,
  log: Log,
): vscode.Disposable {
  const citations = new Citations();
  return vscode.Disposable.from(
    vscode.languages.registerDocumentLinkProvider('*', new ReferenceLinks()),
    vscode.languages.registerHoverProvider('*', new ReferenceHover(accounts, citations, log)),
    vscode.commands.registerCommand(commands.pasteAsQuote, () =>
      pasteAsQuote(accounts, citations, linkBase, log),
    ),
  );
}
