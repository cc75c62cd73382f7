import type { AlloClient } from '../allo/client.ts';
import type { AlloNumber } from '../model/alloNumber.ts';
import { isUnfinished } from '../model/call.ts';
import { type Contact, contactKnownById, contactLabel } from '../model/contact.ts';
import type { ConversationItem } from '../model/conversationItem.ts';
import { AlloError } from '../allo/errors.ts';
import type { ConversationAddress, ItemAddress } from './itemAddress.ts';
import { newestFirst } from './newestFirst.ts';
import { type Located, PagedList } from './pagedList.ts';
import { Recordings } from './recordings.ts';

/** Contacts are light, and their list is the first thing that people wait for: as many as the API gives. */
const contactsPerPage = 100;

/** Each call brings its whole transcript along, so a page is kept to what a sidebar shows at once. */
const itemsPerPage = 25;

/** After so many milliseconds, what was not finished is worth another look. */
const unfinishedFor = 60_000;

/** The conversation with one contact, all Allo numbers or one. */
export type Conversation = PagedList<ConversationItem>;

/** What has been loaded through one account. Everything is asked for once, and kept until it is refreshed. */
export class AccountConversations {
  /** Id of the account. */
  readonly id: string;
  /** The team's name, as far as it is known. */
  readonly label: string;
  readonly contacts: PagedList<Contact>;
  readonly recordings: Recordings;
  readonly #client: AlloClient;
  readonly #conversations = new Map<string, Conversation>();
  readonly #openedById = new Map<string, Contact>();
  /** Items that stand too far from where they were seen, and were found by their ids. */
  readonly #foundById = new Map<string, ConversationItem>();
  #numbersRequest: Promise<readonly AlloNumber[]> | undefined;

  constructor(id: string, label: string, client: AlloClient) {
    this.id = id;
    this.label = label;
    this.#client = client;
    this.contacts = new PagedList(
      (index, signal) => client.contacts({ index, size: contactsPerPage }, { signal }),
      (contact) => contact.id,
    );
    this.recordings = new Recordings((call, options) => client.recording(call, options));
  }

  /** @param alloNumber E.164; null for all of the team's numbers */
  conversation(contactId: string, alloNumber: string | null): Conversation {
    const key = JSON.stringify([contactId, alloNumber]);
    let conversation = this.#conversations.get(key);
    if (!conversation) {
      conversation = new PagedList<ConversationItem>(
        async (index, signal, urgency) => {
          const page = { index, size: itemsPerPage };
          const options = { signal, urgency };
          const loaded = await this.#client.conversation(contactId, page, alloNumber, options);
          return { ...loaded, items: newestFirst(loaded.items) };
        },
        (item) => item.key,
      );
      this.#conversations.set(key, conversation);
    }
    return conversation;
  }

  /** Forgets some conversations and the numbers; they are loaded anew when somebody asks for them. */
  forget(isForgotten: (conversation: Conversation) => boolean): void {
    for (const conversation of this.#conversations.values()) {
      if (isForgotten(conversation)) conversation.forget();
    }
    this.#numbersRequest = undefined;
    this.#foundById.clear();
  }

  /** The team's phone lines. Asked for once; a failure is not kept. @throws AlloError */
  async numbers(): Promise<readonly AlloNumber[]> {
    this.#numbersRequest ??= this.#client.numbers();
    try {
      return await this.#numbersRequest;
    } catch (error) {
      this.#numbersRequest = undefined;
      throw error;
    }
  }

  /**
   * A contact by its id. Where the key may read conversations but not contacts, the contact is known
   * by its id alone, once its conversation has shown that it exists.
   *
   * @throws AlloError `contact-unknown` among others
   */
  async contact(id: string, signal?: AbortSignal): Promise<Contact> {
    const known = this.knownContact(id);
    if (known) return known;
    const contact = await this.#requestContact(id, signal);
    this.#openedById.set(id, contact);
    return contact;
  }

  knownContact(id: string): Contact | undefined {
    return this.contacts.locate(id)?.item ?? this.#openedById.get(id);
  }

  /** What to call the contact of a conversation: by what is known of it now, else as when it was seen. */
  contactLabel(address: ConversationAddress): string {
    const contact = this.knownContact(address.contact);
    const isNamed =
      contact && (contact.name ?? contact.company ?? contact.numbers[0]) !== undefined;
    return isNamed ? contactLabel(contact) : address.contactLabel;
  }

  /** Contacts that were asked for by id and stand in no loaded page of the list. */
  get contactsBeyondList(): readonly Contact[] {
    return [...this.#openedById.values()].filter((contact) => !this.contacts.locate(contact.id));
  }

  /**
   * Finds the item that a URI names.
   *
   * @returns undefined when it is not there any more
   * @throws AlloError
   */
  async find(address: ItemAddress, signal?: AbortSignal): Promise<ConversationItem | undefined> {
    const conversation = this.conversation(address.contact, address.alloNumber);
    await this.#renewUnfinished(conversation, address.item, signal);
    const found = await conversation.find(address.item, address.page, signal);
    return found?.item ?? (await this.#findById(address.item, signal));
  }

  /** Where an item stands now, among what is loaded. */
  locate(address: ItemAddress): Located<ConversationItem> | undefined {
    return this.conversation(address.contact, address.alloNumber).locate(address.item);
  }

  /** Asks anew for the page that an item was on, then looks for the item. @throws AlloError */
  async refresh(address: ItemAddress, signal?: AbortSignal): Promise<ConversationItem | undefined> {
    const conversation = this.conversation(address.contact, address.alloNumber);
    const pageIndex = conversation.locate(address.item)?.pageIndex ?? address.page;
    this.#foundById.delete(address.item);
    await conversation.reload(pageIndex, signal);
    return this.find({ ...address, page: pageIndex }, signal);
  }

  /** Stops everything under way. */
  dispose(): void {
    this.#client.dispose();
    this.recordings.dispose();
  }

  /** That Allo had written no transcript yet is not to be remembered; a failure to ask changes nothing. */
  async #renewUnfinished(
    conversation: Conversation,
    key: string,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const known = conversation.locate(key);
    const now = Date.now();
    if (known?.item.kind !== 'call' || !isUnfinished(known.item, now)) return;
    const receivedAt = conversation.answer(known.pageIndex)?.receivedAt ?? now;
    if (now - receivedAt < unfinishedFor) return;
    await conversation.reload(known.pageIndex, signal).catch(() => undefined);
  }

  async #requestContact(id: string, signal: AbortSignal | undefined): Promise<Contact> {
    try {
      return await this.#client.contact(id, { signal });
    } catch (error) {
      if (!AlloError.is(error, 'scope-missing', 'forbidden')) throw error;
      await this.conversation(id, null).load(0, signal);
      return contactKnownById(id);
    }
  }

  /** The last resort: v2 knows calls by id, wherever they stand, but without the segments' seconds. */
  async #findById(
    key: string,
    signal: AbortSignal | undefined,
  ): Promise<ConversationItem | undefined> {
    const known = this.#foundById.get(key);
    if (known) return known;
    try {
      const item = await this.#client.item(key, { signal });
      this.#foundById.set(key, item);
      return item;
    } catch (error) {
      if (AlloError.is(error, 'not-found', 'invalid-request')) return undefined;
      throw error;
    }
  }
}
