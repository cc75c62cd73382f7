import * as vscode from 'vscode';
import { AlloClient } from './allo/client.ts';
import { registerAccount } from './account/register.ts';
import type { LinkBase } from './conversations/link.ts';
import { registerContacts } from './contacts/register.ts';
import { registerDocuments } from './documents/register.ts';
import { registerExport } from './export/register.ts';
import { registerLinks } from './links/register.ts';
import { registerCallLookup } from './lookup/calls/register.ts';
import { registerWordSearch } from './lookup/results/register.ts';
import { registerContactLookup } from './lookup/contacts/register.ts';
import { commands } from './platform/commands.ts';
import { createLog, logRequest } from './platform/log.ts';
import { registerReferences } from './references/register.ts';
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
    registerContacts(accounts, linkBaseOf(context.extension), log),
    registerContactLookup(context.globalState, accounts, log),
    registerDocuments(accounts, log),
    registerTranscript(context.extensionUri, accounts, linkBaseOf(context.extension), log),
    registerExport(context.globalState, accounts, log),
    registerLinks(accounts, log),
    registerCallLookup(accounts, log),
    registerWordSearch(accounts, log),
    registerReferences(accounts, linkBaseOf(context.extension), log),
  );
}

/** The edge in front of Allo refuses the names of common libraries, so we give our own. */
function userAgentOf({ packageJSON }: vscode.Extension<unknown>): string {
  const { name, version } = packageJSON as { name: string; version: string };
  return `${name}/${version}`;
}

/** VS Code hands us what is addressed to the extension's id, under the scheme of its own product. */
function linkBaseOf({ id }: vscode.Extension<unknown>): LinkBase {
  return { scheme: vscode.env.uriScheme, authority: id };
}
