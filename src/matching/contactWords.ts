import type { Contact } from '../model/contact.ts';
import { fold } from '../model/fold.ts';

/** Which part of a contact a word stands in, the more telling ones higher. */
const contactField = { jobTitle: 0, email: 1, company: 2, name: 3 } as const;
type ContactField = (typeof contactField)[keyof typeof contactField];

const unspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]/u;

/** The words by which a contact can be found, folded, with where they stand. */
export function contactWords(contact: Contact): readonly (readonly [string, ContactField])[] {
  const { name, company, jobTitle, emails } = contact;
  const words = (text: string | null, field: ContactField) =>
    wordsOf(text ?? '').map((word) => [word, field] as const);
  return [
    ...words(name, contactField.name),
    ...words(company, contactField.company),
    ...emails.flatMap((email) =>
      emailWords(email).map((word) => [word, contactField.email] as const),
    ),
    ...words(jobTitle, contactField.jobTitle),
  ];
}

/** The words of a text, and those that are written together as one, too: `o`, `donnell`, `odonnell`. */
function wordsOf(text: string): string[] {
  const chunks = chunksOf(text);
  const words = chunks.flatMap((chunk) => {
    const parts = partsOf(chunk);
    return parts.length > 1 ? [...parts, parts.join('')] : parts;
  });
  return chunks.length > 1 && unspaced.test(text) ? [...words, words.join('')] : words;
}

/** All of an address, and its words but for the last, which is one of many addresses (`com`). */
function emailWords(email: string): string[] {
  const [folded = ''] = chunksOf(email);
  return folded === '' ? [] : [folded, ...partsOf(folded).slice(0, -1)];
}

/** What of a text stands between spaces, folded. */
export function chunksOf(text: string): string[] {
  return fold(text, false).split(/\s+/u).filter(Boolean);
}

/** The words of what stands between spaces. */
export function partsOf(chunk: string): string[] {
  return chunk.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
}
