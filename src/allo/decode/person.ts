import * as v from 'valibot';
import type { PersonOfNumber } from '../../model/foundItem.ts';
import { isObject, label, list, named } from './fields.ts';

/** OpenAPI of api.withallo.com, the `contacts` of a conversation and of an item of v2. */
const wirePerson = v.object({ name: label, company: named('name') });

/** Reads who goes by a number; those of whom nothing is said are left out. */
export function readPeople(value: unknown): readonly PersonOfNumber[] {
  return v
    .parse(list, value)
    .filter(isObject)
    .map((wire) => v.parse(wirePerson, wire))
    .filter(({ name, company }) => name !== null || company !== null);
}
