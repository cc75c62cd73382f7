import * as vscode from 'vscode';
import { digitMatcher } from '../../matching/digitMatch.ts';
import { type Contact, contactLabel } from '../../model/contact.ts';
import { behindName, joined } from '../../platform/sideBySide.ts';
import { withoutIcons } from '../../platform/pickRows.ts';
import type { Remedy } from '../../platform/problems.ts';

/** What a button behind a row does. */
export type ContactButton = vscode.QuickInputButton & {
  readonly act: 'open-conversation' | 'open-to-side' | 'copy-number' | 'open-in-allo';
};

/** A row of the box: a contact, a heading, or what went wrong and what can be done about it. */
export interface ContactRow extends vscode.QuickPickItem {
  readonly contact?: Contact;
  readonly remedy?: Remedy;
  readonly buttons?: readonly ContactButton[];
}

/**
 * A contact as a row of a box in which somebody types.
 *
 * @param query what is typed; of several numbers, the row shows the one that was typed
 */
export function contactRow(contact: Contact, query: string): ContactRow {
  const label = contactLabel(contact);
  const number = numberToShow(contact, query);
  const facts = [contact.jobTitle, contact.company, number, emailToShow(contact, query)];
  return {
    label: withoutIcons(label),
    description: behindName(label, withoutIcons(joined(facts.filter((fact) => fact !== label)))),
    iconPath: new vscode.ThemeIcon(iconOf(contact)),
    // What VS Code finds in the row is not what was looked for: typos, other spellings of a number.
    alwaysShow: true,
    buttons: buttonsOf(contact),
    contact,
  };
}

/** The number of a contact that meets what is typed, else the first; null when there is none. */
export function numberToShow({ numbers }: Contact, query: string): string | null {
  const match = /\d{2}/u.test(query) ? digitMatcher(query) : undefined;
  const typed = match && numbers.find((number) => match(number.replace(/\D/gu, '')) > 0);
  return typed ?? numbers[0] ?? null;
}

function emailToShow({ emails }: Contact, query: string): string | null {
  return query.includes('@') ? (emails[0] ?? null) : null;
}

function iconOf({ name, company }: Contact): string {
  if (name !== null) return 'person';
  return company === null ? 'device-mobile' : 'organization';
}

function buttonsOf({ numbers }: Contact): readonly ContactButton[] {
  const { t } = vscode.l10n;
  const button = (act: ContactButton['act'], icon: string, tooltip: string): ContactButton => ({
    act,
    tooltip,
    iconPath: new vscode.ThemeIcon(icon),
  });
  const openers = [
    button('open-conversation', 'comment-discussion', t('Open Conversation')),
    button('open-to-side', 'split-horizontal', t('Open to the Side')),
  ];
  if (numbers.length === 0) return openers;
  return [
    ...openers,
    button('copy-number', 'copy', t('Copy Number')),
    button('open-in-allo', 'link-external', t('Open in Allo')),
  ];
}
