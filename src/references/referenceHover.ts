import * as vscode from 'vscode';
import { alloScheme } from '../conversations/itemAddress.ts';
import type { OpenAccounts } from '../conversations/openAccounts.ts';
import { findReferences, type Reference } from '../conversations/reference.ts';
import { escapeLine } from '../formats/escapeMarkdown.ts';
import { commands } from '../platform/commands.ts';
import { conversationTitle } from '../platform/itemWords.ts';
import type { Log } from '../platform/log.ts';
import { explain, isCancelled, logProblem, SignedOutError } from '../platform/problems.ts';
import { citedAddress, type Citations } from './citation.ts';
import { citationMarkdown, commandLink, headingMarkdown } from './hoverText.ts';
import { Missing } from './missing.ts';
import { signalOf } from './signalOf.ts';

/** What is behind the links of a hover, which are remedies for what went wrong. */
const enabledCommands = [
  commands.signIn,
  commands.showLog,
  commands.openApiSettings,
  'workbench.action.openSettings',
];

/**
 * Quotes what a reference names while the pointer rests on it; what is not loaded is asked for. How to
 * open it, VS Code says below.
 */
export class ReferenceHover implements vscode.HoverProvider {
  readonly #accounts: OpenAccounts;
  readonly #citations: Citations;
  readonly #log: Log;
  readonly #missing = new Missing();

  constructor(accounts: OpenAccounts, citations: Citations, log: Log) {
    this.#accounts = accounts;
    this.#citations = citations;
    this.#log = log;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    if (document.uri.scheme === alloScheme) return undefined;
    const found = findReferences(document.lineAt(position.line).text).find(
      ({ start, end }) => start <= position.character && position.character <= end,
    );
    if (!found) return undefined;
    const { start, end, reference } = found;
    const markdown = await this.#told(reference, signalOf(token));
    if (markdown === undefined) return undefined;
    const text = new vscode.MarkdownString(markdown);
    // All links in it are ours: what strangers said or wrote is escaped.
    text.isTrusted = { enabledCommands };
    return new vscode.Hover(text, new vscode.Range(position.line, start, position.line, end));
  }

  async #told(reference: Reference, signal: AbortSignal): Promise<string | undefined> {
    try {
      return await this.#quote(reference, signal);
    } catch (error) {
      if (isCancelled(error)) return undefined;
      logProblem(this.#log, error);
      const { message, remedies } = explain(error);
      const links = remedies.map(({ label, command, arguments: args = [] }) =>
        commandLink(label, command, ...args),
      );
      return [escapeLine(message), links.join(' · ')].join('\n\n');
    }
  }

  async #quote(reference: Reference, signal: AbortSignal): Promise<string> {
    const { contact, item, time } = reference;
    const account = await this.#accounts.current();
    if (!account) throw new SignedOutError();
    const key = JSON.stringify([account.id, contact, item]);
    if (item === null) {
      const who = await this.#citations.names.get(account, contact, signal);
      return headingMarkdown(conversationTitle(who));
    }
    const address = citedAddress(account, { contact, item });
    const citation = this.#missing.has(key)
      ? undefined
      : await this.#citations.find(account, address, signal);
    if (citation) return citationMarkdown(citation, time);
    this.#missing.add(key);
    return escapeLine(vscode.l10n.t('Allo has no such call or message, or not any more.'));
  }
}
