import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { getEventListeners, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { AlloClient, type AlloClientOptions } from '../../../src/allo/client.ts';
import { AlloError } from '../../../src/allo/errors.ts';
import { defaultLimits } from '../../../src/allo/limits.ts';
import type { RequestReport } from '../../../src/allo/transport/report.ts';
import { Transport, type TransportRequest } from '../../../src/allo/transport/transport.ts';
import { FakeClock } from './support/fakeClock.ts';
import { rejection } from './support/rejection.ts';
import { selfSigned } from './support/selfSigned.ts';
import { closeServersAfterEach, sendJson, WebServer } from './support/webServer.ts';

const me = { data: { api_key_id: 'key-1', scopes: [], team: null } };
/** The pauses before the further attempts, as the clock's chance is always a half. */
const backoffs = [375, 750, 1500] as const;
const { headersMs, bodyIdleMs, bodyTotalMs } = defaultLimits;

describe('the transport', function () {
  this.timeout(20_000);
  closeServersAfterEach();
  let clock: FakeClock;
  let reports: RequestReport[];

  beforeEach(() => {
    clock = new FakeClock();
    reports = [];
  });

  function clientOf(url: URL, more: Partial<AlloClientOptions> = {}): AlloClient {
    return new AlloClient({
      apiUrl: url,
      key: 'ak_test_canary',
      fetch,
      userAgent: 'allo-test/1.0',
      clock,
      onRequest: (report) => reports.push(report),
      ...more,
    });
  }

  const transportTo = (origin: string, wire: typeof fetch = fetch) =>
    new Transport({
      origin,
      fetch: wire,
      limits: defaultLimits,
      clock,
      onRequest: (report) => reports.push(report),
    });

  const get: TransportRequest = {
    method: 'GET',
    path: '/v2/api/me',
    template: '/v2/api/me',
    headers: { authorization: 'ak_test_canary' },
    lane: 'v2-read',
    urgency: 'foreground',
    signal: new AbortController().signal,
  };

  const attempts = () =>
    reports.map(({ attempt, status, failure }) => [attempt, failure ?? status]);

  /** Statuses, one after the other; the last one for good. */
  const answering = (...answers: readonly [status: number, body?: unknown, after?: string][]) =>
    WebServer.start((_request, response, count) => {
      const [status, body = me, after] = answers[Math.min(count, answers.length) - 1] ?? [500];
      sendJson(response, body, status, after === undefined ? {} : { 'retry-after': after });
    });

  describe('tries again', () => {
    for (const status of [502, 503, 504])
      it(`after a ${status}, each time later`, async () => {
        const web = await answering([status], [status], [status], [200]);
        const asked = clientOf(web.url).me();
        for (const [index, backoff] of backoffs.entries()) {
          await clock.set(backoff);
          clock.advance(backoff - 1);
          assert.equal(web.requests.length, index + 1);
          clock.advance(1);
        }
        assert.equal((await asked).keyId, 'key-1');
        assert.deepEqual(attempts(), [
          [1, status],
          [2, status],
          [3, status],
          [4, 200],
        ]);
        assert.deepEqual(clock.pending, []);
      });

    it('three times and no more', async () => {
      const web = await answering([503]);
      const asked = rejection(clientOf(web.url).me());
      for (const backoff of backoffs) {
        await clock.set(backoff);
        clock.advance(backoff);
      }
      const error = await asked;
      assert.deepEqual(error.problem, { kind: 'server', retryable: true, retryAt: null });
      assert.equal(error.status, 503);
      assert.equal(web.requests.length, 4);
    });

    it('after a 500 only if the API says that it may help', async () => {
      const web = await answering([500, { error: { code: 'X', retryable: true } }], [500]);
      const asked = rejection(clientOf(web.url).me());
      await clock.set(backoffs[0]);
      clock.advance(backoffs[0]);
      assert.deepEqual((await asked).problem, { kind: 'server', retryable: false, retryAt: null });
      assert.equal(web.requests.length, 2);
    });

    it('after a 429, when it was told to, with everything else waiting as well', async () => {
      const web = await answering([429, {}, '5'], [200]);
      const client = clientOf(web.url);
      const first = client.me();
      await clock.set(5000);
      const second = client.me();
      clock.advance(4999);
      assert.equal(web.requests.length, 1);
      clock.advance(1);
      await Promise.all([first, second]);
      assert.equal(web.requests.length, 3);
      assert.deepEqual(clock.pending, []);
    });

    it('after a 503, when it was told to', async () => {
      const web = await answering([503, {}, '5'], [200]);
      const asked = clientOf(web.url).me();
      await clock.set(5000);
      clock.advance(5000);
      await asked;
    });

    it('after a 429 that does not say when, later each time', async () => {
      const web = await answering([429]);
      const asked = rejection(clientOf(web.url).me());
      for (const backoff of backoffs) {
        await clock.set(backoff);
        clock.advance(backoff);
      }
      assert.deepEqual((await asked).problem, { kind: 'rate-limited', retryAt: null });
      assert.equal(web.requests.length, 4);
    });

    it('at once after a Retry-After of 0, but not without end', async () => {
      const web = await answering([429, {}, '0']);
      assert.equal((await rejection(clientOf(web.url).me())).problem.kind, 'rate-limited');
      assert.equal(web.requests.length, 4);
    });

    for (const [what, cut] of [
      ['before the headers', (response: ServerResponse) => response.destroy()],
      [
        'in the middle of the body',
        (response: ServerResponse) => {
          response.writeHead(200, { 'content-length': 1000 });
          response.write('{"data":', () => response.destroy());
        },
      ],
    ] as const)
      it(`after a connection was cut ${what}, from the beginning`, async () => {
        const web = await WebServer.start((_request, response, count) =>
          count === 1 ? void cut(response) : sendJson(response, me),
        );
        const asked = clientOf(web.url).me();
        await clock.set(backoffs[0]);
        clock.advance(backoffs[0]);
        assert.equal((await asked).keyId, 'key-1');
        assert.equal(web.requests[1]?.headers.range, undefined);
        assert.deepEqual(attempts(), [
          [1, 'offline'],
          [2, 200],
        ]);
      });
  });

  describe('does not try again', () => {
    for (const [what, status, body] of [
      ['a wrong request', 400, { code: 'X' }],
      ['a missing scope', 403, { code: 'API_KEY_INSUFFICIENT_SCOPE' }],
      ['what is not found', 404, {}],
      ['a 408', 408, {}],
      ['a 409', 409, {}],
      ['a 501', 501, {}],
      ['a daily quota', 429, { code: 'X', details: [{ message: 'type=DAILY;reset_in=5' }] }],
      ['an answer that is not JSON', 200, '<html>'],
    ] as const)
      it(what, async () => {
        const web = await answering([status, body]);
        await rejection(clientOf(web.url).me());
        assert.equal(web.requests.length, 1);
        assert.deepEqual(clock.pending, []);
      });

    it('a POST', async () => {
      for (const status of [429, 503]) {
        const web = await answering([status]);
        const post = { method: 'POST', path: '/v2/api/search', lane: 'v2-write' } as const;
        const { problem } = await rejection(transportTo(web.url.origin).send({ ...get, ...post }));
        assert.equal(problem.kind, status === 429 ? 'rate-limited' : 'server');
        assert.equal(web.requests.length, 1);
      }
    });

    it('after a wait that is too long, of a server that fails', async () => {
      const web = await answering([503, {}, '31']);
      const { status, problem } = await rejection(clientOf(web.url).me());
      assert.equal(status, 503);
      assert.deepEqual(problem, {
        kind: 'server',
        retryable: true,
        retryAt: clock.now() + 31_000,
      });
      assert.equal(web.requests.length, 1);
    });

    it('after a wait that is too long, nor lets others through until it is over', async () => {
      const web = await answering([429, {}, '31'], [200]);
      const client = clientOf(web.url);
      const retryAt = clock.now() + 31_000;
      const told = await rejection(client.me());
      assert.deepEqual(told.problem, { kind: 'rate-limited', retryAt });
      assert.equal(told.status, 429);
      const refused = await rejection(client.numbers());
      assert.deepEqual(refused.problem, { kind: 'rate-limited', retryAt });
      assert.equal(refused.status, null);
      assert.equal(web.requests.length, 1);
      clock.advance(31_000);
      await client.me();
    });
  });

  describe('gives up on', () => {
    it('headers that do not come', async () => {
      const web = await WebServer.start(() => undefined);
      const asked = rejection(clientOf(web.url).me());
      await web.arrived(1);
      clock.advance(headersMs);
      assert.deepEqual((await asked).problem, { kind: 'timed-out', phase: 'headers' });
      await hungUp(web);
      assert.deepEqual(clock.pending, []);
    });

    it('a body that stops', async () => {
      const web = await WebServer.start((_request, response) => void response.write('{"data":'));
      const asked = rejection(clientOf(web.url).me());
      await clock.set(bodyIdleMs, 3);
      clock.advance(bodyIdleMs);
      assert.deepEqual((await asked).problem, { kind: 'timed-out', phase: 'body' });
      await hungUp(web);
      assert.deepEqual(clock.pending, []);
    });

    it('a body that trickles', async () => {
      let trickle = () => false;
      const web = await WebServer.start((_request, response) => {
        trickle = () => response.write(' ');
        response.flushHeaders();
      });
      const asked = rejection(clientOf(web.url).me());
      await clock.set(bodyTotalMs);
      const step = bodyIdleMs - 1;
      // The limit on the headers is as long as the one on silence, and the first to be set.
      const silences = Math.floor(bodyTotalMs / step);
      for (let chunk = 1; chunk <= silences; chunk++) {
        trickle();
        await clock.set(bodyIdleMs, 2 + chunk);
        clock.advance(step);
      }
      clock.advance(bodyTotalMs % step);
      assert.deepEqual((await asked).problem, { kind: 'timed-out', phase: 'body' });
      await hungUp(web);
    });

    it('a body that is too large, once it is', async () => {
      const limit = 1_000_000;
      const web = await WebServer.start((_request, response) => {
        response.write(Buffer.alloc(limit));
        response.write(' ');
      });
      const asked = rejection(clientOf(web.url, { limits: { bodyBytes: limit } }).me());
      assert.deepEqual((await asked).problem, { kind: 'too-large', limit });
      await hungUp(web);
    });

    it('a body that is too large when it is decompressed', async () => {
      const bomb = gzipSync(Buffer.alloc(5_000_000));
      const web = await WebServer.start((_request, response) => {
        response.setHeader('content-encoding', 'gzip');
        response.end(bomb);
      });
      const limits = { bodyBytes: 1_000_000 };
      const { problem } = await rejection(clientOf(web.url, { limits }).me());
      assert.deepEqual(problem, { kind: 'too-large', limit: 1_000_000 });
    });

    it('not on one that is just as large as it may be, and compressed', async () => {
      const body = JSON.stringify(me);
      const web = await WebServer.start((_request, response) => {
        const packed = gzipSync(body);
        response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length });
        response.end(packed);
      });
      await clientOf(web.url, { limits: { bodyBytes: body.length } }).me();
      assert.equal(reports[0]?.bytes, body.length);
    });

    it('a body that does not decompress', async () => {
      const web = await WebServer.start((_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end('not compressed');
      });
      assert.equal((await rejection(clientOf(web.url).me())).problem.kind, 'not-json');
    });
  });

  describe('is cancelled', () => {
    const stalls = {
      'before it began': () => Promise.resolve(),
      'in the queue': async (web: WebServer) => {
        await web.arrived(1);
      },
      'waiting for headers': async (web: WebServer) => {
        await web.arrived(1);
      },
      'in the middle of the body': async () => {
        await clock.set(bodyTotalMs);
      },
      'between two attempts': async () => {
        await clock.set(backoffs[0]);
      },
      'during a pause': async () => {
        await clock.set(5000);
      },
    };
    const answers: Partial<Record<keyof typeof stalls, (response: ServerResponse) => void>> = {
      'in the middle of the body': (response) => void response.write('{'),
      'between two attempts': (response) => sendJson(response, {}, 503),
      'during a pause': (response) => sendJson(response, {}, 429, { 'retry-after': '5' }),
    };

    for (const when of Object.keys(stalls) as (keyof typeof stalls)[])
      for (const by of ['the caller', 'disposal'] as const)
        it(`${when}, by ${by}`, async () => {
          const web = await WebServer.start((_request, response) => answers[when]?.(response));
          const client = clientOf(web.url);
          const caller = new AbortController();
          const blocking = new AbortController();
          const blocker =
            when === 'in the queue' ? rejection(client.numbers({ signal: blocking.signal })) : null;
          if (blocker) await web.arrived(1);
          const cancel = () => (by === 'disposal' ? client.dispose() : caller.abort('why not'));
          if (when === 'before it began') cancel();
          const asked = rejection(client.numbers({ signal: caller.signal }));
          await stalls[when](web);
          const before = web.requests.length;
          cancel();
          const error = await asked;
          assert.deepEqual(error.problem, { kind: 'cancelled' });
          blocking.abort();
          await blocker;
          assert.deepEqual(clock.pending, []);
          clock.advance(600_000);
          await new Promise((resolve) => setImmediate(resolve));
          assert.equal(web.requests.length, before);
          assert.deepEqual(clock.pending, []);
        });

    it('without waiting for a fetch that does not care', async () => {
      const deaf = clientOf(new URL('http://127.0.0.1:9'), {
        fetch: () => new Promise(() => undefined),
      });
      const caller = new AbortController();
      const asked = rejection(deaf.me({ signal: caller.signal }));
      await clock.set(headersMs);
      caller.abort();
      assert.equal((await asked).problem.kind, 'cancelled');
    });

    it('and frees its place in the queue', async () => {
      const web = await WebServer.start((_request, response, count) => {
        if (count > 1) sendJson(response, { data: [] });
      });
      const client = clientOf(web.url);
      const caller = new AbortController();
      const asked = rejection(client.numbers({ signal: caller.signal }));
      await web.arrived(1);
      const next = client.numbers();
      caller.abort();
      await asked;
      assert.deepEqual(await next, []);
    });
  });

  describe('says', () => {
    it('offline when nobody listens', async () => {
      const web = await WebServer.json(me);
      const { url } = web;
      await web.close();
      const { problem } = await rejection(clientOf(url).me());
      assert.deepEqual(problem, { kind: 'offline', code: 'ECONNREFUSED' });
    });

    it('offline when the host has no address', async () => {
      const { problem } = await rejection(clientOf(new URL('https://allo.invalid')).me());
      assert.equal(problem.kind, 'offline');
      assert.ok(['ENOTFOUND', 'EAI_AGAIN'].includes(problem.code ?? ''), problem.code ?? 'none');
    });

    it('offline when what answers does not speak HTTP', async () => {
      const other = createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
      other.listen(0, '127.0.0.1');
      await once(other, 'listening');
      const { problem } = await rejection(clientOf(new URL(addressOf(other))).me());
      other.close();
      assert.equal(problem.kind, 'offline');
    });

    it('offline, and not what it was told, for a fetch that throws anything', async () => {
      for (const thrown of ['canary', null, new TypeError('canary'), { code: 'canary' }]) {
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- that is the point
        const fails = () => Promise.reject(thrown);
        const error = await rejection(
          clientOf(new URL('http://127.0.0.1:9'), { fetch: fails }).me(),
        );
        assert.deepEqual(error.problem, { kind: 'offline', code: null });
        assert.ok(!`${error.stack ?? ''}${JSON.stringify(error)}`.includes('canary'));
      }
    });

    it('certificate when it cannot be trusted', async () => {
      const web = createTlsServer(selfSigned, (_request, response) => sendJson(response, me));
      web.listen(0, '127.0.0.1');
      await once(web, 'listening');
      const url = new URL(addressOf(web).replace('http:', 'https:'));
      const { problem } = await rejection(clientOf(url).me());
      web.close();
      assert.deepEqual(problem, { kind: 'certificate', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    });

    for (const status of [403, 407])
      it(`proxy when that answers ${status}`, async () => {
        const proxy = createTcpServer((socket) => {
          socket.once('data', () =>
            socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`),
          );
        });
        proxy.listen(0, '127.0.0.1');
        await once(proxy, 'listening');
        assert.equal(await problemBehindProxy(addressOf(proxy)), 'proxy');
        proxy.close();
      });

    it('redirected for a redirect that fetch hides', async () => {
      const hidden = Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' });
      const client = clientOf(new URL('http://127.0.0.1:9'), {
        fetch: () => Promise.resolve(hidden),
      });
      assert.deepEqual((await rejection(client.me())).problem, { kind: 'redirected' });
    });
  });

  it('leaves nothing on the signal of the caller', async () => {
    const web = await answering([200], [404]);
    const { signal } = new AbortController();
    const client = clientOf(web.url);
    await client.me({ signal });
    await rejection(client.me({ signal }));
    assert.deepEqual(getEventListeners(signal, 'abort'), []);
  });

  it('sends a body along', async () => {
    const web = await WebServer.start(async (request, response) =>
      sendJson(response, { method: request.method, body: await text(request) }),
    );
    const { text: echo } = await transportTo(web.url.origin).send({
      ...get,
      method: 'POST',
      lane: 'v2-write',
      body: '{"search":"é"}',
    });
    assert.deepEqual(JSON.parse(echo), { method: 'POST', body: '{"search":"é"}' });
  });

  it('leads nowhere but to its origin, whatever the path', async () => {
    let sent = 0;
    const transport = transportTo('https://api.withallo.com', () => {
      sent++;
      return Promise.resolve(Response.json(me));
    });
    for (const path of ['.evil.example/', '@evil.example/', ':8443/'])
      assert.equal((await rejection(transport.send({ ...get, path }))).problem.kind, 'redirected');
    assert.equal(sent, 0);
    for (const path of ['//evil.example/', '/\\evil.example', '/https://evil.example'])
      await transport.send({ ...get, path });
    assert.equal(sent, 3);
  });

  it('does not let a failing listener take a request along', async () => {
    const web = await WebServer.json(me);
    const thrown = new Promise((resolve) => {
      const listeners = process.listeners('uncaughtException');
      process.removeAllListeners('uncaughtException');
      process.once('uncaughtException', (error) => {
        for (const listener of listeners) process.on('uncaughtException', listener);
        resolve(error);
      });
    });
    const failure = new Error('no room in the log');
    const client = clientOf(web.url, {
      onRequest: () => {
        throw failure;
      },
    });
    assert.equal((await client.me()).keyId, 'key-1');
    assert.equal(await thrown, failure);
  });

  it('has many v2 requests under way at once, and one v1 request', async () => {
    const held: ServerResponse[] = [];
    const web = await WebServer.start((_request, response) => void held.push(response));
    const client = clientOf(web.url);
    const asked = [1, 2, 3].flatMap(() => [rejection(client.me()), rejection(client.numbers())]);
    await web.arrived(4);
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(web.requests.map(({ url = '' }) => url.slice(0, 3)).sort(), [
      '/v1',
      '/v2',
      '/v2',
      '/v2',
    ]);
    client.dispose();
    const errors = await Promise.all(asked);
    assert.ok(errors.every((error) => error instanceof AlloError));
  });
});

/** Waits until the client has closed its connections. */
async function hungUp(web: WebServer): Promise<void> {
  for (const { socket } of web.requests) if (!socket.destroyed) await once(socket, 'close');
}

function addressOf(server: { address(): unknown }): string {
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null && 'port' in address);
  return `http://127.0.0.1:${String(address.port)}`;
}

/** Asks from a Node whose fetch goes through a proxy, and returns the kind of the problem. */
async function problemBehindProxy(proxy: string): Promise<string> {
  const script = `
    import { AlloClient } from './src/allo/client.ts';
    const apiUrl = new URL('https://allo.invalid');
    const client = new AlloClient({ apiUrl, key: 'k', fetch, userAgent: 'x' });
    client.me().catch((error) => console.log(error.problem.kind));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: new URL('../../..', import.meta.url),
    env: { ...process.env, NODE_OPTIONS: '', NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: proxy },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return (await text(child.stdout)).trim();
}
