import type { Contact } from '../model/contact.ts';
import type { PersonOfNumber } from '../model/foundItem.ts';
import { asE164, contactOfNumber, isNumberContact } from '../model/numberContact.ts';

/** Who goes by a phone number, as far as is known. */
export class ContactsByNumber {
  readonly #contacts: () => readonly Contact[];
  /** Numbers of which something was said beside the contacts, such as in the results of a search. */
  readonly #noted = new Map<string, Contact>();
  /** Of all contacts; made when somebody asks. */
  #index: ReadonlyMap<string, Contact> | undefined;

  /** @param contacts all that are loaded */
  constructor(contacts: () => readonly Contact[]) {
    this.#contacts = contacts;
  }

  /** To be called when there are other contacts than before. */
  contactsChanged(): void {
    this.#index = undefined;
  }

  /** Keeps the names of those who go by a number. */
  note(number: string | null, people: readonly PersonOfNumber[]): void {
    const id = asE164(number ?? '');
    if (id !== null && people.length > 0) this.#noted.set(id, contactOfNumber(id, people));
  }

  /** A contact with an id of its own wins over one that is known by the number alone. */
  get(number: string): Contact | undefined {
    const key = asE164(number) ?? number;
    this.#index ??= this.#makeIndex();
    return this.#index.get(key) ?? this.#noted.get(key);
  }

  #makeIndex(): ReadonlyMap<string, Contact> {
    const index = new Map<string, Contact>();
    for (const contact of this.#contacts()) {
      for (const number of contact.numbers) {
        const key = asE164(number) ?? number;
        const known = index.get(key);
        if (!known || (isNumberContact(known.id) && !isNumberContact(contact.id)))
          index.set(key, contact);
      }
    }
    return index;
  }
}
