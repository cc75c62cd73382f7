import type { Contact } from '../model/contact.ts';
import { bestOf } from './bestOf.ts';
import { type ContactTerm, contactTerms } from './contactQuery.ts';
import { contactWords } from './contactWords.ts';
import { digitMatcher } from './digitMatch.ts';
import { WordList } from './wordList.ts';
import type { WordMatch } from './wordMatch.ts';

/** Where a word stands: pairs of a contact's slot and a field. */
interface Places {
  readonly slots: number[];
  readonly fields: number[];
}

/** A match weighs more than the field that it is in: there are four of them. */
const matchWeight = 4;

/** Typos are allowed for where no more than so many are found without. */
const fewFound = 20;

/**
 * Finds contacts by name, company, job title, e-mail and number while somebody types. Words are kept
 * once, however many contacts have them, so that ten thousand contacts take milliseconds.
 */
export class ContactIndex {
  #words = new WordList();
  /** By the number of the word. */
  #places: Places[] = [];
  #numbers: { readonly digits: string; readonly slot: number }[] = [];
  /** Contacts in the order in which they came; empty where one has gone or has changed. */
  #slots: (Contact | undefined)[] = [];
  #slotOf = new Map<string, number>();

  /** How many contacts can be found. */
  get size(): number {
    return this.#slotOf.size;
  }

  /**
   * Takes what is new or has changed among all contacts, and drops who has gone.
   *
   * @param contacts all, each once; those that are the same objects as before cost nearly nothing
   */
  sync(contacts: readonly Contact[]): void {
    for (const contact of contacts) {
      const slot = this.#slotOf.get(contact.id);
      if (slot !== undefined) {
        if (this.#slots[slot] === contact) continue;
        this.#slots[slot] = undefined;
      }
      this.#slotOf.set(contact.id, this.#add(contact));
    }
    if (this.size > contacts.length) this.#dropAllBut(contacts);
    if (this.#slots.length > 2 * this.size + 1000) this.#startAnew(contacts);
  }

  /**
   * Those whom all that is typed fits, accents and case aside, the best first: whole words, then
   * beginnings, then what is inside; and where few are found, those whom it fits but for a typo. Where
   * that makes no difference, who was active last, and then the id, so that the order is always the
   * same.
   *
   * @param query words, a number in any spelling, or the last digits of one, an e-mail address
   * @returns at most `limit`; nobody for an empty query
   */
  find(query: string, limit: number): readonly Contact[] {
    const terms = contactTerms(query);
    if (terms.length === 0) return [];
    const scores = terms.map((term) => this.#scoresOf(term));
    const found = this.#best(scores, limit);
    if (found.length > Math.min(fewFound, limit - 1)) return found;
    for (const [index, { word }] of terms.entries()) {
      const own = scores[index];
      if (own && word) this.#words.findMistyped(word, this.#raiser(own));
    }
    return this.#best(scores, limit);
  }

  #best(scores: readonly Uint8Array[], limit: number): readonly Contact[] {
    const best = bestOf<Match>(limit, compare);
    const slots = this.#slots;
    for (let slot = 0; slot < slots.length; slot++) {
      const score = sumAt(scores, slot);
      const contact = score > 0 ? slots[slot] : undefined;
      if (contact) best.offer({ contact, score });
    }
    return best.items.map(({ contact }) => contact);
  }

  /** How well each slot meets a term; 0 for not at all. */
  #scoresOf({ word, number }: ContactTerm): Uint8Array {
    const scores = new Uint8Array(this.#slots.length);
    if (word !== undefined) this.#words.find(word, this.#raiser(scores));
    const match = number === undefined ? undefined : digitMatcher(number);
    if (match) {
      for (const { digits, slot } of this.#numbers) {
        const score = match(digits) * matchWeight;
        if (score > (scores[slot] ?? 0)) scores[slot] = score;
      }
    }
    return scores;
  }

  #raiser(scores: Uint8Array): (word: number, match: WordMatch) => void {
    return (word, match) => {
      const places = this.#places[word];
      if (!places) return;
      const { slots, fields } = places;
      for (let index = 0; index < slots.length; index++) {
        const slot = slots[index] ?? 0;
        const score = match * matchWeight + (fields[index] ?? 0);
        if (score > (scores[slot] ?? 0)) scores[slot] = score;
      }
    };
  }

  #add(contact: Contact): number {
    const slot = this.#slots.push(contact) - 1;
    for (const [text, field] of contactWords(contact)) {
      const { slots, fields } = (this.#places[this.#words.add(text)] ??= { slots: [], fields: [] });
      slots.push(slot);
      fields.push(field);
    }
    for (const number of contact.numbers) {
      this.#numbers.push({ digits: number.replace(/\D/gu, ''), slot });
    }
    return slot;
  }

  #dropAllBut(contacts: readonly Contact[]): void {
    const kept = new Set(contacts.map(({ id }) => id));
    for (const [id, slot] of this.#slotOf) {
      if (kept.has(id)) continue;
      this.#slots[slot] = undefined;
      this.#slotOf.delete(id);
    }
  }

  /** What has gone leaves its words behind; when most of them are of that kind, it is time. */
  #startAnew(contacts: readonly Contact[]): void {
    this.#words = new WordList();
    this.#places = [];
    this.#numbers = [];
    this.#slots = [];
    this.#slotOf = new Map();
    this.sync(contacts);
  }
}

interface Match {
  readonly contact: Contact;
  readonly score: number;
}

/** Of all terms, each of which must be met. */
function sumAt(scores: readonly Uint8Array[], slot: number): number {
  let sum = 0;
  for (const own of scores) {
    const score = own[slot] ?? 0;
    if (score === 0) return 0;
    sum += score;
  }
  return sum;
}

function compare(a: Match, b: Match): number {
  return (
    b.score - a.score ||
    (b.contact.lastActivityAt ?? 0) - (a.contact.lastActivityAt ?? 0) ||
    (a.contact.id < b.contact.id ? -1 : 1)
  );
}
