import type { Team } from './data/team.ts';

/** The scopes that matter to a reader; Allo has more. */
export type Scope =
  | 'CONVERSATIONS_READ'
  | 'CONTACTS_READ'
  | 'CRM_READ'
  | 'PHONE_NUMBERS_READ'
  | 'TAGS_READ'
  | 'USERS_READ';

const allScopes: readonly Scope[] = [
  'CONVERSATIONS_READ',
  'CONTACTS_READ',
  'CRM_READ',
  'PHONE_NUMBERS_READ',
  'TAGS_READ',
  'USERS_READ',
];

export interface ApiKey {
  /** What goes into the Authorization header. */
  readonly key: string;
  readonly team: Team;
  readonly scopes: readonly Scope[];
  /**
   * `trial`: 403 everywhere. `revoked`: 401 everywhere. `quota`: v1 answers 429 until tomorrow.
   * `recordings-denied`: its user may not play what v2 offers.
   */
  readonly state: 'active' | 'trial' | 'revoked' | 'quota' | 'recordings-denied';
}

export type KeyName =
  | 'full'
  | 'noContacts'
  | 'conversationsOnly'
  | 'contactsOnly'
  | 'noScopes'
  | 'trial'
  | 'revoked'
  | 'quota'
  | 'recordingsDenied'
  | 'legacy'
  | 'otherTeam'
  | 'emptyTeam';

export type Keys = Readonly<Record<KeyName, ApiKey>>;

export function makeKeys(teams: {
  readonly main: Team;
  readonly other: Team;
  readonly empty: Team;
}): Keys {
  const key = (
    name: string,
    scopes: readonly Scope[] = allScopes,
    state: ApiKey['state'] = 'active',
    team = teams.main,
  ): ApiKey => ({ key: `ak_live_sample-${name}`, scopes, state, team });
  const without = (scope: Scope) => allScopes.filter((other) => other !== scope);
  return {
    full: key('full-access'),
    noContacts: key('no-contacts', without('CONTACTS_READ')),
    conversationsOnly: key('conversations-only', ['CONVERSATIONS_READ']),
    contactsOnly: key('contacts-only', ['CONTACTS_READ']),
    noScopes: key('no-scopes', []),
    trial: key('trial', allScopes, 'trial'),
    revoked: key('revoked', allScopes, 'revoked'),
    quota: key('quota-exhausted', allScopes, 'quota'),
    recordingsDenied: key('recordings-denied', allScopes, 'recordings-denied'),
    // Keys made before the prefix came are said to look like this.
    legacy: { ...key(''), key: '5a3c1f0e-7b2d-4c9a-8e61-0f4d2b7a9c35' },
    otherTeam: key('other-team', allScopes, 'active', teams.other),
    emptyTeam: key('empty-team', allScopes, 'active', teams.empty),
  };
}
