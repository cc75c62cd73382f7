import * as vscode from 'vscode';
import type { OpenAccounts } from '../conversations/openAccounts.ts';
import type { Log } from '../platform/log.ts';
import { LinkHandler } from './linkHandler.ts';
import { realWindow } from './linkWindow.ts';

/** Links from elsewhere into the editor. */
export function registerLinks(accounts: OpenAccounts, log: Log): vscode.Disposable {
  return vscode.window.registerUriHandler(new LinkHandler(accounts, realWindow, log));
}
