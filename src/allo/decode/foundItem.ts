import * as v from 'valibot';
import type { FoundItem } from '../../model/foundItem.ts';
import type { Page } from '../../model/page.ts';
import { AlloError } from '../errors.ts';
import { withheld } from './call.ts';
import { distinguishMessages } from './distinguishMessages.ts';
import { readList, readObject, readTotal } from './envelope.ts';
import { isObject, type Json, named } from './fields.ts';
import { readConversationItem } from './item.ts';
import { readPeople } from './person.ts';

/** OpenAPI of api.withallo.com, what a `ConversationItem` of v2 says beside the item itself. */
const wireParties = v.object({
  allo_number: named('number'),
  contact_number: named('number'),
  user: named('name'),
});

/**
 * Reads `GET /v2/api/conversations/items/{id}`.
 *
 * @param id stands in for an id that the answer leaves out
 * @throws AlloError `unexpected-shape` when it is neither a call nor a text message
 */
export function readFoundItem(body: unknown, id: string): FoundItem {
  const found = readFound(readObject(body), id);
  if (found === null) throw new AlloError({ kind: 'unexpected-shape' });
  return found;
}

/**
 * Reads a page of `POST /v2/api/conversations/items/search`. What is neither a call nor a text
 * message, and a call without id, is left out: a search does not know it by anything else.
 *
 * @throws AlloError `unexpected-shape` when there is no list
 */
export function readFoundItems(
  body: unknown,
  { index, size }: { index: number; size: number },
): Page<FoundItem> {
  const results = readList(body);
  const found = results.filter(isObject).flatMap((wire) => readFound(wire, null) ?? []);
  const keyed = distinguishMessages(found.map(({ item }) => item));
  const items = found.map((one, position) => ({ ...one, item: keyed[position] ?? one.item }));
  return { items, index, ...readTotal(body, { index, size, items: results.length }) };
}

function readFound(wire: Json, id: string | null): FoundItem | null {
  const item = readConversationItem(wire, id);
  if (item === null) return null;
  const { allo_number, contact_number, user } = v.parse(wireParties, wire);
  return {
    item,
    contactNumber: withheld(contact_number),
    people: readPeople(wire['contacts']),
    alloNumber: withheld(allo_number),
    user,
  };
}
