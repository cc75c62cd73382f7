import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import { AlloClient } from '../../../src/allo/client.ts';
import { closeServersAfterEach, sendJson, WebServer } from './support/webServer.ts';
import { rejection } from './support/rejection.ts';

const key = 'ak_test_canary';
const nothing = { data: [], pagination: { page: 1, size: 10, total_count: 0, total_pages: 0 } };
const page = { index: 2, size: 10 };
const itemSearch = '/v2/api/conversations/items/search';

function clientOf(web: WebServer): AlloClient {
  return new AlloClient({ apiUrl: web.url, key, fetch, userAgent: 'allo-test/1.0' });
}

/** A server that finds nothing, and the bodies of what it was asked, with method and address. */
async function listener() {
  const asked: [string, unknown][] = [];
  const web = await WebServer.start(async (request, response) => {
    const body = await text(request);
    asked.push([
      `${request.method ?? ''} ${request.url ?? ''}`,
      body === '' ? null : JSON.parse(body),
    ]);
    sendJson(response, nothing);
  });
  return { asked, client: clientOf(web), web };
}

describe('AlloClient, searching', function () {
  this.timeout(20_000);
  closeServersAfterEach();

  for (const [what, ask, request, body] of [
    [
      'everything',
      (c: AlloClient) => c.searchItems({}, page),
      `POST ${itemSearch}`,
      { page: 3, size: 10 },
    ],
    [
      'items by all that can be said of them',
      (c: AlloClient) =>
        c.searchItems(
          {
            search: 'scanner',
            alloNumber: '+33199004210',
            contactNumber: '+33612345678',
            userId: 'usr-1',
            direction: 'inbound',
            type: 'call',
            tags: ['bug', 'two words'],
            from: '2026-11-01',
            to: '2026-11-20',
            withTranscript: true,
          },
          page,
        ),
      `POST ${itemSearch}`,
      {
        search: 'scanner',
        allo_number: '+33199004210',
        contact_number: '+33612345678',
        user_id: 'usr-1',
        direction: 'INBOUND',
        type: 'CALL',
        tags: ['bug', 'two words'],
        date: { from: '2026-11-01', to: '2026-11-20' },
        extend: 'transcript',
        page: 3,
        size: 10,
      },
    ],
    [
      'items up to a day, of any type and tag',
      (c: AlloClient) => c.searchItems({ to: '2026-11-20', type: 'text-message', tags: [] }, page),
      `POST ${itemSearch}`,
      { date: { to: '2026-11-20' }, page: 3, size: 10 },
    ],
    [
      'everybody',
      (c: AlloClient) => c.searchPeople({}, page),
      'POST /v2/api/crm/people/search',
      { page: 3, size: 10 },
    ],
    [
      'people by text, number and e-mail',
      (c: AlloClient) =>
        c.searchPeople({ search: 'ada', number: '+33612345678', email: '@example.com' }, page),
      'POST /v2/api/crm/people/search',
      {
        search: 'ada',
        filters: { phone_number: '+33612345678', email: '@example.com' },
        page: 3,
        size: 10,
      },
    ],
    [
      'the conversations of a line',
      (c: AlloClient) => c.recentConversations('+33199004210', page),
      'GET /v2/api/conversations?allo_number=%2B33199004210&page=3&size=10',
      null,
    ],
    [
      'those since a moment',
      (c: AlloClient) => c.recentConversations('+33199004210', page, { since: 1_700_000_000_000 }),
      'GET /v2/api/conversations?allo_number=%2B33199004210&page=3&size=10&last_activity_since=2023-11-14T22%3A13%3A20.000Z',
      null,
    ],
    ['tags', (c: AlloClient) => c.tags(), 'GET /v2/api/tags', null],
    ['users', (c: AlloClient) => c.users(), 'GET /v2/api/users', null],
  ] as const)
    it(`asks for ${what}`, async () => {
      const { asked, client, web } = await listener();
      await ask(client);
      assert.deepEqual(asked, [[request, body]]);
      const [sent] = web.requests;
      assert.equal(sent?.headers['content-type'], body === null ? undefined : 'application/json');
      assert.equal(sent?.headers.authorization, `Api-Key ${key}`);
    });

  it('asks again when the server failed or asks to wait, as for what is read', async () => {
    const web = await WebServer.start((_request, response, count) => {
      if (count === 1) sendJson(response, {}, 503);
      else if (count === 2) sendJson(response, {}, 429, { 'retry-after': '0' });
      else sendJson(response, nothing);
    });
    await clientOf(web).searchItems({}, page);
    assert.equal(web.requests.length, 3);
  });

  it('in the other form of the header upon a 401', async () => {
    const web = await WebServer.start((request, response) => {
      if (request.headers.authorization === key) sendJson(response, nothing);
      else sendJson(response, { error: { code: 'UNAUTHORIZED' } }, 401);
    });
    await clientOf(web).searchPeople({}, page);
    assert.equal(web.requests.length, 2);
  });

  for (const [status, code, problem] of [
    [400, 'INVALID_SEARCH_QUERY', 'invalid-request'],
    [400, 'DATE_RANGE_TOO_WIDE', 'invalid-request'],
    [422, 'INVALID_PHONE_FORMAT', 'invalid-request'],
    [403, 'API_KEY_INSUFFICIENT_SCOPE', 'scope-missing'],
    [403, 'ALLO_NUMBER_FORBIDDEN', 'forbidden'],
    [404, 'ENDPOINT_NOT_FOUND', 'not-found'],
  ] as const)
    it(`tells of ${code} as ${problem}`, async () => {
      const web = await WebServer.json({ error: { code, message: 'No' } }, status);
      const error = await rejection(clientOf(web).searchItems({ search: '?' }, page));
      assert.equal(error.problem.kind, problem);
      if (error.problem.kind === 'invalid-request') assert.equal(error.problem.code, code);
      assert.equal(web.requests.length, 1);
    });

  it('leaves what is not a list to nobody', async () => {
    const client = clientOf(await WebServer.json({ data: { id: 1 } }));
    for (const ask of [
      () => client.searchItems({}, page),
      () => client.searchPeople({}, page),
      () => client.recentConversations('+33199004210', page),
      () => client.tags(),
      () => client.users(),
    ])
      assert.equal((await rejection(ask())).problem.kind, 'unexpected-shape');
  });
});
