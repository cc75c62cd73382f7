import { contactLabel } from '../model/contact.ts';
import type { AccountConversations } from '../conversations/accountConversations.ts';

/** What the contacts of references are called: asked for once, and no row of the sidebar comes from it. */
export class ContactNames {
  readonly #asked = new WeakMap<AccountConversations, Map<string, string>>();

  /** What a contact is called, as far as that is known without a request. */
  known(account: AccountConversations, id: string): string | undefined {
    const contact = account.knownContact(id);
    return contact ? contactLabel(contact) : this.#asked.get(account)?.get(id);
  }

  /** @throws AlloError `contact-unknown` among others */
  async get(account: AccountConversations, id: string, signal: AbortSignal): Promise<string> {
    const known = this.known(account, id);
    if (known !== undefined) return known;
    const name = contactLabel(await account.peek(id, signal));
    const names = this.#asked.get(account) ?? new Map<string, string>();
    this.#asked.set(account, names.set(id, name));
    return name;
  }
}
