/** An e-mail address where it stands. */
interface EmailInText {
  readonly text: string;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
}

const sign = '[\\p{L}\\p{N}._%+-]';
const email = new RegExp(
  `(?<!${sign})${sign}{1,64}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62})\\.)+\\p{L}{2,24}(?![\\p{L}\\p{N}]|:[\\p{L}\\p{N}~/])`,
  'gu',
);

/** The e-mail addresses in a text, in its order. */
export function findEmails(text: string): EmailInText[] {
  return Array.from(text.matchAll(email), ({ 0: found, index }) => ({
    text: found,
    start: index,
    end: index + found.length,
  }));
}
