import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { AlloClient, type AlloClientOptions } from '../../../src/allo/client.ts';
import { placeKey } from '../../../src/model/page.ts';
import { closeServersAfterEach, sendJson, WebServer } from './support/webServer.ts';
import { rejection } from './support/rejection.ts';

const key = 'ak_test_canary';
const me = { data: { api_key_id: 'key-1', scopes: ['CONVERSATIONS_READ'], team: null } };
const emptyPage = { data: { results: [], metadata: null } };
const wrongKey = { code: 'API_KEY_INVALID', details: null };
const page = { index: 0, size: 10 };

function clientOf(web: WebServer, more: Partial<AlloClientOptions> = {}): AlloClient {
  return new AlloClient({ apiUrl: web.url, key, fetch, userAgent: 'allo-test/1.0', ...more });
}

function authorizations(web: WebServer): (string | undefined)[] {
  return web.requests.map(({ headers }) => headers.authorization);
}

describe('AlloClient', function () {
  this.timeout(20_000);
  closeServersAfterEach();

  describe('asks for', () => {
    for (const [what, answer, ask, url] of [
      ['the key', me, (c: AlloClient) => c.me(), '/v2/api/me'],
      [
        'contacts',
        emptyPage,
        (c: AlloClient) => c.contacts({ index: 3, size: 100 }),
        '/v1/api/contacts?size=100&page=3',
      ],
      [
        'a contact',
        { data: { id: 'con-1' } },
        (c: AlloClient) => c.contact('con-1'),
        '/v1/api/contact/con-1?extend=engagement%2Cactivity',
      ],
      [
        'a conversation',
        emptyPage,
        (c: AlloClient) => c.conversation('con-1', page, null),
        '/v1/api/contact/con-1/conversation?size=10&page=0',
      ],
      [
        'one line of a conversation',
        emptyPage,
        (c: AlloClient) => c.conversation('con-1', page, '+33187654321'),
        '/v1/api/contact/con-1/conversation?size=10&page=0&allo_number=%2B33187654321',
      ],
      ['the numbers', { data: [] }, (c: AlloClient) => c.numbers(), '/v1/api/numbers'],
      [
        'an item',
        { data: { type: 'CALL' } },
        (c: AlloClient) => c.item('cll-1'),
        '/v2/api/conversations/items/cll-1?extend=transcript',
      ],
    ] as const)
      it(what, async () => {
        const web = await WebServer.json(answer);
        await ask(clientOf(web));
        assert.deepEqual(
          web.requests.map((request) => `${request.method ?? ''} ${request.url ?? ''}`),
          [`GET ${url}`],
        );
        const headers = web.requests[0]?.headers ?? {};
        assert.equal(headers.accept, 'application/json');
        assert.equal(headers['user-agent'], 'allo-test/1.0');
      });
  });

  it('keeps the path of a gateway, and stays at its host whatever that path is', async () => {
    const web = await WebServer.json(me);
    for (const path of ['/allo', '/allo/', '//evil.example/allo'])
      await clientOf(web, { apiUrl: new URL(path.replace(/^\/\//, '/.//'), web.url) }).me();
    await clientOf(web, { apiUrl: new URL(`${web.url.origin}//evil.example`) }).me();
    assert.deepEqual(
      web.requests.map(({ url }) => url),
      [
        '/allo/v2/api/me',
        '/allo/v2/api/me',
        '//evil.example/allo/v2/api/me',
        '//evil.example/v2/api/me',
      ],
    );
  });

  it('refuses an address that the key must not go to', () => {
    for (const address of ['http://api.withallo.com', 'https://a:b@api.withallo.com', 'ftp://x'])
      assert.throws(
        () => new AlloClient({ apiUrl: new URL(address), key, fetch, userAgent: 'x' }),
        TypeError,
      );
  });

  it('lets no id change the path', async () => {
    const web = await WebServer.json(emptyPage);
    const client = clientOf(web);
    const ids = [
      'a/b',
      'a b',
      '../../me',
      'a?b=c',
      'a#b',
      '%2e%2e',
      '+33',
      '{id}',
      '$&',
      'é',
      '...',
    ];
    for (const id of ids) await client.conversation(id, page, null);
    assert.deepEqual(
      web.requests.map(({ url = '' }) => url.split('/')[4]),
      ids.map(encodeURIComponent),
    );
  });

  it('knows without asking that some ids cannot exist', async () => {
    const web = await WebServer.json(emptyPage);
    const client = clientOf(web);
    for (const id of ['', '.', '..', '\ud800']) {
      assert.equal((await rejection(client.contact(id))).problem.kind, 'contact-unknown');
      assert.equal(
        (await rejection(client.conversation(id, page, null))).problem.kind,
        'contact-unknown',
      );
      assert.equal((await rejection(client.item(id))).problem.kind, 'not-found');
    }
    for (const id of ['no-id:abc', 'text:abc', 'text:abc:2', placeKey(0, 3)])
      assert.equal((await rejection(client.item(id))).problem.kind, 'not-found');
    assert.equal(web.requests.length, 0);
  });

  it('does not send a key that cannot be sent, nor quote it', async () => {
    const web = await WebServer.json(me);
    for (const bad of ['', 'canary\r\nX-Evil: 1', 'canaryé', 'canary x']) {
      const error = await rejection(clientOf(web, { key: bad }).me());
      assert.deepEqual(error.problem, { kind: 'key-invalid' });
      assert.ok(!`${error.stack ?? ''}${JSON.stringify(error)}`.includes('canary'));
    }
    assert.equal(web.requests.length, 0);
  });

  describe('shows its key', () => {
    /** Accepts one form of authorization on each generation of the API. */
    const accepting = (v1: string, v2: string, other: unknown = wrongKey, status = 401) =>
      WebServer.start((request: IncomingMessage, response) => {
        const expected = request.url?.startsWith('/v1') ? v1 : v2;
        if (request.headers.authorization !== expected) {
          sendJson(response, other, status);
        } else sendJson(response, request.url?.startsWith('/v1') ? emptyPage : me);
      });
    const prefixed = `Api-Key ${key}`;

    it('as each generation documents it', async () => {
      const web = await accepting(key, prefixed);
      const client = clientOf(web);
      await client.contacts(page);
      await client.me();
      assert.deepEqual(authorizations(web), [key, prefixed]);
    });

    it('in the other form upon a 401, and goes on with what worked', async () => {
      const web = await accepting(prefixed, key);
      const client = clientOf(web);
      for (let round = 0; round < 2; round++) {
        await client.contacts(page);
        await client.me();
      }
      assert.deepEqual(authorizations(web), [key, prefixed, prefixed, key, prefixed, key]);
    });

    it('in both forms once when neither is accepted', async () => {
      const web = await accepting('', '');
      const client = clientOf(web);
      assert.deepEqual((await rejection(client.me())).problem, { kind: 'key-invalid' });
      assert.deepEqual((await rejection(client.me())).problem, { kind: 'key-invalid' });
      assert.deepEqual(authorizations(web), [prefixed, key, prefixed]);
    });

    it('in one form when that was known, even if it is not any more', async () => {
      let known = true;
      const web = await WebServer.start((_request, response) =>
        known ? sendJson(response, me) : sendJson(response, wrongKey, 401),
      );
      const client = clientOf(web);
      await client.me();
      known = false;
      await rejection(client.me());
      assert.deepEqual(authorizations(web), [prefixed, prefixed]);
    });

    it('once when it was revoked', async () => {
      const web = await accepting('', '', { code: 'API_KEY_REVOKED' });
      assert.equal((await rejection(clientOf(web).me())).problem.kind, 'key-revoked');
      assert.equal(web.requests.length, 1);
    });

    it('in the form that was recognised, though it may not do what was asked', async () => {
      const lacking = { code: 'API_KEY_INSUFFICIENT_SCOPE', details: null };
      const web = await WebServer.start((request, response) =>
        request.headers.authorization === key
          ? sendJson(response, wrongKey, 401)
          : sendJson(response, lacking, 403),
      );
      const client = clientOf(web);
      for (let round = 0; round < 2; round++)
        assert.equal((await rejection(client.contacts(page))).problem.kind, 'scope-missing');
      assert.deepEqual(authorizations(web), [key, prefixed, prefixed]);
    });

    it('and says when it was refused, in whichever form, and only then', async () => {
      let refusals = 0;
      const answers: [unknown, number][] = [
        [wrongKey, 401],
        [wrongKey, 401],
        [{ code: 'API_KEY_REVOKED' }, 401],
        [{ code: 'FORBIDDEN' }, 403],
        [me, 200],
      ];
      const web = await WebServer.start((_request, response) => {
        sendJson(response, ...(answers.shift() ?? [{}, 500]));
      });
      const client = clientOf(web, { onKeyRefused: () => refusals++ });
      const counts: number[] = [];
      for (let round = 0; round < 4; round++) {
        await client.me().catch(() => undefined);
        counts.push(refusals);
      }
      assert.deepEqual(counts, [1, 2, 2, 2]);
    });

    it('to nobody that the API sends it to', async () => {
      const elsewhere = await WebServer.json(me);
      for (const status of [301, 302, 303, 307, 308])
        for (const location of [`${elsewhere.url.origin}/v2/api/me`, '/v2/api/other']) {
          const web = await WebServer.json('', status, { location });
          const error = await rejection(clientOf(web).me());
          assert.deepEqual(error.problem, { kind: 'redirected' });
          assert.equal(error.status, status);
          assert.equal(web.requests.length, 1);
        }
      assert.equal(elsewhere.requests.length, 0);
    });
  });

  describe('reads', () => {
    for (const [what, text, problem] of [
      ['the page of a captive portal', '<html>Please log in</html>', 'not-json'],
      ['nothing', '', 'not-json'],
      ['half of an answer', '{"data":{"api_key_id":"key-', 'not-json'],
      ['JSON of somebody else', '{"status":"ok"}', 'unexpected-shape'],
      ['very deep JSON', '['.repeat(200_000) + ']'.repeat(200_000), 'unexpected-shape'],
      [
        'very deep data',
        '{"data":'.repeat(200_000) + '1' + '}'.repeat(200_000),
        'unexpected-shape',
      ],
    ] as const)
      it(`${what} as ${problem}`, async () => {
        const web = await WebServer.json(text, 200, { 'x-request-id': 'req_1' });
        const error = await rejection(clientOf(web).me());
        assert.equal(error.problem.kind, problem);
        assert.equal(error.status, 200);
        assert.equal(error.requestId, 'req_1');
        assert.equal(web.requests.length, 1);
      });

    it('a 204 as not-json', async () => {
      const web = await WebServer.start((_request, response) => {
        response.writeHead(204).end();
      });
      assert.equal((await rejection(clientOf(web).me())).problem.kind, 'not-json');
    });

    it('what a server sends in spite of a wrong type, a mark, invalid UTF-8 and doubled keys', async () => {
      const web = await WebServer.start((_request, response) => {
        response.setHeader('content-type', 'text/html');
        response.write('\ufeff{"data":1,"data":{"api_key_id":"a');
        response.end(Buffer.concat([Buffer.from([0xff]), Buffer.from('b","scopes":[]}}')]));
      });
      assert.equal((await clientOf(web).me()).keyId, 'a\ufffdb');
    });
  });

  it('tells of each attempt without telling whom it was about', async () => {
    const web = await WebServer.start((_request, response, count) =>
      sendJson(response, count === 1 ? wrongKey : emptyPage, count === 1 ? 401 : 200, {
        'x-request-id': `req_${count}`,
      }),
    );
    const reports: unknown[] = [];
    const client = clientOf(web, {
      onRequest: ({ milliseconds, ...report }) => {
        assert.ok(milliseconds >= 0 && milliseconds < 60_000);
        reports.push(report);
      },
    });
    await client.conversation('con-1', page, '+33187654321');
    const common = {
      method: 'GET',
      path: '/v1/api/contact/{id}/conversation',
      attempt: 1,
      failure: null,
    };
    assert.deepEqual(reports, [
      { ...common, status: 401, bytes: JSON.stringify(wrongKey).length, requestId: 'req_1' },
      { ...common, status: 200, bytes: JSON.stringify(emptyPage).length, requestId: 'req_2' },
    ]);
  });
});
