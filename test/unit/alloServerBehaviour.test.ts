import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import {
  startAlloServer,
  landmarkCalls,
  landmarks,
  type AlloServer,
} from '../allo-server/server.ts';
import { at, Client, list, record, text } from '../allo-server/testClient.ts';
import { startUnreachableServer } from '../allo-server/unreachable.ts';

const conversation = `/v1/api/contact/${landmarks.ada}/conversation`;
const speechPath = `/v1/assets/recordings/${landmarkCalls.speech}.mp3`;
const speechFile = readFileSync(
  new URL('../allo-server/data/speech/orderCall.mp3', import.meta.url),
);

describe('the sample Allo server, where things may go wrong', function () {
  this.timeout(20_000);

  let server: AlloServer;
  let client: Client;

  beforeEach(async () => {
    server = await startAlloServer();
    client = new Client(server.url, server.keys.full.key);
  });

  afterEach(() => server.close());

  describe('keys', () => {
    const forms: readonly (readonly [string, (key: string) => string | null])[] = [
      ['raw', (key) => key],
      ['Api-Key', (key) => `Api-Key ${key}`],
      ['Bearer', (key) => `Bearer ${key}`],
      ['none', () => null],
    ];

    it('are taken raw and as Api-Key, never as Bearer', async () => {
      for (const [form, header] of forms) {
        const asked = client.as(header(server.keys.full.key));
        const isGood = form === 'raw' || form === 'Api-Key';
        const v1 = await asked.get('/v1/api/numbers');
        const v2 = await asked.get('/v2/api/me');
        assert.deepEqual([v1.status, v2.status], isGood ? [200, 200] : [401, 401], form);
        const [, last] = server.requests.slice(-2);
        assert.deepEqual([last?.authorization, last?.key], [form, form === 'none' ? null : 'full']);
        if (form === 'Bearer') {
          assert.deepEqual([v1.body, v2.body], ['', '']);
        }
        if (form === 'none') {
          assert.deepEqual(v1.value, { code: 'API_KEY_INVALID', details: null });
          assert.equal(at(v2.value, 'error', 'code'), 'UNAUTHORIZED');
        }
      }
    });

    it('can be limited to one form for each generation', async () => {
      const strict = await startAlloServer({ v1Forms: ['raw'], v2Forms: ['Api-Key'] });
      const { key } = strict.keys.full;
      const status = async (header: string, path: string) =>
        (await new Client(strict.url, header).get(path)).status;
      try {
        assert.equal(await status(key, '/v1/api/numbers'), 200);
        assert.equal(await status(`Api-Key ${key}`, '/v1/api/numbers'), 401);
        assert.equal(await status(key, '/v2/api/me'), 401);
        assert.equal(await status(`Api-Key ${key}`, '/v2/api/me'), 200);
      } finally {
        await strict.close();
      }
    });

    it('are refused when unknown, revoked or of a trial', async () => {
      const codes = async (key: string) => {
        const v1 = await client.as(key).get('/v1/api/numbers');
        const v2 = await client.as(key).get('/v2/api/me');
        return [v1.status, at(v1.value, 'code'), v2.status, at(v2.value, 'error', 'code')];
      };
      const invalid = 'API_KEY_INVALID';
      assert.deepEqual(await codes('ak_live_wrong'), [401, invalid, 401, invalid]);
      const { revoked, trial } = server.keys;
      assert.deepEqual(await codes(revoked.key), [401, invalid, 401, 'API_KEY_REVOKED']);
      const noTrial = 'API_KEY_TRIAL_NOT_ALLOWED';
      assert.deepEqual(await codes(trial.key), [403, noTrial, 403, noTrial]);
    });

    it('open what their scopes name, and the answer names the scope that is missing', async () => {
      const paths = {
        '/v1/api/contacts': 'CONTACTS_READ',
        [`/v1/api/contact/${landmarks.ada}`]: 'CONTACTS_READ',
        [conversation]: 'CONVERSATIONS_READ',
        '/v1/api/calls?allo_number=%2B16285550140': 'CONVERSATIONS_READ',
        '/v1/api/numbers': 'CONVERSATIONS_READ',
        [speechPath]: 'CONVERSATIONS_READ',
      } as const;
      const { noContacts, contactsOnly, noScopes, legacy } = server.keys;
      for (const { key, scopes } of [noContacts, contactsOnly, noScopes, legacy]) {
        for (const [path, scope] of Object.entries(paths)) {
          const { status, value } = await client.as(key).get(path);
          assert.equal(status, scopes.includes(scope) ? 200 : 403, `${key} ${path}`);
          if (status === 403) {
            assert.deepEqual(value, {
              code: 'API_KEY_INSUFFICIENT_SCOPE',
              details: [{ message: `required=${scope}`, field: 'scope' }],
            });
          }
        }
      }
      const { conversationsOnly } = server.keys;
      const people = await client.as(conversationsOnly.key).post('/v2/api/crm/people/search', {});
      assert.equal(people.status, 403);
      assert.equal(at(people.value, 'error', 'code'), 'API_KEY_INSUFFICIENT_SCOPE');
      assert.match(text(at(people.value, 'error'), 'message'), /CRM_READ/);
    });

    it('may have used up the quota of the day', async () => {
      const quota = client.as(server.keys.quota.key);
      const { status, headers, value } = await quota.get(conversation);
      assert.equal(status, 429);
      assert.equal(headers['retry-after'], '3600');
      assert.deepEqual(value, {
        code: 'API_KEY_QUOTA_EXCEEDED',
        details: [{ message: 'limit=1000;type=DAILY;reset_in=3600', field: 'DAILY' }],
      });
      assert.equal((await quota.get('/v2/api/me')).status, 200);
    });
  });

  describe('limits of v2', () => {
    it('let twenty reads and five searches through, and no more', async () => {
      const reads = await Promise.all(Array.from({ length: 21 }, () => client.get('/v2/api/me')));
      assert.deepEqual(tally(reads), { 200: 20, 429: 1 });
      const refused = reads.find(({ status }) => status === 429);
      assert.equal(refused?.headers['retry-after'], '1');
      assert.deepEqual(Object.keys(record(at(refused.value, 'error'))), [
        ...['type', 'code', 'message', 'retryable', 'request_id', 'doc_url'],
        'retry_after_seconds',
      ]);
      assert.equal(at(refused.value, 'error', 'request_id'), refused.headers['x-request-id']);
      const search = () => client.post('/v2/api/crm/people/search', { size: 1 });
      assert.deepEqual(tally(await Promise.all(Array.from({ length: 6 }, search))), {
        200: 5,
        429: 1,
      });
    });

    it('are told with every answer', async () => {
      const { headers } = await client.get('/v2/api/conversations/items/nothing');
      assert.equal(headers['x-ratelimit-limit'], '20');
      assert.equal(headers['x-ratelimit-remaining'], '19');
      assert.ok(Number(headers['x-ratelimit-reset']) > 1e9);
      assert.match(headers['x-request-id']?.toString() ?? '', /^req_/);
      const v1 = await client.get('/v1/api/numbers');
      assert.equal(v1.headers['x-ratelimit-limit'], undefined);
    });
  });

  describe('recordings', () => {
    it('need the key; without one they lead to a page that pretends to be fine', async () => {
      const { value } = await client.get(`${conversation}?size=1`);
      const url = text(at(value, 'data', 'results', 0, 'call'), 'recording_url');
      assert.equal(url, server.url + speechPath);
      const good = await client.raw(speechPath);
      assert.deepEqual([good.status, good.headers['content-type']], [200, 'audio/mpeg']);
      assert.deepEqual(good.body, speechFile);
      for (const nobody of [null, 'ak_live_wrong', `Bearer ${server.keys.full.key}`]) {
        const { status, headers } = await client.as(nobody).get(speechPath);
        assert.equal(status, 302);
        const page = await fetch(headers.location ?? '');
        assert.equal(page.status, 200);
        assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
      }
    });

    it('come in ranges', async () => {
      const range = async (value: string) => {
        const { status, headers, body } = await client.raw(speechPath, { range: value });
        return [status, headers['content-range'], body.length];
      };
      const size = speechFile.length;
      assert.deepEqual(await range('bytes=0-99'), [206, `bytes 0-99/${size}`, 100]);
      assert.deepEqual(await range('bytes=100-'), [
        206,
        `bytes 100-${size - 1}/${size}`,
        size - 100,
      ]);
      assert.deepEqual(await range('bytes=-10'), [
        206,
        `bytes ${size - 10}-${size - 1}/${size}`,
        10,
      ]);
      assert.deepEqual(await range(`bytes=${size}-`), [416, `bytes */${size}`, 0]);
      assert.deepEqual(await range('bytes=0-1,4-5'), [200, undefined, size]);
    });

    it('are made up in step with the segments, any part of them alike', async () => {
      const path = `/v1/assets/recordings/${landmarkCalls.twoHours}.wav`;
      const header = (await client.raw(path, { range: 'bytes=0-43' })).body;
      assert.equal(header.toString('latin1', 0, 4), 'RIFF');
      const rate = header.readUInt32LE(24);
      assert.equal(header.readUInt32LE(40), 7200 * rate);
      const { value } = await client.get(`/v1/api/contact/${landmarks.longCall}/conversation`);
      const first = at(value, 'data', 'results', 0, 'call', 'transcript', 0);
      const begin = 44 + Math.floor(Number(at(first, 'start_seconds')) * rate);
      const before = await client.raw(path, { range: `bytes=44-${begin - 1}` });
      assert.ok(before.body.every((sample) => sample === 128));
      const during = await client.raw(path, { range: `bytes=${begin}-${begin + rate - 1}` });
      assert.ok(during.body.some((sample) => Math.abs(sample - 128) > 15));
      const wider = await client.raw(path, { range: `bytes=44-${begin + rate - 1}` });
      assert.deepEqual(wider.body.subarray(begin - 44), during.body);
    });

    it('may be gone, or signed for a while, or not for everybody', async () => {
      const gone = server.addCall(landmarks.ada, { recording: 'gone' });
      assert.equal((await client.get(`/v1/assets/recordings/${gone.id}.wav`)).status, 404);
      const path = `/v2/api/conversations/items/${landmarkCalls.speech}/recording`;
      const { value } = await client.get(path);
      const signed = text(at(value, 'data'), 'url').slice(server.url.length);
      const anybody = client.as(null);
      assert.deepEqual((await anybody.raw(signed)).body, speechFile);
      assert.equal((await anybody.get(signed.replace(/signature=./, 'signature=-'))).status, 403);
      const denied = await client.as(server.keys.recordingsDenied.key).get(path);
      assert.equal(denied.status, 403);
      assert.equal(at(denied.value, 'error', 'code'), 'RECORDING_ACCESS_DENIED');
      server.inject({ when: { path: speechPath }, reply: { kind: 'forbidden', how: 'recording' } });
      const refused = await client.get(speechPath);
      assert.deepEqual(refused.value, { code: 'RECORDING_ACCESS_DENIED', details: null });
    });

    it('may be in AAC: whole frames, as long as the call', async () => {
      const call = server.addCall(landmarks.ada, { recording: 'aac', lengthSeconds: 60 });
      const { headers, body } = await client.raw(`/v1/assets/recordings/${call.id}.aac`);
      assert.equal(headers['content-type'], 'audio/aac');
      let frames = 0;
      for (let at = 0; at < body.length; frames++) {
        assert.equal(body.readUInt16BE(at), 0xfff1);
        at += (body.readUInt32BE(at + 3) >> 13) & 0x1fff;
      }
      assert.equal(frames, Math.ceil((60 * 44_100) / 1024));
    });

    it('may go on for as long as one likes', async () => {
      const bytes = 5_000_000;
      for (const declared of [true, false]) {
        server.inject({
          when: { path: speechPath },
          reply: { kind: 'oversized', bytes, declared },
        });
        const { headers, body } = await client.raw(speechPath);
        assert.equal(headers['content-length'], declared ? String(bytes) : undefined);
        assert.equal(body.length, bytes);
        assert.deepEqual(body.subarray(0, speechFile.length), speechFile);
      }
    });
  });

  describe('faults', () => {
    it('strike once, until they are taken away, or those that are meant', async () => {
      server.inject({ when: { path: conversation }, reply: { kind: 'html' } });
      assert.equal((await client.get('/v1/api/numbers')).status, 200);
      assert.match((await client.get(conversation)).body, /^<!doctype html>/);
      assert.notEqual((await client.get(conversation)).value, undefined);
      const remove = server.inject({
        when: { path: /numbers$/, method: 'GET', query: { page: '2' } },
        times: Infinity,
        reply: { kind: 'server-error' },
      });
      const statuses = async () => [
        (await client.get('/v1/api/numbers?page=2&more=1')).status,
        (await client.get('/v1/api/numbers?page=3')).status,
      ];
      assert.deepEqual(await statuses(), [500, 200]);
      assert.deepEqual(await statuses(), [500, 200]);
      remove();
      assert.deepEqual(await statuses(), [200, 200]);
      server.inject({ when: ({ key }) => key === 'trial', reply: { kind: 'no-content' } });
      assert.equal((await client.get('/v1/api/numbers')).status, 200);
      assert.equal((await client.as(server.keys.trial.key).get('/v1/api/numbers')).status, 204);
      server.inject({ reply: { kind: 'no-content' } });
      server.clearFaults();
      assert.equal((await client.get('/v1/api/numbers')).status, 200);
    });

    it('answer what a server may answer', async () => {
      const strike = async (
        reply: Parameters<AlloServer['inject']>[0]['reply'],
        path = conversation,
      ) => {
        server.inject({ reply });
        return client.get(path);
      };
      const me = '/v2/api/me';
      const custom = await strike({ kind: 'status', status: 418, body: { error: 'TEAPOT' } });
      assert.deepEqual([custom.status, custom.value], [418, { error: 'TEAPOT' }]);

      const seconds = await strike({ kind: 'too-many-requests', retryAfter: 7 });
      assert.deepEqual([seconds.status, seconds.headers['retry-after']], [429, '7']);
      assert.equal(at(seconds.value, 'details', 0, 'field'), 'SECOND');
      const date = await strike({ kind: 'too-many-requests', retryAfter: { date: 90 } }, me);
      const wait = Date.parse(date.headers['retry-after'] ?? '') - Date.now();
      assert.ok(wait > 80_000 && wait <= 90_000);
      const missing = await strike({ kind: 'too-many-requests' }, me);
      assert.equal(missing.headers['retry-after'], undefined);
      const daily = await strike({ kind: 'daily-quota', resetIn: 60 });
      assert.match(daily.body, /type=DAILY;reset_in=60/);

      assert.equal((await strike({ kind: 'unauthorized', how: 'bare' })).body, '');
      const revoked = await strike({ kind: 'unauthorized', how: 'revoked' }, me);
      assert.equal(at(revoked.value, 'error', 'code'), 'API_KEY_REVOKED');
      const scope = await strike({ kind: 'forbidden', how: 'scope', scope: 'CRM_READ' });
      assert.equal(at(scope.value, 'details', 0, 'message'), 'required=CRM_READ');
      const edge = await strike({ kind: 'forbidden', how: 'edge' });
      assert.equal(edge.status, 403);
      assert.match(edge.headers['content-type'] ?? '', /html/);

      const failed = await strike({ kind: 'server-error', status: 503 }, me);
      assert.equal(failed.status, 503);
      assert.equal(at(failed.value, 'error', 'request_id'), failed.headers['x-request-id']);
      const proxy = await strike({ kind: 'server-error', status: 502, envelope: false }, me);
      assert.deepEqual([proxy.value, proxy.headers['x-request-id']], [undefined, undefined]);

      const truncated = await strike({ kind: 'truncated-json' });
      assert.deepEqual([truncated.status, truncated.value], [200, undefined]);
      assert.match(truncated.body, /^\{"data"/);
      const named = await strike({ kind: 'content-type', contentType: 'text/plain' });
      assert.equal(named.headers['content-type'], 'text/plain');
      assert.notEqual(named.value, undefined);
      const nothing = await strike({ kind: 'empty' });
      assert.deepEqual([nothing.status, nothing.body], [200, '']);
      const away = await strike({ kind: 'redirect', location: 'https://elsewhere.example/' });
      assert.deepEqual([away.status, away.headers.location], [302, 'https://elsewhere.example/']);

      server.inject({ reply: { kind: 'invalid-utf8' } });
      const { body } = await client.raw(conversation);
      assert.throws(() => new TextDecoder('utf-8', { fatal: true }).decode(body));
      const large = await strike({ kind: 'oversized', bytes: 3_000_000 });
      assert.equal(Buffer.byteLength(large.body), 3_000_000);
      assert.equal(large.headers['content-length'], undefined);
      assert.notEqual(large.value, undefined);
      const declared = await strike({ kind: 'oversized', bytes: 200_000, declared: true });
      assert.equal(declared.headers['content-length'], '200000');
      const changed = await strike({
        kind: 'rewrite',
        change: (answer) => ({ data: { ...record(at(answer, 'data')), metadata: null } }),
      });
      assert.equal(at(changed.value, 'data', 'metadata'), null);
      assert.equal(list(at(changed.value, 'data', 'results')).length, 10);
    });

    it('cut, stall and slow the connection', async () => {
      server.inject({ reply: { kind: 'reset', when: 'before-headers' } });
      await assert.rejects(client.get(conversation), { code: 'ECONNRESET' });
      server.inject({ reply: { kind: 'reset', when: 'mid-body' } });
      await assert.rejects(client.get(conversation), { code: 'ECONNRESET' });
      server.inject({ reply: { kind: 'raw', bytes: 'SSH-2.0-OpenSSH_9.2\r\n' } });
      await assert.rejects(client.get(conversation), { code: 'HPE_INVALID_CONSTANT' });

      for (const when of ['headers', 'body'] as const) {
        server.inject({ reply: { kind: 'stall', when } });
        const patience = new AbortController();
        const arrived = server.waitForRequest({ path: conversation });
        const over = server.waitForEnd({ path: conversation });
        const given = client.raw(conversation, {}, 'GET', '', patience.signal);
        const request = await arrived;
        assert.equal(request.endedAt, null);
        patience.abort();
        await assert.rejects(given, { name: 'AbortError' });
        assert.equal((await over).aborted, true);
      }

      server.inject({ reply: { kind: 'trickle', bytes: 20_000, everyMs: 1 } });
      assert.notEqual((await client.get(conversation)).value, undefined);
      server.inject({ reply: { kind: 'delay', ms: 5 } });
      assert.equal((await client.get(conversation)).status, 200);
    });
  });

  it('logs what was asked, and how it ended', async () => {
    const begun = Date.now();
    await client.as(`Api-Key ${server.keys.full.key}`).get(`${conversation}?page=2&size=25`);
    const [request] = server.requests;
    assert.equal(server.requests.length, 1);
    assert.deepEqual(
      [request?.method, request?.path, request?.query, request?.authorization, request?.key],
      ['GET', conversation, { page: '2', size: '25' }, 'Api-Key', 'full'],
    );
    assert.ok((request?.startedAt ?? 0) >= begun && (request?.endedAt ?? 0) >= begun);
    assert.deepEqual([request?.status, request?.aborted], [200, false]);
    assert.equal(server.requestsTo({ query: { page: '3' } }).length, 0);
    server.clearRequests();
    assert.equal(server.requests.length, 0);
  });

  it('holds requests back until they are released', async () => {
    const hold = server.pauseUntilReleased({ path: conversation });
    const answers = [client.get(conversation), client.get(conversation)];
    const waiting = await hold.arrived(2);
    assert.deepEqual(
      waiting.map(({ endedAt }) => endedAt),
      [null, null],
    );
    assert.equal((await client.get('/v1/api/numbers')).status, 200);
    hold.release();
    assert.deepEqual(tally(await Promise.all(answers)), { 200: 2 });
    assert.equal((await client.get(conversation)).status, 200);
  });

  it('moves the pages when new calls arrive while a client is paging', async () => {
    const before = await client.page(landmarks.ada, 0, 25);
    const call = server.addCall(landmarks.ada, { summary: 'Just now.' });
    const message = server.addTextMessage(landmarks.ada, { content: 'On my way 🚲' });
    const second = await client.page(landmarks.ada, 1, 25);
    assert.deepEqual(second.items.slice(0, 2), before.items.slice(23));
    const { items } = await client.page(landmarks.ada, 0, 25);
    assert.equal(items[0]?.message?.['content'], 'On my way 🚲');
    assert.equal(items[1]?.call?.['id'], call.id);
    assert.deepEqual(items.slice(2), before.items.slice(0, 23));
    server.removeItem(call.id);
    server.removeItem(message.id);
    assert.deepEqual(await client.page(landmarks.ada, 0, 25), before);
  });

  it('puts the contact of a new call first, and what is new before the documented example', async () => {
    const call = server.addCall(landmarks.grace);
    const [first] = await client.allContacts();
    assert.equal(first?.['id'], landmarks.grace);
    const { items, totalPages } = await client.page(landmarks.grace, 0, 10);
    assert.deepEqual(
      items.map((item) => item.call?.['id']),
      [call.id, undefined, 'call_abc123'],
    );
    assert.equal(totalPages, 5);
  });

  describe('the control API', () => {
    it('is closed unless it was asked for', async () => {
      assert.equal((await client.get('/__test__/requests')).status, 404);
    });

    it('does over HTTP what tests do', async () => {
      const open = await startAlloServer({ control: true });
      const control = new Client(open.url, null);
      const asked = new Client(open.url, open.keys.full.key);
      const remove = (path: string) => control.raw(`/__test__/${path}`, {}, 'DELETE');
      try {
        const keys = await control.get('/__test__/keys');
        assert.equal(at(keys.value, 'full', 'key'), open.keys.full.key);
        const fault = await control.post('/__test__/faults', {
          when: { pathPattern: 'numbers$' },
          times: null,
          reply: { kind: 'server-error', status: 503 },
        });
        assert.equal((await asked.get('/v1/api/numbers')).status, 503);
        assert.equal((await asked.get('/v1/api/numbers')).status, 503);
        await remove(`faults/${text(fault.value, 'id')}`);
        assert.equal((await asked.get('/v1/api/numbers')).status, 200);

        const log = await control.get('/__test__/requests?path=/v1/api/numbers');
        assert.equal(list(log.value).length, 3);
        await remove('requests');
        assert.deepEqual((await control.get('/__test__/requests')).value, []);

        const call = await control.post('/__test__/calls', {
          contactId: landmarks.empty,
          overrides: { summary: 'First call', transcript: null },
        });
        const { items } = await asked.page(landmarks.empty, 0, 10);
        assert.equal(items[0]?.call?.['id'], text(call.value, 'id'));
        await remove(`items/${text(call.value, 'id')}`);
        assert.equal((await asked.page(landmarks.empty, 0, 10)).items.length, 0);

        const hold = await control.post('/__test__/holds', { path: conversation });
        const arrived = open.waitForRequest({ path: conversation });
        const answer = asked.get(conversation);
        await arrived;
        const state = await control.get(`/__test__/holds/${text(hold.value, 'id')}`);
        assert.equal(list(at(state.value, 'waiting')).length, 1);
        await remove(`holds/${text(hold.value, 'id')}`);
        assert.equal((await answer).status, 200);

        const wrong = await control.post('/__test__/faults', { reply: { kind: 'meteor' } });
        assert.equal(wrong.status, 400);
      } finally {
        await open.close();
      }
    });
  });

  it('stops at once, though clients hang on', async () => {
    const other = await startAlloServer();
    const hold = other.pauseUntilReleased();
    const hanging = new Client(other.url, null).get('/');
    await hold.arrived();
    await Promise.all([assert.rejects(hanging), other.close()]);
  });
});

function tally(answers: readonly { readonly status: number }[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) {
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}

(process.platform === 'linux' ? describe : describe.skip)('an unreachable server', () => {
  it('neither accepts nor refuses a connection', async () => {
    const nowhere = await startUnreachableServer();
    try {
      const { port } = new URL(nowhere.url);
      const socket = connect(Number(port), '127.0.0.1');
      const outcome = await new Promise((resolve) => {
        socket.once('connect', () => resolve('connected'));
        socket.once('error', () => resolve('refused'));
        socket.setTimeout(200, () => resolve('nothing'));
      });
      socket.destroy();
      assert.equal(outcome, 'nothing');
    } finally {
      await nowhere.close();
    }
  });
});
