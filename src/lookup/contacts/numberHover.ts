import * as vscode from 'vscode';
import { contactLabel } from '../../model/contact.ts';
import { escapeInline } from '../../formats/escapeMarkdown.ts';
import { hoverMarkdown } from '../../formats/hoverMarkdown.ts';
import { commands } from '../../platform/commands.ts';
import { settings } from '../../platform/settings.ts';
import type { LookupServices } from './lookupServices.ts';
import { knownMentionAt } from './numberMentions.ts';

/** Says whose a number or address is, as far as is known, and offers to look it up. Makes no request. */
export class NumberHover implements vscode.HoverProvider {
  readonly #services: LookupServices;

  constructor(services: LookupServices) {
    this.#services = services;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    if (!settings.hoverNumbers()) return undefined;
    const place = new vscode.Range(position, position);
    const mention = await knownMentionAt(document, place, this.#services);
    if (!mention) return undefined;
    const { contact, text, range } = mention;
    const about = contact ? hoverMarkdown(contactLabel(contact), [contact.company]) : '';
    const query = encodeURIComponent(JSON.stringify([text]));
    const label = escapeInline(vscode.l10n.t('Look up in Allo'));
    const markdown = new vscode.MarkdownString(
      [about, `[${label}](command:${commands.lookUp}?${query})`].filter(Boolean).join('\n\n'),
    );
    markdown.isTrusted = { enabledCommands: [commands.lookUp] };
    return new vscode.Hover(markdown, range);
  }
}
