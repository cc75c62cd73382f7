import type { AlloClient, PageRequest, RequestOptions } from '../allo/client.ts';
import { AlloError } from '../allo/errors.ts';
import type { ItemQuery } from '../allo/itemQuery.ts';
import type { PeopleQuery } from '../allo/peopleQuery.ts';
import type { AlloNumber } from '../model/alloNumber.ts';
import { type Contact, contactKnownById, contactLabel } from '../model/contact.ts';
import type { ConversationItem } from '../model/conversationItem.ts';
import type { FoundItem } from '../model/foundItem.ts';
import { asE164, byNumber, contactOfNumber, isNumberContact } from '../model/numberContact.ts';
import type { Page } from '../model/page.ts';
import type { TeamMember } from '../model/teamMember.ts';
import { ContactPages, type ContactsSource } from './contactPages.ts';
import { ContactsByNumber } from './contactsByNumber.ts';
import type { ConversationAddress, ItemAddress } from './itemAddress.ts';
import { ItemFinder } from './itemFinder.ts';
import { newestFirst } from './newestFirst.ts';
import { type Located, PagedList } from './pagedList.ts';
import { RecentContacts } from './recentContacts.ts';
import { Recordings } from './recordings.ts';
import { Remembered } from './remembered.ts';
import { type ListProgress, RestOfList } from './restOfList.ts';

/** Contacts are light, and their list is the first thing that people wait for: as many as the API gives. */
const contactsPerPage = 100;

/** Each call brings its whole transcript along, so a page is kept to what a sidebar shows at once. */
const itemsPerPage = 25;

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
  readonly #finder: ItemFinder;
  readonly #numbers: Remembered<readonly AlloNumber[]>;
  readonly #tags: Remembered<readonly string[]>;
  readonly #users: Remembered<readonly TeamMember[]>;
  readonly #recent: RecentContacts;
  readonly #contactPages: ContactPages;
  /** v2 has refused to tell who was active: nobody waits for that, so that it is not asked again. */
  #mayNotAskActivity = false;
  readonly #restOfContacts: RestOfList;
  readonly #byNumber: ContactsByNumber;

  constructor(id: string, label: string, client: AlloClient) {
    this.id = id;
    this.label = label;
    this.#client = client;
    this.#numbers = new Remembered(() => client.numbers());
    this.#tags = new Remembered(() => client.tags());
    this.#users = new Remembered(() => client.users());
    this.#recent = new RecentContacts(client, () => this.#numbers.get());
    const contactPages = new ContactPages(client, this.#recent);
    this.#contactPages = contactPages;
    this.contacts = new PagedList(
      (index, signal, urgency) =>
        contactPages.load({ index, size: contactsPerPage }, { signal, urgency }),
      (contact) => contact.id,
    );
    this.#restOfContacts = new RestOfList(this.contacts);
    this.#finder = new ItemFinder((id, signal) => this.foundItem(id, { signal }));
    this.#byNumber = new ContactsByNumber(() => [
      ...this.contacts.items,
      ...this.#openedById.values(),
    ]);
    this.contacts.onDidChange(() => this.#byNumber.contactsChanged());
    this.recordings = new Recordings((call, options) => client.recording(call, options));
  }

  /** From where the pages of {@link contacts} come; undefined before the first answer. */
  get contactsSource(): ContactsSource | undefined {
    return this.#contactPages.source;
  }

  /** Whether all contacts are being loaded, one page after the other. */
  get isLoadingAllContacts(): boolean {
    return this.#restOfContacts.isLoading;
  }

  /**
   * Loads what is missing of the contacts, behind whatever a person waits for; once however many ask,
   * and no further when all of them have given up.
   *
   * @throws AlloError, or the signal's reason when it is aborted; what is loaded by then stays
   */
  loadAllContacts(
    onProgress?: (progress: ListProgress) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    return this.#restOfContacts.load(onProgress, signal);
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
          const loaded = isNumberContact(contactId)
            ? await this.#conversationWithNumber(contactId, page, alloNumber, options)
            : await this.#client.conversation(contactId, page, alloNumber, options);
          return { ...loaded, items: newestFirst(loaded.items) };
        },
        (item) => item.key,
      );
      this.#conversations.set(key, conversation);
    }
    return conversation;
  }

  /** The conversations that somebody has asked for, by contact and Allo number. */
  *conversations(): Generator<
    Pick<ConversationAddress, 'contact' | 'alloNumber'> & { readonly conversation: Conversation }
  > {
    for (const [key, conversation] of this.#conversations) {
      const [contact, alloNumber] = JSON.parse(key) as [string, string | null];
      yield { contact, alloNumber, conversation };
    }
  }

  /** Forgets some conversations, and the numbers, tags and people of the team; they are loaded anew when somebody asks for them. */
  forget(isForgotten: (conversation: Conversation) => boolean): void {
    for (const conversation of this.#conversations.values()) {
      if (isForgotten(conversation)) conversation.forget();
    }
    for (const remembered of [this.#numbers, this.#tags, this.#users]) remembered.forget();
    this.#finder.forgetAll();
    this.#recent.forget();
    this.#mayNotAskActivity = false;
  }

  /** The team's phone lines. @throws AlloError */
  numbers(): Promise<readonly AlloNumber[]> {
    return this.#numbers.get();
  }

  /** The team's phone lines as far as they are known without a request. */
  get knownNumbers(): readonly AlloNumber[] | undefined {
    return this.#numbers.known;
  }

  /** Names of the team's tags. @throws AlloError */
  tags(): Promise<readonly string[]> {
    return this.#tags.get();
  }

  /** The people of the team who are active. @throws AlloError */
  users(): Promise<readonly TeamMember[]> {
    return this.#users.get();
  }

  /**
   * Calls and text messages of all contacts, as {@link AlloClient.searchItems}.
   *
   * @throws AlloError `scope-missing` among others
   */
  async searchItems(
    query: ItemQuery,
    page: PageRequest,
    options?: RequestOptions,
  ): Promise<Page<FoundItem>> {
    const found = await this.#client.searchItems(query, page, options);
    found.items.forEach((item) => this.#noteFound(item));
    return found;
  }

  /** A call or text message by v2's id, and with whom it was. @throws AlloError `not-found` among others */
  async foundItem(id: string, options?: RequestOptions): Promise<FoundItem> {
    const found = await this.#client.item(id, options);
    this.#noteFound(found);
    return found;
  }

  /**
   * People of the CRM as contacts: those that are loaded where one has the number, else one contact
   * for each number. People without a number are left out.
   *
   * @throws AlloError `scope-missing` among others
   */
  async searchPeople(
    query: PeopleQuery,
    page: PageRequest,
    options?: RequestOptions,
  ): Promise<Page<Contact>> {
    const people = await this.#client.searchPeople(query, page, options);
    const contacts = people.items.flatMap(byNumber).map((person) => {
      this.#byNumber.note(person.id, [person]);
      const known = this.contactByNumber(person.id);
      return known && !isNumberContact(known.id) ? known : person;
    });
    const distinct = new Map(contacts.map((contact) => [contact.id, contact]));
    return { ...people, items: [...distinct.values()] };
  }

  /**
   * With whom there was something at or after a moment, as they are known now: by v2, line by line,
   * or, where the key may not ask that, by the first page of contacts.
   *
   * @param since milliseconds since 1970; undefined for the latest of all
   * @throws AlloError
   */
  async activeSince(since: number | undefined, signal: AbortSignal): Promise<readonly Contact[]> {
    try {
      if (!this.#mayNotAskActivity) {
        const active = await this.#recent.activeSince(since, { signal, urgency: 'background' });
        return active.map((recent) => ({
          ...(this.contactByNumber(recent.id) ?? recent),
          lastActivityAt: recent.lastActivityAt,
        }));
      }
    } catch (error) {
      if (!AlloError.is(error, 'scope-missing', 'forbidden', 'not-found', 'invalid-request'))
        throw error;
      this.#mayNotAskActivity = true;
    }
    const isLoaded = this.contacts.page(0) !== undefined;
    return since === undefined && isLoaded
      ? this.contacts.items
      : this.contacts.reload(0, signal, 'background');
  }

  /** Whom a number belongs to, among what is loaded; contacts of v1 win over those known by number only. */
  contactByNumber(number: string): Contact | undefined {
    return this.#byNumber.get(number);
  }

  /**
   * Where to find again what a search gave: with the contact of v1 that has the number where one is
   * loaded, else with the number itself.
   *
   * @returns undefined when the number was withheld, or is none that the API could be asked about
   */
  addressOf({ item, contactNumber, people }: FoundItem): ItemAddress | undefined {
    if (contactNumber === null) return undefined;
    const number = asE164(contactNumber);
    const contact =
      this.contactByNumber(contactNumber) ?? (number && contactOfNumber(number, people));
    if (!contact) return undefined;
    return {
      account: this.id,
      contact: contact.id,
      alloNumber: null,
      contactLabel: contactLabel(contact),
      item: item.key,
      page: 0,
    };
  }

  /**
   * A contact by its id. Where the key may read conversations but not contacts, the contact is known
   * by its id alone, once its conversation has shown that it exists.
   *
   * @throws AlloError `contact-unknown` among others
   */
  async contact(id: string, signal?: AbortSignal): Promise<Contact> {
    const known = this.contacts.locate(id)?.item ?? this.#openedById.get(id);
    if (known) return known;
    const contact = this.knownContact(id) ?? (await this.#requestContact(id, signal));
    this.#openedById.set(id, contact);
    this.#byNumber.contactsChanged();
    return contact;
  }

  /** As {@link contact}, for who only wants to know: no row of the list comes from it. @throws AlloError */
  async peek(id: string, signal?: AbortSignal): Promise<Contact> {
    return this.knownContact(id) ?? (await this.#requestContact(id, signal));
  }

  knownContact(id: string): Contact | undefined {
    return this.contacts.locate(id)?.item ?? this.#openedById.get(id) ?? this.#knownNumber(id);
  }

  /** What to call the contact of a conversation: by what is known of it now, else as when it was seen. */
  contactLabel(address: ConversationAddress): string {
    const contact = this.knownContact(address.contact);
    const isNamed =
      contact && (contact.name ?? contact.company ?? contact.numbers[0]) !== undefined;
    return isNamed ? contactLabel(contact) : address.contactLabel;
  }

  /** Contacts that were asked for by id and stand in no loaded page of the list, by whatever id. */
  get contactsBeyondList(): readonly Contact[] {
    return [...this.#openedById.values()].filter(
      ({ id }) =>
        !this.contacts.locate(id) &&
        !(isNumberContact(id) && this.contacts.locate(this.contactByNumber(id)?.id ?? id)),
    );
  }

  /**
   * Finds the item that a URI names.
   *
   * @returns undefined when it is not there any more
   * @throws AlloError
   */
  find(address: ItemAddress, signal?: AbortSignal): Promise<ConversationItem | undefined> {
    const conversation = this.conversation(address.contact, address.alloNumber);
    return this.#finder.find(conversation, address, signal);
  }

  /** Where an item stands now, among what is loaded. */
  locate(address: ItemAddress): Located<ConversationItem> | undefined {
    return this.conversation(address.contact, address.alloNumber).locate(address.item);
  }

  /** Asks anew for the page that an item was on, then looks for the item. @throws AlloError */
  async refresh(address: ItemAddress, signal?: AbortSignal): Promise<ConversationItem | undefined> {
    const conversation = this.conversation(address.contact, address.alloNumber);
    const pageIndex = conversation.locate(address.item)?.pageIndex ?? address.page;
    this.#finder.forget(address.item);
    await conversation.reload(pageIndex, signal);
    return this.find({ ...address, page: pageIndex }, signal);
  }

  /** Stops everything under way. */
  dispose(): void {
    this.#client.dispose();
    this.recordings.dispose();
  }

  async #requestContact(id: string, signal: AbortSignal | undefined): Promise<Contact> {
    if (isNumberContact(id)) {
      const items = await this.conversation(id, null).load(0, signal);
      if (items.length === 0) throw new AlloError({ kind: 'contact-unknown' });
      return this.#knownNumber(id) ?? contactOfNumber(id, []);
    }
    try {
      return await this.#client.contact(id, { signal });
    } catch (error) {
      if (!AlloError.is(error, 'scope-missing', 'forbidden')) throw error;
      await this.conversation(id, null).load(0, signal);
      return contactKnownById(id);
    }
  }

  /** A search tells with whom something was and when, not on which page of the conversation it is. */
  #noteFound({ item, contactNumber, people }: FoundItem): void {
    this.#byNumber.note(contactNumber, people);
    this.#finder.note(item);
  }

  /** A number as a contact of its own, with what is known of whom it belongs to. */
  #knownNumber(id: string): Contact | undefined {
    const contact = isNumberContact(id) ? this.contactByNumber(id) : undefined;
    return contact && { ...contact, id, numbers: [id] };
  }

  async #conversationWithNumber(
    contactNumber: string,
    page: PageRequest,
    alloNumber: string | null,
    options: RequestOptions,
  ): Promise<Page<ConversationItem>> {
    const query = {
      contactNumber,
      withTranscript: true,
      ...(alloNumber !== null && { alloNumber }),
    };
    const found = await this.searchItems(query, page, options);
    return { ...found, items: found.items.map(({ item }) => item) };
  }
}
