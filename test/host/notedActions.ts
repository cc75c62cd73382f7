import type { AccountConversations } from '../../src/conversations/accountConversations.ts';
import type { ContactActions } from '../../src/lookup/contacts/contactActions.ts';
import type { Contact } from '../../src/model/contact.ts';

/** Notes what was done with which contact. */
export class NotedActions implements ContactActions {
  readonly done: string[] = [];

  reveal(_account: AccountConversations, contact: Contact): Promise<void> {
    return this.#note(`reveal ${contact.id}`);
  }
  openConversation(_account: AccountConversations, contact: Contact, where: string) {
    return this.#note(`open ${contact.id} ${where}`);
  }
  copyNumber(number: string): Promise<void> {
    return this.#note(`copy ${number}`);
  }
  openInAllo(number: string): Promise<void> {
    return this.#note(`web ${number}`);
  }
  #note(what: string): Promise<void> {
    this.done.push(what);
    return Promise.resolve();
  }
}
