import * as v from 'valibot';
import { AlloError } from '../errors.ts';
import { readObject } from './envelope.ts';
import { isObject, label, labels } from './fields.ts';

/** What the API says about the key that asks. */
export interface KeyInfo {
  readonly keyId: string | null;
  /** Null where the API names none; its name falls back to its id. */
  readonly team: { readonly id: string; readonly name: string } | null;
  /** Such as `CONVERSATIONS_READ`; more exist than are documented. */
  readonly scopes: readonly string[];
}

/** OpenAPI of api.withallo.com, `GET /v2/api/me`. */
const wireKey = v.object({ api_key_id: label, scopes: labels('name') });
const wireTeam = v.object({ id: label, name: label });

/**
 * Reads the answer of `GET /v2/api/me`.
 *
 * @throws AlloError `unexpected-shape` when it tells neither the key's id nor its scopes, since
 *   anything could answer `{}` and a person would be told that the key is good
 */
export function readKeyInfo(body: unknown): KeyInfo {
  const wire = readObject(body);
  const { api_key_id: keyId, scopes } = v.parse(wireKey, wire);
  if (keyId === null && !Array.isArray(wire['scopes']))
    throw new AlloError({ kind: 'unexpected-shape' });
  const team = isObject(wire['team']) ? v.parse(wireTeam, wire['team']) : null;
  const id = team?.id ?? team?.name ?? null;
  return {
    keyId,
    team: id === null ? null : { id, name: team?.name ?? id },
    scopes: [...new Set(scopes)],
  };
}
