import * as v from 'valibot';
import type { Page } from '../../model/page.ts';
import { AlloError } from '../errors.ts';
import { isObject, type Json, number } from './fields.ts';

/** More would be nonsense, and would become rows of a tree. */
const mostPages = 10_000;

/** `{"data": {"data": …}}` was seen on v1 (a client's test), unwrapped there up to eight times. */
const deepest = 8;

/** What is left when every `data` around it is taken off, and the objects that were passed. */
function unwrap(body: unknown): { readonly content: unknown; readonly layers: readonly Json[] } {
  const layers: Json[] = [];
  let content = body;
  for (let depth = 0; depth <= deepest && isObject(content); depth++) {
    layers.push(content);
    if (!Object.hasOwn(content, 'data') || Object.hasOwn(content, 'results')) break;
    content = content['data'];
  }
  return { content, layers };
}

/**
 * The object that an endpoint answers with.
 *
 * @throws AlloError `unexpected-shape`
 */
export function readObject(body: unknown): Json {
  const { content } = unwrap(body);
  if (!isObject(content)) throw new AlloError({ kind: 'unexpected-shape' });
  return content;
}

/**
 * The list that an endpoint answers with: directly in `data`, or in `results` there, which the
 * documentation allows to be null.
 *
 * @throws AlloError `unexpected-shape`
 */
export function readList(body: unknown): readonly unknown[] {
  const { content } = unwrap(body);
  if (Array.isArray(content)) return content;
  if (isObject(content) && Object.hasOwn(content, 'results')) {
    const { results } = content;
    if (Array.isArray(results)) return results;
    if (results === null) return [];
  }
  throw new AlloError({ kind: 'unexpected-shape' });
}

/**
 * How many pages there are: `metadata.pagination` (v1 contacts, conversation), `metadata` (v1 calls)
 * or `pagination` (v2), each of which may be missing or null. What is said there is believed even of
 * a page beyond the end, since the list may have become shorter; an empty list has its first page.
 */
export function readTotal(
  body: unknown,
  page: { readonly index: number; readonly size: number; readonly items: number },
): Pick<Page<unknown>, 'totalPages' | 'totalIsGuess'> {
  const { layers } = unwrap(body);
  const places = layers.flatMap((layer) => {
    const metadata = isObject(layer['metadata']) ? layer['metadata'] : {};
    return [metadata['pagination'], metadata, layer['pagination'], layer];
  });
  for (const place of places) {
    const total = isObject(place) ? v.parse(number, place['total_pages']) : null;
    if (total !== null && Number.isInteger(total) && total >= 0 && total <= mostPages)
      return { totalPages: Math.max(total, 1), totalIsGuess: false };
  }
  const hasMore = places
    .map((place) => (isObject(place) ? place['has_more'] : null))
    .find((value) => typeof value === 'boolean');
  return { totalPages: guessTotalPages({ hasMore, ...page }), totalIsGuess: true };
}

function guessTotalPages({
  index,
  size,
  items,
  hasMore = items >= size,
}: {
  index: number;
  size: number;
  items: number;
  hasMore: boolean | undefined;
}) {
  if (items === 0) return Math.max(index, 1);
  return hasMore ? index + 2 : index + 1;
}
