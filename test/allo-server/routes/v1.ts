import {
  documentedAnswer,
  exampleContactId,
  examplePageCount,
  exampleRecords,
  isUntouched,
} from '../data/example.ts';
import type { ContactRecord, ItemRecord } from '../data/records.ts';
import { RequestError } from '../errors.ts';
import { cut, v1Page } from '../paging.ts';
import { json, type Reply } from '../reply.ts';
import {
  v1Activity,
  v1Call,
  v1Contact,
  v1Item,
  v1ListedContact,
  v1Number,
  engagement,
} from '../wire/v1.ts';
import { recordingUrls } from './recordings.ts';
import type { Route, RouteContext } from './route.ts';

export const v1Routes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/api/contacts',
    scope: 'CONTACTS_READ',
    description: 'List contacts',
    answer: listContacts,
  },
  {
    method: 'GET',
    path: '/v1/api/contact/{contact_id}',
    scope: 'CONTACTS_READ',
    description: 'Get a contact',
    answer: getContact,
  },
  {
    method: 'GET',
    path: '/v1/api/contact/{contact_id}/conversation',
    scope: 'CONVERSATIONS_READ',
    description: 'Search conversations',
    answer: getConversation,
  },
  {
    method: 'GET',
    path: '/v1/api/calls',
    scope: 'CONVERSATIONS_READ',
    description: 'Search calls',
    answer: listCalls,
  },
  {
    method: 'GET',
    path: '/v1/api/numbers',
    scope: 'CONVERSATIONS_READ',
    description: 'List phone numbers',
    answer: ({ team }) => json({ data: team.lines.map(v1Number) }),
  },
];

function listContacts({ team, query, now }: RouteContext): Reply {
  const { page, size } = v1Page(query);
  const { results, totalPages } = cut(team.contacts(), page, size);
  return json({
    data: {
      results: results.map((contact) => v1ListedContact(contact, now)),
      metadata: { pagination: { total_pages: totalPages, current_page: page } },
    },
  });
}

function getContact(context: RouteContext): Reply {
  const { team, query, now } = context;
  const contact = contactOf(context);
  const wanted = (query.get('extend') ?? '').split(',').filter((name) => name !== '');
  const unknown = wanted.find((name) => name !== 'engagement' && name !== 'activity');
  if (unknown !== undefined) {
    throw new RequestError(400, 'VALIDATION_ERROR', `unsupported value: ${unknown}`, 'extend');
  }
  return json({
    data: {
      ...v1Contact(contact),
      ...(wanted.includes('engagement') ? { engagement: engagement(contact, now) } : {}),
      ...(wanted.includes('activity')
        ? { activity: team.conversation(contact).map(v1Activity) }
        : {}),
      conversation_url: `/v1/api/contact/${contact.id}/conversation`,
    },
  });
}

function getConversation(context: RouteContext): Reply {
  const { team, query, origin } = context;
  const { page, size } = v1Page(query);
  const alloNumber = phoneNumber(query, 'allo_number');
  const contact = contactOf(context);
  const items = team.conversation(contact);
  if (contact.id === exampleContactId && alloNumber === null) {
    return exampleConversation(items, page, origin);
  }
  const ofLine = items.filter((item) => alloNumber === null || item.alloNumber === alloNumber);
  const { results, totalPages } = cut(ofLine, page, size);
  return conversationPage(results, page, totalPages, origin);
}

/** The documented example has five pages, whatever the size. */
function exampleConversation(items: readonly ItemRecord[], page: number, origin: string): Reply {
  if (page === 0 && isUntouched(items)) {
    return json(documentedAnswer);
  }
  return conversationPage(exampleRecords(items, page), page, examplePageCount, origin);
}

function conversationPage(
  items: readonly ItemRecord[],
  page: number,
  totalPages: number,
  origin: string,
): Reply {
  const recordingUrl = recordingUrls(origin);
  return json({
    data: {
      results: items.map((item) => v1Item(item, recordingUrl)),
      metadata: { pagination: { total_pages: totalPages, current_page: page } },
    },
  });
}

function listCalls({ team, query, origin }: RouteContext): Reply {
  const { page, size } = v1Page(query);
  const alloNumber = phoneNumber(query, 'allo_number');
  const contactNumber = query.get('contact_number');
  if (alloNumber === null) {
    throw new RequestError(400, 'VALIDATION_ERROR', 'must not be null', 'allo_number');
  }
  const calls = team
    .entries()
    .map(({ item }) => item)
    .filter((item) => item.kind === 'call')
    .filter((call) => call.alloNumber === alloNumber)
    .filter((call) => contactNumber === null || call.contactNumber === contactNumber);
  const { results, totalPages } = cut(calls, page, size);
  const recordingUrl = recordingUrls(origin);
  return json({
    data: {
      results: results.map((call) => v1Call(call, recordingUrl)),
      // Flat here, unlike everywhere else in v1.
      metadata: { total_pages: totalPages, current_page: page },
    },
  });
}

function contactOf({ team, params }: RouteContext): ContactRecord {
  const contact = team.contact(params['contact_id'] ?? '');
  if (contact === undefined) {
    throw new RequestError(400, 'CONTACT_NOT_FOUND', '');
  }
  return contact;
}

/** A `+` that was not sent as `%2B` arrives as a blank, and is refused. */
function phoneNumber(query: URLSearchParams, name: string): string | null {
  const number = query.get(name);
  if (number !== null && !/^\+\d{6,15}$/.test(number)) {
    throw new RequestError(400, 'VALIDATION_ERROR', 'must be a phone number in E.164', name);
  }
  return number;
}
