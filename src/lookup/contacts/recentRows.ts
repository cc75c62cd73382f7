import * as vscode from 'vscode';
import type { AccountConversations } from '../../conversations/accountConversations.ts';
import type { Contact } from '../../model/contact.ts';
import { isNumberContact } from '../../model/numberContact.ts';
import { isCancelled } from '../../platform/problems.ts';
import { contactRow, type ContactRow } from './contactRow.ts';
import type { VisitedContacts } from './visitedContacts.ts';

/** Of the others, so many are shown before anything is typed. */
const mostOthers = 50;

/** After a restart, only so many names are asked for that are not loaded by then. */
const mostAskedFor = 6;

/** What the box shows before anything is typed: whom somebody went to last, then the others. */
export class RecentRows {
  readonly #account: AccountConversations;
  readonly #visited: VisitedContacts;
  readonly #askedFor = new Map<string, Contact>();

  constructor(account: AccountConversations, visited: VisitedContacts) {
    this.#account = account;
    this.#visited = visited;
  }

  /** Asks for the names that are not known; who cannot be read is left out. @throws when aborted */
  async load(signal: AbortSignal): Promise<void> {
    const unknown = this.#visited.ids(this.#account.id).filter((id) => !this.#known(id));
    for (const id of unknown.slice(0, mostAskedFor)) {
      try {
        this.#askedFor.set(id, await this.#account.peek(id, signal));
      } catch (error) {
        if (isCancelled(error)) throw error;
      }
    }
  }

  rows(): ContactRow[] {
    const visited = this.#visited.ids(this.#account.id).flatMap((id) => this.#known(id) ?? []);
    const ids = new Set(visited.map(({ id }) => id));
    const recent = visited.filter(
      ({ id }, index) => visited.findIndex((c) => c.id === id) === index,
    );
    const others = this.#account.contacts.items.filter(({ id }) => !ids.has(id));
    return [
      ...section(vscode.l10n.t('Recent'), recent),
      ...section(vscode.l10n.t('Contacts'), others.slice(0, mostOthers)),
    ];
  }

  /** Who was known by a number only may have become a contact since, with another key. */
  #known(id: string): Contact | undefined {
    const owner = isNumberContact(id) ? this.#account.contactByNumber(id) : undefined;
    return owner ?? this.#account.knownContact(id) ?? this.#askedFor.get(id);
  }
}

function section(label: string, contacts: readonly Contact[]): ContactRow[] {
  if (contacts.length === 0) return [];
  const heading = { label, kind: vscode.QuickPickItemKind.Separator };
  return [heading, ...contacts.map((contact) => contactRow(contact, ''))];
}
