import { AlloError } from '../errors.ts';
import { isObject, type Json, number } from './fields.ts';
import * as v from 'valibot';

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
 * or `pagination` (v2), each of which may be missing or null. Where that is missing or cannot be
 * true, a full page is taken to have another one behind it.
 */
export function readTotalPages(
  body: unknown,
  { index, size, items }: { index: number; size: number; items: number },
): number {
  const { layers } = unwrap(body);
  const claimed = layers.flatMap((layer) => {
    const metadata = isObject(layer['metadata']) ? layer['metadata'] : {};
    return [metadata['pagination'], metadata, layer['pagination'], layer];
  });
  for (const place of claimed) {
    const total = isObject(place) ? v.parse(number, place['total_pages']) : null;
    if (total !== null && Number.isInteger(total) && total > index && total <= mostPages)
      return total;
  }
  return items >= size ? index + 2 : index + 1;
}
