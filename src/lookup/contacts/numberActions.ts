import * as vscode from 'vscode';
import { findEmails } from '../../matching/emails.ts';
import { loadPhoneNumbers } from '../../matching/phoneNumbers.ts';
import { commands } from '../../platform/commands.ts';
import type { LookupServices } from './lookupServices.ts';
import { knownMentionAt, mentionLabel } from './numberMentions.ts';

/** Neither a fix nor a refactoring, so that nothing that runs those by itself runs it. */
const kind = vscode.CodeActionKind.Empty.append('allo.lookUp');

/** Problems of which the text is looked at. */
const mostProblems = 5;

/** Offers to look up the number or address at the cursor, or in a problem there. Makes no request. */
export class NumberActions implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = { providedCodeActionKinds: [kind] };
  readonly #services: LookupServices;

  constructor(services: LookupServices) {
    this.#services = services;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const mention = await knownMentionAt(document, range, this.#services);
    if (mention) return [action(mention.text, mentionLabel(mention))];
    const texts = diagnostics.slice(0, mostProblems).map(({ message }) => message.slice(0, 500));
    const found = await Promise.all(texts.map((text) => this.#findIn(text)));
    return [...new Set(found.flat())].map((text) => action(text, text));
  }

  async #findIn(text: string): Promise<readonly string[]> {
    const emails = findEmails(text).map(({ text: email }) => email);
    if (!/(?:\d\D{0,3}){7}/u.test(text)) return emails;
    const account = await this.#services.accounts.current().catch(() => undefined);
    if (!account) return emails;
    const phone = await loadPhoneNumbers();
    const numbers = phone.find(text, this.#services.countries.known(account));
    return [...emails, ...numbers.map(({ start, end }) => text.slice(start, end))];
  }
}

function action(text: string, label: string): vscode.CodeAction {
  const title = vscode.l10n.t('Look up {0} in Allo', label);
  const made = new vscode.CodeAction(title, kind);
  made.command = { command: commands.lookUp, title, arguments: [text] };
  return made;
}
