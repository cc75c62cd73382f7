/** A part of a typed search. */
export type SearchToken =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'phrase'; readonly text: string }
  /** `text` is what was typed. */
  | {
      readonly kind: 'filter';
      readonly key: string;
      readonly value: string;
      readonly text: string;
    };

/** Straight ones, and those that keyboards and word processors make of them. */
const quotes = ['"(?:[^"\\\\]|\\\\.)*"', '[“„][^“”„]*[“”]', '«[^«»]*»'];
const quote = `(?:${quotes.join('|')})(?=\\s|$)`;
const tokens = new RegExp(`(?:(?<key>\\p{L}+):)?(?<quote>${quote})|(?<word>[^\\s]+)`, 'giu');
const openers = /^["“”„«»]+/u;

/**
 * Cuts a typed search into its parts. A quote that is not closed, or goes on after it was, is none.
 *
 * @param keys names of the filters, in lower case
 */
export function scanSearch(text: string, keys: { has(key: string): boolean }): SearchToken[] {
  return Array.from(text.matchAll(tokens), ({ 0: all, groups }): SearchToken[] => {
    const key = groups?.['key']?.toLowerCase();
    const quote = groups?.['quote'];
    if (quote !== undefined && key === undefined) {
      const phrase = unquoted(quote).replace(/\s+/gu, ' ').trim();
      return phrase === '' ? [] : [{ kind: 'phrase', text: phrase }];
    }
    if (quote !== undefined && key !== undefined && keys.has(key)) {
      return [{ kind: 'filter', key, value: unquoted(quote), text: all }];
    }
    return all.split(/\s+/u).flatMap((word) => plainToken(word, keys));
  }).flat();
}

function plainToken(typed: string, keys: { has(key: string): boolean }): SearchToken[] {
  const text = typed.replace(openers, '');
  const colon = text.indexOf(':');
  const key = text.slice(0, Math.max(colon, 0)).toLowerCase();
  if (colon > 0 && keys.has(key)) {
    const value = text.slice(colon + 1).replace(openers, '');
    return [{ kind: 'filter', key, value, text }];
  }
  return text === '' ? [] : [{ kind: 'word', text }];
}

/** A text so that it is read as one, in quotes if it must be. */
export function quoted(text: string, always = false): string {
  if (!always && !/\s|^$/u.test(text) && !openers.test(text)) return text;
  return `"${text.replace(/["\\]/gu, '\\$&')}"`;
}

function unquoted(quote: string): string {
  const inside = quote.slice(1, -1);
  return quote.startsWith('"') ? inside.replace(/\\(["\\])/gu, '$1') : inside;
}
