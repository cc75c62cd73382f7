import type { Contact } from './contact.ts';
import type { PersonOfNumber } from './foundItem.ts';

/*
 * v2 of the API knows none of v1's contact ids, only phone numbers. Where only v2 can be used, a
 * contact is one number, and that number in E.164 is its id: `+33612345678`. A person with three
 * numbers is three contacts then.
 */

/** Whether a contact's id is its number. No id of v1 begins with a plus. */
export function isNumberContact(contactId: string): boolean {
  return /^\+\d{5,15}$/u.test(contactId);
}

/** A number as E.164 has it, however it is set apart; null for what is no international number. */
export function asE164(number: string): string | null {
  const plain = number.replace(/[\s.()/\u2010-\u2015-]/gu, '').replace(/^00(?=\d)/u, '+');
  return isNumberContact(plain) ? plain : null;
}

/** What can be said of a contact that is one number, by those who go by it. @param number E.164 */
export function contactOfNumber(number: string, people: readonly PersonOfNumber[]): Contact {
  const distinct = (words: readonly (string | null)[]) =>
    [...new Set(words.filter((word) => word !== null))].join(', ') || null;
  return {
    id: number,
    name: distinct(people.map(({ name }) => name)),
    company: distinct(people.map(({ company }) => company)),
    jobTitle: null,
    website: null,
    numbers: [number],
    emails: [],
    engagement: null,
    lastActivityAt: null,
    isArchived: false,
  };
}

/** A person with several numbers, as one contact for each. Without an international number, none. */
export function byNumber(person: Contact): readonly Contact[] {
  const numbers = new Set(person.numbers.map(asE164).filter((number) => number !== null));
  return [...numbers].map((number) => ({ ...person, id: number, numbers: [number] }));
}
