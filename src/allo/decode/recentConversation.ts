import * as v from 'valibot';
import type { Contact } from '../../model/contact.ts';
import { asE164, contactOfNumber } from '../../model/numberContact.ts';
import type { Page } from '../../model/page.ts';
import { readList, readTotal } from './envelope.ts';
import { date, isObject, type Json, named } from './fields.ts';
import { readPeople } from './person.ts';

/** OpenAPI of api.withallo.com, `GET /v2/api/conversations`. */
const wireConversation = v.object({ contact_number: named('number'), last_activity: date });

/**
 * Reads a page of the conversations of one Allo number as the contacts that they are with, each of
 * which is a number. One with a withheld number is left out: it is with nobody in particular.
 *
 * @throws AlloError `unexpected-shape` when there is no list
 */
export function readRecentConversations(
  body: unknown,
  { index, size }: { index: number; size: number },
): Page<Contact> {
  const results = readList(body);
  const items = results.filter(isObject).flatMap((wire) => readContactOf(wire) ?? []);
  return { items, index, ...readTotal(body, { index, size, items: results.length }) };
}

function readContactOf(wire: Json): Contact | null {
  const { contact_number, last_activity } = v.parse(wireConversation, wire);
  const number = asE164(contact_number ?? '');
  if (number === null) return null;
  return {
    ...contactOfNumber(number, readPeople(wire['contacts'])),
    lastActivityAt: last_activity,
  };
}
