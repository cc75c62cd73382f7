import { members } from '../data/people.ts';
import { tags } from '../data/tags.ts';
import { dateOf, displayName, type ContactRecord, type ItemRecord } from '../data/records.ts';
import type { Entry, Team } from '../data/team.ts';
import { RequestError } from '../errors.ts';
import { cut, v2Page, type PageRequest } from '../paging.ts';
import { json, type Reply } from '../reply.ts';
import { v2Contacts, v2Date, v2Item, v2Number, v2Person, v2TeamMember } from '../wire/v2.ts';
import { recordingUrls, signedRecordingUrl } from './recordings.ts';
import type { Route, RouteContext } from './route.ts';
import { fold, searchWords, wordMatcher } from './search.ts';
import { parsePeopleSearch, parseItemSearch, type ItemSearch } from './v2Bodies.ts';

export const v2Routes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v2/api/me',
    scope: null,
    description: 'Describe the API key',
    answer: describeKey,
  },
  {
    method: 'GET',
    path: '/v2/api/conversations',
    scope: 'CONVERSATIONS_READ',
    description: 'List conversations',
    answer: listConversations,
  },
  {
    method: 'POST',
    path: '/v2/api/conversations/items/search',
    scope: 'CONVERSATIONS_READ',
    description: 'Search conversation items',
    answer: searchItems,
  },
  {
    method: 'GET',
    path: '/v2/api/conversations/items/{item_id}',
    scope: 'CONVERSATIONS_READ',
    description: 'Get a conversation item',
    answer: getItem,
  },
  {
    method: 'GET',
    path: '/v2/api/conversations/items/{item_id}/recording',
    scope: 'CONVERSATIONS_READ',
    description: 'Get a recording',
    answer: getRecording,
  },
  {
    method: 'POST',
    path: '/v2/api/crm/people/search',
    scope: 'CRM_READ',
    description: 'Search people',
    answer: searchPeople,
  },
  {
    method: 'GET',
    path: '/v2/api/numbers',
    scope: 'PHONE_NUMBERS_READ',
    description: 'List phone numbers',
    answer: ({ team }) =>
      json({
        data: [
          // Sender ids come first and have no number.
          {
            ...{ number: null, name: 'NORTHQUAY', country: null, type: 'SENDER_ID' },
            ...{ capabilities: ['SMS'], users: [] },
          },
          ...team.lines.map((line) => v2Number(line, members)),
        ],
      }),
  },
  {
    method: 'GET',
    path: '/v2/api/tags',
    scope: 'TAGS_READ',
    description: 'List tags',
    answer: () =>
      json({ data: tags.map((name) => ({ id: `tag-${name}`, name, color: '#7A5CFF' })) }),
  },
  {
    method: 'GET',
    path: '/v2/api/users',
    scope: 'USERS_READ',
    description: 'List users',
    answer: listUsers,
  },
];

/** Everything that begins with one of these is an id that v2 knows; others are refused with 400. */
const itemIdPrefixes = /^(?:cll|msg)-/;

function describeKey({ key, team, rateLimits }: RouteContext): Reply {
  const callable = v2Routes.filter(({ scope }) => scope === null || key.scopes.includes(scope));
  return json({
    data: {
      api_key_id: `key-${Buffer.from(key.key).toString('hex').slice(-12)}`,
      scopes: key.scopes,
      endpoints: callable.map(({ method, path, description, scope }) => ({
        method,
        path,
        description,
        scope,
      })),
      team: { id: team.id, name: team.name },
      rate_limits: {
        read_per_second: rateLimits.readPerSecond,
        write_per_second: rateLimits.writePerSecond,
      },
    },
  });
}

function listConversations({ team, query, origin }: RouteContext): Reply {
  const alloNumber = query.get('allo_number');
  if (alloNumber === null) {
    const message = 'allo_number is required.';
    throw new RequestError(400, 'MISSING_ALLO_NUMBER', message, 'allo_number');
  }
  const since = query.get('last_activity_since');
  const sinceTime = since === null ? -Infinity : Date.parse(since);
  if (Number.isNaN(sinceTime)) {
    const message = 'last_activity_since must be an ISO 8601 date.';
    throw new RequestError(400, 'INVALID_DATE_RANGE', message, 'last_activity_since');
  }
  const withTranscript = wantsTranscript(query.get('extend'));
  const page = v2Page(numberOrNull(query.get('page')), numberOrNull(query.get('size')));
  const newest = new Map<string, ItemRecord>();
  for (const { item } of team.entries()) {
    if (item.alloNumber === alloNumber && !newest.has(item.contactNumber)) {
      newest.set(item.contactNumber, item);
    }
  }
  const rows = [...newest.values()].filter((item) => dateOf(item) >= sinceTime);
  return listed(rows, page, (item) => {
    const contacts = team.contactsOf(item.contactNumber);
    return {
      contact_number: item.contactNumber,
      contacts: v2Contacts(contacts),
      last_activity: v2Date(dateOf(item)),
      last_item: v2Item(item, contacts, recordingUrls(origin), withTranscript),
    };
  });
}

function searchItems({ team, body, origin }: RouteContext): Reply {
  const search = parseItemSearch(body);
  const page = v2Page(search.page, search.size);
  const withTranscript = wantsTranscript(search.extend ?? null);
  const words = search.search === undefined ? [] : searchWords(search.search);
  const hasWords = wordMatcher(team, words);
  const found = team.entries().filter(({ item }) => hasWords(item) && isWanted(item, search));
  if (search.sort === 'DATE_ASC' || search.sort === 'OLDEST') {
    found.reverse();
  }
  return listed(found, page, (entry) => itemOf(team, entry, origin, withTranscript));
}

function isWanted(item: ItemRecord, search: ItemSearch): boolean {
  const tags = item.kind === 'call' ? (item.tags ?? []) : [];
  const type = item.kind === 'call' ? ['CALL', 'ALL'] : ['SMS', 'TEXT_MESSAGE', 'ALL'];
  const result = item.kind === 'call' ? item.result : null;
  const dayOf = (length: number) => v2Date(dateOf(item)).slice(0, length);
  return (
    (search.allo_number === undefined || search.allo_number === item.alloNumber) &&
    (search.contact_number === undefined || search.contact_number === item.contactNumber) &&
    (search.user_id === undefined || search.user_id === item.user?.id) &&
    (search.direction === undefined || search.direction === item.direction) &&
    (search.type === undefined || type.includes(search.type)) &&
    (search.result === undefined || (result?.startsWith(search.result) ?? false)) &&
    (search.tags ?? []).every((tag) => tags.includes(tag)) &&
    (search.date?.from === undefined || dayOf(search.date.from.length) >= search.date.from) &&
    (search.date?.to === undefined || dayOf(search.date.to.length) <= search.date.to)
  );
}

function getItem({ team, params, query, origin }: RouteContext): Reply {
  const withTranscript = wantsTranscript(query.get('extend'));
  const entry = entryOf(team, params['item_id'] ?? '');
  return json({ data: itemOf(team, entry, origin, withTranscript) });
}

function getRecording({ team, key, params, origin }: RouteContext): Reply {
  const id = params['item_id'] ?? '';
  if (!id.startsWith('cll-')) {
    throw new RequestError(400, 'INVALID_ITEM_ID', 'Only calls have recordings.', 'item_id');
  }
  const { item } = entryOf(team, id);
  if (key.state === 'recordings-denied') {
    const message = 'You do not have access to this recording.';
    throw new RequestError(403, 'RECORDING_ACCESS_DENIED', message);
  }
  if (item.kind !== 'call' || item.recording === 'none') {
    throw new RequestError(404, 'RECORDING_NOT_FOUND', 'This call has no recording.');
  }
  // By the real clock: this is the one thing here that expires.
  const expiresAt = Date.now() + 3_600_000;
  const url = signedRecordingUrl(origin, item, expiresAt);
  return json({ data: { url, expires_at: v2Date(expiresAt) } });
}

function listUsers({ query }: RouteContext): Reply {
  const role = query.get('role');
  const status = query.get('status') ?? 'ACTIVE';
  const users = members
    .map(v2TeamMember)
    .filter((user) => user.status === status && (role === null || user.role === role));
  return json({ data: users });
}

function searchPeople({ team, body }: RouteContext): Reply {
  const { filters = {}, search, sort = 'DATE_DESC', page, size } = parsePeopleSearch(body);
  const pageRequest = v2Page(page, size);
  const contains = (text: string | null | undefined, part: string | undefined) =>
    part === undefined || fold(text ?? '').includes(fold(part));
  const found = team
    .contacts()
    .filter(
      (contact) =>
        contains(contact.firstName, filters.name) &&
        contains(contact.lastName, filters.last_name) &&
        contains(contact.jobTitle, filters.job_title) &&
        contains(contact.website, filters.website) &&
        contains(contact.company?.name, filters.company) &&
        contains(contact.emails.join(' '), filters.email) &&
        (filters.phone_number === undefined || contact.numbers.includes(filters.phone_number)) &&
        contains(freeText(contact), search),
    )
    .sort(people[sort] ?? people['DATE_DESC']);
  return listed(found, pageRequest, (contact) =>
    v2Person(contact, team.conversation(contact).length),
  );
}

const byName = (one: ContactRecord, other: ContactRecord) =>
  (displayName(one) ?? '').localeCompare(displayName(other) ?? '', 'en');
const byCreation = (one: ContactRecord, other: ContactRecord) =>
  (one.createdAt ?? 0) - (other.createdAt ?? 0);
const byActivity = (one: ContactRecord, other: ContactRecord) =>
  (one.lastActivityAt ?? 0) - (other.lastActivityAt ?? 0);

const people: Readonly<Record<string, (one: ContactRecord, other: ContactRecord) => number>> = {
  DATE_DESC: (one, other) => byActivity(other, one),
  DATE_ASC: byActivity,
  NAME_ASC: byName,
  NAME_DESC: (one, other) => byName(other, one),
  CREATED_DESC: (one, other) => byCreation(other, one),
  CREATED_ASC: byCreation,
};

function freeText(contact: ContactRecord): string {
  return [displayName(contact), ...contact.emails, ...contact.numbers, contact.company?.name]
    .filter((part) => typeof part === 'string')
    .join(' ');
}

function entryOf(team: Team, id: string): Entry {
  if (!itemIdPrefixes.test(id)) {
    throw new RequestError(400, 'INVALID_ITEM_ID', 'The item id is not recognised.', 'item_id');
  }
  const entry = team.entry(id);
  if (entry === undefined) {
    throw new RequestError(404, 'CONVERSATION_ITEM_NOT_FOUND', 'There is no such item.');
  }
  return entry;
}

function itemOf(team: Team, { item }: Entry, origin: string, withTranscript: boolean) {
  const contacts = team.contactsOf(item.contactNumber);
  return v2Item(item, contacts, recordingUrls(origin), withTranscript);
}

function wantsTranscript(extend: string | null): boolean {
  if (extend === null || extend === '') {
    return false;
  }
  if (extend !== 'transcript') {
    const message = `Unsupported value for extend: ${extend}.`;
    throw new RequestError(400, 'UNSUPPORTED_EXTEND_VALUE', message, 'extend');
  }
  return true;
}

function numberOrNull(text: string | null): number | null {
  return text === null ? null : text === '' ? NaN : Number(text);
}

function listed<T>(items: readonly T[], page: PageRequest, toWire: (item: T) => unknown): Reply {
  const { results, totalPages } = cut(items, page.page - 1, page.size);
  return json({
    data: results.map(toWire),
    pagination: {
      page: page.page,
      size: page.size,
      total_count: items.length,
      total_pages: totalPages,
      has_more: page.page < totalPages,
    },
  });
}
