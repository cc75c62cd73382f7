import type { ItemRecord } from '../data/records.ts';
import { RequestError } from '../errors.ts';

/** Lower case, and without accents. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function words(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words of a query; one without any is refused. */
export function searchWords(query: string): string[] {
  const found = words(query);
  if (found.length === 0) {
    const message = 'search must hold a letter or a digit.';
    throw new RequestError(400, 'INVALID_SEARCH_QUERY', message, 'search');
  }
  return found;
}

/** Text of an item as ` word word word`; items never change. */
const indexed = new WeakMap<ItemRecord, string>();

/** All words must occur in what was said, summed up or written, each as the beginning of a word. */
export function matchesWords(item: ItemRecord, wanted: readonly string[]): boolean {
  if (wanted.length === 0) {
    return true;
  }
  let index = indexed.get(item);
  if (index === undefined) {
    const text =
      item.kind === 'call'
        ? [item.summary ?? '', ...(item.transcript ?? []).map((segment) => segment.text)].join(' ')
        : item.content;
    index = ` ${words(text).join(' ')}`;
    indexed.set(item, index);
  }
  return wanted.every((word) => index.includes(` ${word}`));
}
