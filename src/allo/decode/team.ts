import * as v from 'valibot';
import type { TeamMember } from '../../model/teamMember.ts';
import { readList } from './envelope.ts';
import { isObject, label, named } from './fields.ts';

const tagName = named('name');

/**
 * Reads the names of the team's tags (OpenAPI of api.withallo.com, `GET /v2/api/tags`): searches and
 * items go by them, not by ids.
 *
 * @throws AlloError `unexpected-shape` when there is no list
 */
export function readTags(body: unknown): readonly string[] {
  const names = readList(body).map((wire) => v.parse(tagName, wire));
  return [...new Set(names.filter((name) => name !== null))];
}

/** OpenAPI of api.withallo.com, `GET /v2/api/users`. */
const wireUser = v.object({ id: label, name: label, email: label });

/**
 * Reads the people of the team. One without id is left out: nothing could be searched by it.
 *
 * @throws AlloError `unexpected-shape` when there is no list
 */
export function readUsers(body: unknown): readonly TeamMember[] {
  return readList(body)
    .filter(isObject)
    .map((wire) => v.parse(wireUser, wire))
    .flatMap(({ id, name, email }) => (id === null ? [] : [{ id, name, email }]));
}
