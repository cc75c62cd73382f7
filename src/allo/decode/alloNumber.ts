import * as v from 'valibot';
import type { AlloNumber } from '../../model/alloNumber.ts';
import { readList } from './envelope.ts';
import { isObject, label } from './fields.ts';

/** OpenAPI of api.withallo.com, `GET /v1/api/numbers`. */
const wireNumber = v.object({ number: label, name: label, country: label });

/**
 * Reads the lines of the team. Those without a number (alphanumeric senders) cannot be called, nor
 * filtered by, and are left out.
 *
 * @throws AlloError `unexpected-shape` when there is no list
 */
export function readAlloNumbers(body: unknown): readonly AlloNumber[] {
  return readList(body)
    .filter(isObject)
    .map((wire) => v.parse(wireNumber, wire))
    .flatMap(({ number, name, country }) => (number === null ? [] : [{ number, name, country }]));
}
