import * as vscode from 'vscode';
import { AlloClient } from './allo/client.ts';
import { registerAccount } from './account/register.ts';
import { registerContacts } from './contacts/register.ts';
import { registerDocuments } from './documents/register.ts';
import { commands } from './platform/commands.ts';
import { createLog, logRequest } from './platform/log.ts';
import { registerTranscript } from './transcript/register.ts';

/** Builds and registers everything. Nothing is read, asked for or awaited here. */
export function activate(context: vscode.ExtensionContext): void {
  const log = createLog();
  const userAgent = userAgentOf(context.extension);
  const accounts = registerAccount(
    context,
    log,
    (apiUrl, key, onKeyRefused) =>
      new AlloClient({
        apiUrl,
        key,
        // Looked up with each request: VS Code replaces it when the proxy settings change.
        fetch: (...args) => globalThis.fetch(...args),
        userAgent,
        onRequest: (report) => logRequest(log, report),
        onKeyRefused,
      }),
  );
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand(commands.showLog, () => log.show()),
    registerContacts(accounts, log),
    registerDocuments(accounts, log),
    registerTranscript(context.extensionUri, accounts, log),
  );
}

/** The edge in front of Allo refuses the names of common libraries, so we give our own. */
function userAgentOf({ packageJSON }: vscode.Extension<unknown>): string {
  const { name, version } = packageJSON as { name: string; version: string };
  return `${name}/${version}`;
}
