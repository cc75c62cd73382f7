import * as vscode from 'vscode';
import { type ConversationItem, startOf } from '../model/conversationItem.ts';
import type { Activity } from '../conversations/newActivity.ts';

const scheme = 'allo-row';
const contactPath = '/contact';
const itemPath = '/item';

/**
 * What is new since somebody last looked: contacts until they are opened, and in their conversations
 * the calls and messages until they are. VS Code draws marks by the URI of a row.
 */
export class NewMarks implements vscode.FileDecorationProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  /** From which moment on things are new, by the contact's id. */
  readonly #since = new Map<string, number>();
  readonly #unopened = new Set<string>();
  readonly #seenItems = new Set<string>();

  readonly onDidChangeFileDecorations = this.#changed.event;

  /** How many contacts have something new that nobody has looked at. */
  get count(): number {
    return this.#unopened.size;
  }

  add(activities: readonly Activity[]): void {
    for (const { contact, since } of activities) {
      this.#unopened.add(contact.id);
      if (!this.#since.has(contact.id)) this.#since.set(contact.id, since);
    }
    this.#changed.fire(undefined);
  }

  /** Somebody looks at a conversation, or at a call or message of it. */
  opened(contact: string, itemKey?: string): void {
    if (!this.#since.has(contact)) return;
    this.#unopened.delete(contact);
    if (itemKey !== undefined) this.#seenItems.add(itemKey);
    this.#changed.fire(undefined);
  }

  clear(): void {
    this.#since.clear();
    this.#unopened.clear();
    this.#seenItems.clear();
    this.#changed.fire(undefined);
  }

  /** By which VS Code asks for the marks of a contact, or of a call or message. */
  uriOf(contact: string, item?: ConversationItem): vscode.Uri | undefined {
    const isMarked = item ? this.#isNew(contact, item) : this.#unopened.has(contact);
    if (!isMarked) return undefined;
    return item
      ? vscode.Uri.from({ scheme, path: itemPath, query: item.key })
      : vscode.Uri.from({ scheme, path: contactPath, query: contact });
  }

  /** Asked again after each change, so that a mark goes without its row being drawn anew. */
  provideFileDecoration({
    scheme: ofRow,
    path,
    query,
  }: vscode.Uri): vscode.FileDecoration | undefined {
    if (ofRow !== scheme) return undefined;
    const isMarked = path === contactPath ? this.#unopened.has(query) : !this.#seenItems.has(query);
    if (!isMarked) return undefined;
    const color = new vscode.ThemeColor('list.highlightForeground');
    return new vscode.FileDecoration('●', vscode.l10n.t('New'), color);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #isNew(contact: string, item: ConversationItem): boolean {
    const since = this.#since.get(contact);
    const start = startOf(item);
    return (
      since !== undefined && start !== null && start >= since && !this.#seenItems.has(item.key)
    );
  }
}
