import { v1Error, v2Error } from './errors.ts';
import type { ApiKey, Scope } from './keys.ts';
import { empty, type Reply } from './reply.ts';

export type AuthorizationForm = 'raw' | 'Api-Key' | 'Bearer' | 'none';

export interface Presented {
  readonly form: AuthorizationForm;
  /** What was presented as the key, null when nothing was. */
  readonly key: string | null;
}

export interface AuthOptions {
  /** Which forms each generation takes; that v1 takes `Api-Key` is not documented. */
  readonly v1Forms: readonly AuthorizationForm[];
  readonly v2Forms: readonly AuthorizationForm[];
}

export function presented(header: string | undefined): Presented {
  if (header === undefined || header === '') {
    return { form: 'none', key: null };
  }
  const [, scheme = '', rest = ''] = /^(Api-Key|Bearer) +(.*)$/i.exec(header) ?? [];
  switch (scheme.toLowerCase()) {
    case 'api-key':
      return { form: 'Api-Key', key: rest };
    case 'bearer':
      return { form: 'Bearer', key: rest };
    default:
      return { form: 'raw', key: header };
  }
}

/** The key that was presented, or the answer to one that is not good. */
export function authenticate(
  { form, key }: Presented,
  known: readonly ApiKey[],
  generation: 'v1' | 'v2',
  requestId: string,
  options: AuthOptions,
): ApiKey | Reply {
  const refuse = (status: number, code: string, message: string) =>
    generation === 'v1' ? v1Error(status, code) : v2Error(status, code, message, requestId);
  if (form === 'none') {
    return generation === 'v1'
      ? refuse(401, 'API_KEY_INVALID', '')
      : refuse(401, 'UNAUTHORIZED', 'Authentication is required.');
  }
  const forms = generation === 'v1' ? options.v1Forms : options.v2Forms;
  if (!forms.includes(form)) {
    // A scheme that the gate does not know gets no envelope.
    return empty(401);
  }
  const found = known.find((candidate) => candidate.key === key);
  if (found === undefined) {
    return refuse(401, 'API_KEY_INVALID', 'The API key is invalid.');
  }
  if (found.state === 'revoked') {
    return generation === 'v1'
      ? refuse(401, 'API_KEY_INVALID', '')
      : refuse(401, 'API_KEY_REVOKED', 'The API key has been revoked.');
  }
  if (found.state === 'trial') {
    return refuse(403, 'API_KEY_TRIAL_NOT_ALLOWED', 'API keys cannot be used during a trial.');
  }
  return found;
}

/** The answer to a key that lacks the scope, null for one that has it. */
export function refuseScope(
  key: ApiKey,
  scope: Scope | null,
  generation: 'v1' | 'v2',
  requestId: string,
): Reply | null {
  if (scope === null || key.scopes.includes(scope)) {
    return null;
  }
  return insufficientScope(scope, generation, requestId);
}

export function insufficientScope(
  scope: string,
  generation: 'v1' | 'v2',
  requestId: string,
): Reply {
  const code = 'API_KEY_INSUFFICIENT_SCOPE';
  if (generation === 'v1') {
    return v1Error(403, code, [{ message: `required=${scope}`, field: 'scope' }]);
  }
  const message = `This API key does not have the required scope: ${scope}.`;
  return v2Error(403, code, message, requestId, { param: 'scope' });
}
