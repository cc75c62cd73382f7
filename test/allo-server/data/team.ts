import { makeContacts } from './contacts.ts';
import { makeCall, makeConversation, makeTextMessage } from './conversation.ts';
import { exampleContactId, graceItems } from './example.ts';
import { landmarkContacts, landmarkItems } from './landmarks.ts';
import { longTranscriptCall, longTranscriptContacts } from './longTranscripts.ts';
import { lines, usSupport } from './people.ts';
import { randomFrom } from './random.ts';
import {
  dateOf,
  type CallRecord,
  type ContactRecord,
  type ItemRecord,
  type Line,
  type TextMessageRecord,
} from './records.ts';

export interface Entry {
  readonly contact: ContactRecord;
  readonly item: ItemRecord;
}

/** What a test may say about a call that it adds; what it leaves out is made up. */
export type CallOverrides = Partial<Omit<CallRecord, 'kind'>>;
export type TextMessageOverrides = Partial<Omit<TextMessageRecord, 'kind'>>;

/** A customer of Allo: its lines, its contacts, and what was said with them. */
export class Team {
  readonly id: string;
  readonly name: string;
  readonly lines: readonly Line[];
  readonly #seed: string;
  readonly #now: number;
  readonly #contacts: ContactRecord[];
  readonly #contactsById: ReadonlyMap<string, ContactRecord>;
  readonly #contactsByNumber: ReadonlyMap<string, ContactRecord[]>;
  /** Made when first asked for: a thousand conversations take longer than a start may. */
  readonly #conversations = new Map<string, ItemRecord[]>();
  readonly #entries = new Map<string, Entry>();
  /** Those of `entries`, newest first, as long as none was added or removed since. */
  #sorted: Entry[] | null = null;
  #newestAdded: number;
  #added = 0;

  constructor(options: {
    readonly id: string;
    readonly name: string;
    readonly seed: string;
    readonly now: number;
    readonly contacts: number;
    readonly withLandmarks: boolean;
    readonly lines?: readonly Line[];
    /** See {@link longTranscriptContacts}. */
    readonly longTranscripts?: readonly number[];
  }) {
    this.id = options.id;
    this.name = options.name;
    this.lines = options.lines ?? lines;
    this.#seed = options.seed;
    this.#now = options.now;
    this.#newestAdded = options.now;
    const given = [
      ...(options.withLandmarks ? landmarkContacts(options.now) : []),
      ...longTranscriptContacts(options.longTranscripts ?? [], options.now),
    ];
    const taken = [...this.lines, ...lines].map(({ number }) => number);
    taken.push(...given.flatMap(({ numbers }) => numbers));
    this.#contacts = [
      ...given,
      ...makeContacts(options.contacts, options.seed, options.now, taken),
    ];
    this.#contactsById = new Map(this.#contacts.map((contact) => [contact.id, contact]));
    const byNumber = new Map<string, ContactRecord[]>();
    for (const contact of this.#contacts) {
      for (const number of contact.numbers) {
        byNumber.set(number, [...(byNumber.get(number) ?? []), contact]);
      }
    }
    this.#contactsByNumber = byNumber;
  }

  /** The contact that changed last comes first. */
  contacts(): readonly ContactRecord[] {
    return this.#contacts.sort((one, other) => other.updatedAt - one.updatedAt);
  }

  contact(id: string): ContactRecord | undefined {
    return this.#contactsById.get(id);
  }

  contactsOf(number: string): readonly ContactRecord[] {
    return this.#contactsByNumber.get(number) ?? [];
  }

  /** Newest first. */
  conversation(contact: ContactRecord): readonly ItemRecord[] {
    return this.#conversation(contact);
  }

  /** Everything that was ever said, newest first. */
  entries(): readonly Entry[] {
    for (const contact of this.#contacts) {
      this.#conversation(contact);
    }
    this.#sorted ??= [...this.#entries.values()].sort(
      (one, other) => dateOf(other.item) - dateOf(one.item),
    );
    return this.#sorted;
  }

  entry(itemId: string): Entry | undefined {
    // Nearly always the item was seen before, in its conversation; else conversations are made until
    // it turns up.
    let found = this.#entries.get(itemId);
    for (const contact of this.#contacts) {
      if (found !== undefined) {
        break;
      }
      this.#conversation(contact);
      found = this.#entries.get(itemId);
    }
    return found;
  }

  addCall(contactId: string, overrides: CallOverrides = {}): CallRecord {
    const contact = this.#existing(contactId);
    const random = randomFrom(`${this.#seed}:added:${this.#added}`);
    const call: CallRecord = {
      ...makeCall(contact, this.#nextDate(), random),
      ...overrides,
    };
    this.#add(contact, call);
    return call;
  }

  addTextMessage(contactId: string, overrides: TextMessageOverrides = {}): TextMessageRecord {
    const contact = this.#existing(contactId);
    const random = randomFrom(`${this.#seed}:added:${this.#added}`);
    const message: TextMessageRecord = {
      ...makeTextMessage(contact, this.#nextDate(), random),
      ...overrides,
    };
    this.#add(contact, message);
    return message;
  }

  removeItem(itemId: string): void {
    const entry = this.entry(itemId);
    if (entry === undefined) {
      throw new Error(`There is no item ${itemId}`);
    }
    const items = this.#conversation(entry.contact);
    items.splice(items.indexOf(entry.item), 1);
    this.#entries.delete(itemId);
    this.#sorted = null;
  }

  #existing(contactId: string): ContactRecord {
    const contact = this.contact(contactId);
    if (contact === undefined) {
      throw new Error(`There is no contact ${contactId}`);
    }
    return contact;
  }

  /** A minute after whatever was newest, so that what is added comes first. */
  #nextDate(): number {
    this.#newestAdded += 60_000;
    return this.#newestAdded;
  }

  #add(contact: ContactRecord, item: ItemRecord): void {
    if (this.#entries.has(item.id)) {
      throw new Error(`There is an item ${item.id} already`);
    }
    this.#added++;
    const items = this.#conversation(contact);
    items.push(item);
    items.sort((one, other) => dateOf(other) - dateOf(one));
    this.#entries.set(item.id, { contact, item });
    this.#sorted = null;
    contact.lastActivityAt = Math.max(contact.lastActivityAt ?? 0, dateOf(item));
    contact.updatedAt = Math.max(contact.updatedAt, dateOf(item));
  }

  #conversation(contact: ContactRecord): ItemRecord[] {
    let items = this.#conversations.get(contact.id);
    if (items === undefined) {
      items = this.#makeConversation(contact);
      this.#conversations.set(contact.id, items);
      this.#sorted = null;
      for (const item of items) {
        this.#entries.set(item.id, { contact, item });
      }
    }
    return items;
  }

  #makeConversation(contact: ContactRecord): ItemRecord[] {
    if (contact.id === exampleContactId) {
      return [...graceItems];
    }
    const longCall = longTranscriptCall(contact);
    if (longCall !== null) {
      return [longCall];
    }
    const given = landmarkItems(contact, this.#now);
    const missing = Math.max(0, contact.plannedItems - given.length);
    const oldestGiven = given.at(-1);
    const before = oldestGiven && {
      ...contact,
      lastActivityAt: dateOf(oldestGiven) - 5 * 3_600_000,
    };
    const made = missing > 0 ? makeConversation(before ?? contact, missing, this.#seed) : [];
    return [...given, ...made].map((item) => this.#onOwnLine(item));
  }

  /** A team with fewer lines than the others uses those that it has. */
  #onOwnLine(item: ItemRecord): ItemRecord {
    const [first] = this.lines;
    const isForeign = lines.some(({ number }) => number === item.alloNumber);
    return isForeign && !this.lines.some(({ number }) => number === item.alloNumber)
      ? { ...item, alloNumber: (first ?? usSupport).number }
      : item;
  }
}
