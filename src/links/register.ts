import * as vscode from 'vscode';
import type { OpenAccounts } from '../conversations/openAccounts.ts';
import { commands } from '../platform/commands.ts';
import type { Log } from '../platform/log.ts';
import { LinkHandler } from './linkHandler.ts';
import { realWindow } from './linkWindow.ts';

/** Links from elsewhere into the editor, and references within it. */
export function registerLinks(accounts: OpenAccounts, log: Log): vscode.Disposable {
  const handler = new LinkHandler(accounts, realWindow, log);
  return vscode.Disposable.from(
    vscode.window.registerUriHandler(handler),
    vscode.commands.registerCommand(commands.openReference, (text: unknown) =>
      handler.openReference(text),
    ),
  );
}
