import type * as vscode from 'vscode';
import { isNumberContact } from '../../model/numberContact.ts';

const stateKey = 'allo.visitedContacts';
const mostVisited = 20;

/**
 * Whom somebody went to last. Only ids of contacts outlast the window: who is known by a number alone
 * has that number for an id, and numbers are not written to disk.
 */
export class VisitedContacts {
  readonly #state: vscode.Memento;
  readonly #visited = new Map<string, readonly string[]>();

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  /** Ids of contacts of an account, the last first. */
  ids(accountId: string): readonly string[] {
    return this.#visited.get(accountId) ?? this.#stored()[accountId] ?? [];
  }

  /** Puts a contact first. */
  note(accountId: string, contactId: string): void {
    const others = this.ids(accountId).filter((id) => id !== contactId);
    const visited = [contactId, ...others].slice(0, mostVisited);
    this.#visited.set(accountId, visited);
    const lasting = visited.filter((id) => !isNumberContact(id));
    void this.#state.update(stateKey, { ...this.#stored(), [accountId]: lasting });
  }

  #stored(): Readonly<Record<string, readonly string[]>> {
    return this.#state.get<Record<string, readonly string[]>>(stateKey, {});
  }
}
