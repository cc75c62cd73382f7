import assert from 'node:assert/strict';
import { AlloError } from '../../../../src/allo/errors.ts';

/** The AlloError that a promise is rejected with; fails the test when there is none. */
export async function rejection(promise: Promise<unknown>): Promise<AlloError> {
  const outcome: unknown = await promise.then(
    () => 'nothing went wrong',
    (error: unknown) => error,
  );
  assert.ok(outcome instanceof AlloError, `an AlloError, not ${String(outcome)}`);
  return outcome;
}
