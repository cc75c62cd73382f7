import type { AlloClient } from '../allo/client.ts';
import { AlloError } from '../allo/errors.ts';

/** What the API tells of a key that it accepts. */
export interface CheckedKey {
  /** Null where the key could not be asked about itself. */
  readonly team: { readonly id: string; readonly name: string } | null;
  /** Empty where the key could not be asked about itself. */
  readonly scopes: readonly string[];
}

/**
 * Asks the API whether it accepts the client's key. `GET /v2/api/me` needs no scope and tells all;
 * where it fails for a reason that says nothing about the key, one read of v1 decides.
 *
 * @throws AlloError when the key is not accepted, or when nothing could be learned of it
 */
export async function checkKey(client: AlloClient, signal: AbortSignal): Promise<CheckedKey> {
  try {
    const { team, scopes } = await client.me({ signal });
    return { team, scopes };
  } catch (error) {
    if (AlloError.is(error, 'key-invalid', 'key-revoked', 'trial', 'cancelled')) throw error;
  }
  try {
    await client.numbers({ signal });
  } catch (error) {
    // A key that lacks this scope is a key that the API knows.
    if (!AlloError.is(error, 'scope-missing')) throw error;
  }
  return { team: null, scopes: [] };
}
