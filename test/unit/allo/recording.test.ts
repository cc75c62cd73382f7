import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { AlloClient, type AlloClientOptions } from '../../../src/allo/client.ts';
import type { Call } from '../../../src/model/call.ts';
import type { RequestReport } from '../../../src/allo/transport/report.ts';
import {
  landmarkCalls,
  landmarks,
  startAlloServer,
  type AlloServer,
} from '../../allo-server/server.ts';
import { FakeClock } from './support/fakeClock.ts';
import { rejection } from './support/rejection.ts';
import { closeServersAfterEach, WebServer } from './support/webServer.ts';

type Recorded = Pick<Call, 'id' | 'recordingUrl'>;

const speech = readFileSync(
  new URL('../../allo-server/data/speech/orderCall.mp3', import.meta.url),
);
const assets = /\/v1\/assets\/recordings\//;
const signed = /\/v2\/assets\/signed-recordings\//;
const link = /^\/v2\/api\/conversations\/items\/[^/]+\/recording$/;

describe('a recording', function () {
  this.timeout(20_000);
  closeServersAfterEach();
  let server: AlloServer;
  let reports: RequestReport[];
  let keyRefusals: number;

  before(async () => {
    server = await startAlloServer({ contacts: 5, rateLimits: null });
  });
  after(() => server.close());
  beforeEach(() => {
    server.clearFaults();
    server.clearRequests();
    reports = [];
    keyRefusals = 0;
  });

  function clientOf(more: Partial<AlloClientOptions> = {}): AlloClient {
    return new AlloClient({
      apiUrl: new URL(server.url),
      key: server.keys.full.key,
      fetch,
      userAgent: 'allo-test/1.0',
      limits: { backoffMs: 1 },
      onRequest: (report) => reports.push(report),
      onKeyRefused: () => keyRefusals++,
      ...more,
    });
  }

  /** Ada's call, whose recording is speech. */
  async function speechCall(): Promise<Call> {
    const { items } = await clientOf().conversation(landmarks.ada, { index: 0, size: 25 }, null);
    const call = items.find((item) => item.key === landmarkCalls.speech);
    assert.ok(call?.kind === 'call');
    server.clearRequests();
    return call;
  }

  /** As if the API named that address. */
  const callAt = (recordingUrl: string): Recorded => ({ id: landmarkCalls.speech, recordingUrl });

  const problemOf = async (call: Recorded, client = clientOf()) =>
    (await rejection(client.recording(call))).problem;

  const asked = () =>
    server.requests.map(({ path, authorization }) => [kindOf(path), authorization]);

  function kindOf(path: string): string {
    if (path.includes('/v1/assets/recordings/')) return 'file';
    return path.includes('/v2/assets/signed-recordings/')
      ? 'signed file'
      : link.test(path)
        ? 'link'
        : path;
  }

  describe('at the origin of the API', () => {
    it('is asked for with the key, and comes whole', async () => {
      const recording = await clientOf().recording(await speechCall());
      assert.equal(recording.mimeType, 'audio/mpeg');
      assert.ok(speech.equals(recording.bytes));
      assert.deepEqual(asked(), [['file', 'raw']]);
      assert.equal(server.requests[0]?.headers['user-agent'], 'allo-test/1.0');
    });

    it('is reported without its address', async () => {
      await clientOf().recording(await speechCall());
      const [, report] = reports;
      assert.deepEqual([report?.path, report?.bytes], ['/{recording}', speech.length]);
    });

    it('is found where the address has no host', async () => {
      const { pathname } = new URL((await speechCall()).recordingUrl ?? '');
      assert.ok(speech.equals((await clientOf().recording(callAt(pathname))).bytes));
    });

    it('is asked for with the other form of the key where that is the one', async () => {
      const web = await WebServer.start((request, response) => {
        if (request.headers.authorization === 'Api-Key ak_test') sendSpeech(response);
        else response.writeHead(401).end();
      });
      const client = clientOf({ apiUrl: web.url, key: 'ak_test' });
      await client.recording(callAt('/a.mp3'));
      await client.recording(callAt('/a.mp3'));
      assert.equal(web.requests.length, 3);
    });

    for (const [what, reply] of [
      ['a page that pretends to be fine', { kind: 'html' }],
      ['a page of an edge', { kind: 'forbidden', how: 'edge' }],
      ['a redirect', { kind: 'redirect', location: 'http://127.0.0.1:1/login' }],
      ['not found', { kind: 'status', status: 404 }],
      ['a picture', { kind: 'content-type', contentType: 'image/png' }],
      ['JSON', { kind: 'status', status: 200, body: { code: 'OK' } }],
      [
        'a page that is said to be audio',
        {
          kind: 'status',
          status: 200,
          body: '\n<!doctype html><title>é</title>',
          headers: { 'Content-Type': 'audio/mpeg' },
        },
      ],
      ['no bytes', { kind: 'status', status: 200, headers: { 'Content-Type': 'audio/mpeg' } }],
    ] as const)
      it(`comes by a signed link, without the key, after ${what}`, async () => {
        const call = await speechCall();
        server.inject({ when: { path: assets }, reply });
        assert.ok(speech.equals((await clientOf().recording(call)).bytes));
        assert.deepEqual(asked(), [
          ['file', 'raw'],
          ['link', 'Api-Key'],
          ['signed file', 'none'],
        ]);
      });

    for (const [what, reply, kind] of [
      ['scope', { kind: 'forbidden', how: 'scope' }, 'scope-missing'],
      ['access', { kind: 'forbidden', how: 'recording' }, 'recording-denied'],
      ['a server that fails', { kind: 'server-error' }, 'server'],
      ['the quota of the day', { kind: 'daily-quota' }, 'daily-quota'],
      ['too many requests', { kind: 'too-many-requests', retryAfter: 60 }, 'rate-limited'],
      ['a key that is not known', { kind: 'unauthorized', how: 'invalid' }, 'key-invalid'],
    ] as const)
      it(`is not looked for elsewhere after a refusal for ${what}`, async () => {
        const call = await speechCall();
        server.inject({ when: { path: assets }, times: Infinity, reply });
        assert.equal((await problemOf(call)).kind, kind);
        assert.ok(asked().every(([what]) => what === 'file'));
        await Promise.resolve();
        assert.equal(keyRefusals, kind === 'key-invalid' ? 1 : 0);
      });

    it('is not looked for elsewhere when nothing can be reached', async () => {
      const asked: string[] = [];
      const wire: typeof fetch = (input) => {
        asked.push(input instanceof Request ? input.url : String(input));
        return Promise.reject(new TypeError('fetch failed'));
      };
      const problem = await problemOf(callAt('/a.mp3'), clientOf({ fetch: wire }));
      assert.deepEqual(problem, { kind: 'offline', code: null });
      assert.deepEqual(asked, [`${server.url}/a.mp3`]);
    });
  });

  describe('that is not to be had', () => {
    it('was never there', async () => {
      const call = { id: landmarkCalls.speech, recordingUrl: null };
      assert.deepEqual(await problemOf(call), { kind: 'recording-none' });
      assert.equal(server.requests.length, 0);
    });

    it('is gone everywhere', async () => {
      const { id } = server.addCall(landmarks.ada, { recording: 'gone' });
      const problem = await problemOf({ id, recordingUrl: `/v1/assets/recordings/${id}.wav` });
      assert.deepEqual(problem, { kind: 'recording-gone' });
      assert.deepEqual(
        asked().map(([kind]) => kind),
        ['file', 'link', 'signed file'],
      );
    });

    it('is gone, and v2 knows nothing of it', async () => {
      const problem = await problemOf({
        id: 'call_v1',
        recordingUrl: '/v1/assets/recordings/x.mp3',
      });
      assert.deepEqual(problem, { kind: 'recording-gone' });
    });

    it('is a page, and v2 knows nothing of it', async () => {
      const client = clientOf();
      server.inject({ when: { path: assets }, times: Infinity, reply: { kind: 'html' } });
      const call = { id: 'call_v1', recordingUrl: '/v1/assets/recordings/x.mp3' };
      const error = await rejection(client.recording(call));
      assert.deepEqual(error.problem, { kind: 'recording-not-audio', mimeType: 'text/html' });
      assert.match(error.message, /not audio: text\/html/);
      server.clearFaults();
      server.inject({ when: { path: assets }, reply: { kind: 'redirect', location: '/app' } });
      assert.deepEqual(await problemOf(call), { kind: 'recording-not-audio', mimeType: null });
    });

    it('is empty everywhere', async () => {
      const headers = { 'Content-Type': 'audio/mpeg' };
      server.inject({
        when: { path: /recordings\// },
        times: Infinity,
        reply: { kind: 'status', status: 200, headers },
      });
      assert.deepEqual(await problemOf(await speechCall()), { kind: 'recording-empty' });
    });

    it('may not be played by the owner of the key', async () => {
      const client = clientOf({ key: server.keys.recordingsDenied.key });
      server.inject({ when: { path: assets }, reply: { kind: 'html' } });
      assert.deepEqual(await problemOf(await speechCall(), client), { kind: 'recording-denied' });
    });

    it('is refused by the storage, whatever that says of keys', async () => {
      const call = await speechCall();
      for (const status of [400, 401, 403]) {
        server.inject({ when: { path: assets }, reply: { kind: 'html' } });
        server.inject({
          when: { path: signed },
          reply: { kind: 'status', status, body: '<Error/>', headers: {} },
        });
        assert.deepEqual(await problemOf(call), { kind: 'recording-denied' });
      }
      await Promise.resolve();
      assert.equal(keyRefusals, 0);
    });
  });

  describe('at another origin', () => {
    const sentKeys = (web: WebServer) =>
      web.requests.filter(({ headers }) =>
        Object.values(headers).some((value) => String(value).includes(server.keys.full.key)),
      );

    it('comes by the signed link, and is not asked for itself', async () => {
      const web = await WebServer.start((_request, response) => sendSpeech(response));
      const { bytes } = await clientOf().recording(callAt(`${web.url.href}abc.mp3`));
      assert.ok(speech.equals(bytes));
      assert.deepEqual(asked(), [
        ['link', 'Api-Key'],
        ['signed file', 'none'],
      ]);
      assert.equal(web.requests.length, 0);
    });

    it('does not get the key, be it where v2 links to', async () => {
      const web = await WebServer.start((_request, response) => sendSpeech(response));
      const url = `${web.url.href}signed.mp3?signature=1%2B2`;
      server.inject({
        when: { path: link },
        reply: { kind: 'rewrite', change: () => ({ data: { url, expires_at: null } }) },
      });
      await clientOf().recording(callAt('https://storage.withallo.com/recordings/abc123.mp3'));
      assert.deepEqual(
        web.requests.map((request) => [request.url, request.headers.authorization]),
        [['/signed.mp3?signature=1%2B2', undefined]],
      );
      assert.deepEqual(sentKeys(web), []);
    });

    it('does not get the key, be it where the call says, which v2 does not know', async () => {
      const web = await WebServer.start((_request, response) => sendSpeech(response));
      const { port } = web;
      // Another port, another name of this machine, and a user who is not asked for.
      for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `api:pw@127.0.0.1:${port}`]) {
        const call = { id: 'call_v1', recordingUrl: `http://${host}/abc.mp3` };
        assert.ok(speech.equals((await clientOf().recording(call)).bytes));
      }
      assert.deepEqual(
        web.requests.map((request) => [request.url, request.headers.authorization]),
        Array.from({ length: 3 }, () => ['/abc.mp3', undefined]),
      );
      assert.deepEqual(sentKeys(web), []);
    });

    it('is not followed to yet another', async () => {
      const target = await WebServer.start((_request, response) => sendSpeech(response));
      const web = await WebServer.start((_request, response) => {
        response.writeHead(302, { location: target.url.href }).end();
      });
      const problem = await problemOf({ id: 'call_v1', recordingUrl: web.url.href });
      assert.deepEqual(problem, { kind: 'recording-not-audio', mimeType: null });
      assert.equal(target.requests.length, 0);
    });

    it('is asked for by https only', async () => {
      const elsewhere: string[] = [];
      const wire: typeof fetch = (input, init) => {
        const url = input instanceof Request ? input.url : String(input);
        if (!url.startsWith(server.url)) elsewhere.push(url);
        return fetch(input, init);
      };
      const client = clientOf({ fetch: wire });
      for (const recordingUrl of [
        'http://storage.withallo.com/abc.mp3',
        'file:///etc/passwd',
        'data:audio/mpeg;base64,SUQz',
        'javascript:1',
        'https://',
      ])
        assert.deepEqual(await problemOf({ id: 'call_v1', recordingUrl }, client), {
          kind: 'recording-address',
        });
      assert.deepEqual(elsewhere, []);
    });

    it('may be on this machine only if the API is', async () => {
      const web = await WebServer.start((_request, response) => sendSpeech(response));
      const wire: typeof fetch = () =>
        Promise.resolve(Response.json({ error: 'NOT_FOUND' }, { status: 404 }));
      const client = clientOf({ apiUrl: new URL('https://api.withallo.com'), fetch: wire });
      assert.deepEqual(await problemOf(callAt(web.url.href), client), {
        kind: 'recording-address',
      });
    });

    it('that fails is not taken for gone', async () => {
      const web = await WebServer.start((_request, response) => {
        response.writeHead(503).end();
      });
      const problem = await problemOf({ id: 'call_v1', recordingUrl: web.url.href });
      assert.equal(problem.kind, 'server');
      assert.equal(web.requests.length, 2);
    });
  });

  describe('has the type', () => {
    const head = (text: string) => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(64)]);
    for (const [what, declared, bytes, mimeType] of [
      [
        'of an mp3 that is called a stream of bytes',
        'application/octet-stream',
        speech,
        'audio/mpeg',
      ],
      ['of an mp3 that is called nothing', null, speech, 'audio/mpeg'],
      ['of an mp3 without a tag', 'binary/octet-stream', head('\xff\xfb\x90\x64'), 'audio/mpeg'],
      ['of a WAV', 'application/octet-stream', head('RIFF\x24\x00\x00\x00WAVEfmt '), 'audio/wav'],
      ['of an Ogg', 'application/ogg', head('OggS\x00'), 'audio/ogg'],
      ['of a FLAC', 'application/octet-stream', head('fLaC\x00'), 'audio/flac'],
      ['of an MP4', 'video/mp4', head('\x00\x00\x00\x20ftypM4A '), 'audio/mp4'],
      ['of an AAC', 'application/octet-stream', head('\xff\xf1\x50\x80'), 'audio/aac'],
      ['of a WebM', 'application/octet-stream', head('\x1a\x45\xdf\xa3'), 'audio/webm'],
      ['that its bytes tell, not its header', 'audio/mp3; charset=binary', speech, 'audio/mpeg'],
      ['of its header, where the bytes tell none', 'Audio/AMR', head('#!AMR\n\x04'), 'audio/amr'],
    ] as const)
      it(what, async () => {
        const web = await WebServer.start((_request, response) => {
          if (declared !== null) response.setHeader('content-type', declared);
          response.end(bytes);
        });
        const recording = await clientOf({ apiUrl: web.url }).recording(callAt('/a'));
        assert.equal(recording.mimeType, mimeType);
        assert.ok(bytes.equals(recording.bytes));
      });

    for (const [what, declared, bytes] of [
      [
        'what is called a stream of bytes and looks like none',
        'application/octet-stream',
        head('PNG'),
      ],
      ['UTF-16, whose mark begins as a frame of mp3', null, Buffer.from('\ufeff<p>', 'utf16le')],
      ['text in place of audio', 'audio/mpeg', Buffer.from('Access denied')],
    ] as const)
      it(`is not audio: ${what}`, async () => {
        const web = await WebServer.start((request, response) => {
          if (declared !== null) response.setHeader('content-type', declared);
          if (request.url === '/a') response.end(bytes);
          else response.writeHead(404).end();
        });
        const problem = await problemOf(callAt('/a'), clientOf({ apiUrl: web.url }));
        assert.deepEqual(problem, { kind: 'recording-not-audio', mimeType: declared });
      });

    it('of silence in AAC, as the sample server has it', async () => {
      const { id } = server.addCall(landmarks.ada, { recording: 'aac' });
      const call = { id, recordingUrl: `/v1/assets/recordings/${id}.aac` };
      const { mimeType, bytes } = await clientOf().recording(call);
      assert.equal(mimeType, 'audio/aac');
      assert.ok(bytes.length > 0 && bytes.length % 13 === 0);
    });
  });

  describe('on its way', () => {
    it('tells how far it is', async () => {
      const told: (readonly [number, number | null])[] = [];
      server.inject({
        when: { path: assets },
        reply: { kind: 'trickle', bytes: 4096, everyMs: 1 },
      });
      await clientOf().recording(await speechCall(), {
        onProgress: (...progress) => told.push(progress),
      });
      assert.deepEqual(told[0], [0, speech.length]);
      assert.deepEqual(told.at(-1), [speech.length, speech.length]);
      assert.ok(told.length > 5);
      assert.ok(told.every(([received], index) => received >= (told[index - 1]?.[0] ?? 0)));
      assert.ok(told.every(([, total]) => total === speech.length));
    });

    it('does not know how far it is from its end when nobody says', async () => {
      const web = await WebServer.start((_request, response) => {
        response.setHeader('content-type', 'audio/mpeg');
        response.write(speech.subarray(0, 100));
        response.end(speech.subarray(100));
      });
      const totals = new Set<number | null>();
      await clientOf({ apiUrl: web.url }).recording(callAt('/a'), {
        onProgress: (_received, total) => totals.add(total),
      });
      assert.deepEqual([...totals], [null]);
    });

    it('tells nothing of pages that come in its place', async () => {
      let told = 0;
      server.inject({
        when: { path: assets },
        times: 9,
        reply: { kind: 'status', status: 404, body: 'x' },
      });
      const call = { id: 'call_v1', recordingUrl: '/v1/assets/recordings/x.mp3' };
      await rejection(clientOf().recording(call, { onProgress: () => told++ }));
      assert.equal(told, 0);
    });

    for (const by of ['the signal', 'dispose'] as const)
      it(`is cancelled by ${by}, and hangs up`, async () => {
        const client = clientOf();
        const call = await speechCall();
        server.inject({ when: { path: assets }, reply: { kind: 'stall', when: 'body' } });
        const controller = new AbortController();
        const over = server.waitForEnd({ path: assets });
        const asked = rejection(
          client.recording(call, {
            signal: controller.signal,
            onProgress: (received) => {
              if (received === 0) return;
              if (by === 'dispose') client.dispose();
              else controller.abort();
            },
          }),
        );
        assert.deepEqual((await asked).problem, { kind: 'cancelled' });
        assert.equal((await over).aborted, true);
      });

    it('does not hold up the conversations, nor do they hold it up', async () => {
      const client = clientOf();
      const call = await speechCall();
      const file = server.pauseUntilReleased({ path: assets });
      const downloads = [client.recording(call), client.recording(call), client.recording(call)];
      await file.arrived(3);
      await client.conversation(landmarks.ada, { index: 0, size: 1 }, null);
      file.release();
      const contacts = server.pauseUntilReleased({ path: '/v1/api/contacts' });
      const listed = client.contacts({ index: 0, size: 1 });
      await contacts.arrived(1);
      await Promise.all(downloads);
      await client.recording(call);
      contacts.release();
      await listed;
    });

    it('makes the conversations wait when it is told to wait', async () => {
      const clock = new FakeClock();
      const client = clientOf({ clock });
      const call = await speechCall();
      server.inject({
        when: { path: assets },
        reply: { kind: 'too-many-requests', retryAfter: 7 },
      });
      const recording = client.recording(call);
      await clock.set(7000);
      const listed = client.contacts({ index: 0, size: 1 });
      clock.advance(6999);
      assert.equal(server.requests.length, 1);
      clock.advance(1);
      await Promise.all([recording, listed]);
      assert.equal(server.requests.length, 3);
    });
  });

  describe('that is cut off', () => {
    it('is fetched once more, from its beginning', async () => {
      const told: number[] = [];
      server.inject({ when: { path: assets }, reply: { kind: 'reset', when: 'mid-body' } });
      const { bytes } = await clientOf().recording(await speechCall(), {
        onProgress: (received) => told.push(received),
      });
      assert.ok(speech.equals(bytes));
      assert.equal(server.requests.length, 2);
      assert.equal(told.filter((received) => received === 0).length, 2);
    });

    it('again is an error, and nothing of it is kept', async () => {
      server.inject({
        when: { path: assets },
        times: 9,
        reply: { kind: 'reset', when: 'mid-body' },
      });
      assert.equal((await problemOf(await speechCall())).kind, 'offline');
      assert.equal(server.requests.length, 2);
    });

    it('is noticed though the fetch does not mind', async () => {
      const wire: typeof fetch = () => {
        const headers = { 'content-type': 'audio/mpeg', 'content-length': String(speech.length) };
        return Promise.resolve(new Response(speech.subarray(0, -1), { headers }));
      };
      const call = callAt(`${server.url}/a.mp3`);
      assert.deepEqual(await problemOf(call, clientOf({ fetch: wire })), {
        kind: 'offline',
        code: 'ERR_CONTENT_LENGTH_MISMATCH',
      });
    });
  });

  describe('that is too large', () => {
    const limit = 300_000;
    const huge = 300 * 1024 * 1024;

    it('by its own word is refused at once', async () => {
      server.inject({
        when: { path: assets },
        reply: { kind: 'oversized', bytes: huge, declared: true },
      });
      let received = 0;
      const error = await rejection(
        clientOf().recording(await speechCall(), { onProgress: (bytes) => (received = bytes) }),
      );
      assert.deepEqual(error.problem, { kind: 'too-large', limit: 200 * 1024 * 1024 });
      assert.equal(received, 0);
      assert.equal(server.requests.length, 1);
    });

    it('and does not say so is refused once it is', async () => {
      const over = server.waitForEnd({ path: assets });
      server.inject({ when: { path: assets }, reply: { kind: 'oversized', bytes: huge } });
      const client = clientOf({ limits: { recordingBytes: limit } });
      assert.deepEqual(await problemOf(await speechCall(), client), { kind: 'too-large', limit });
      assert.equal((await over).aborted, true);
    });

    it('for any other answer is not for a recording', async () => {
      const client = clientOf({ limits: { bodyBytes: 10, recordingBytes: speech.length } });
      assert.equal((await client.recording(await speechCall())).bytes.length, speech.length);
    });
  });

  describe('that comes slowly', () => {
    it('may take longer than any other answer, but not for ever', async () => {
      const clock = new FakeClock();
      const client = clientOf({ clock });
      const call = await speechCall();
      server.inject({ when: { path: assets }, times: 2, reply: { kind: 'stall', when: 'body' } });
      const idle = rejection(client.recording(call));
      await clock.set(30_000, 3);
      clock.advance(30_000);
      assert.deepEqual((await idle).problem, { kind: 'timed-out', phase: 'body' });
      const limits = { bodyIdleMs: 60 * 60_000 };
      const patient = rejection(clientOf({ clock, limits }).recording(call));
      await clock.set(30 * 60_000, 2);
      clock.advance(10 * 60_000);
      await new Promise((resolve) => setImmediate(resolve));
      clock.advance(20 * 60_000);
      assert.deepEqual((await patient).problem, { kind: 'timed-out', phase: 'body' });
    });
  });
});

function sendSpeech(response: ServerResponse): void {
  response.setHeader('content-type', 'audio/mpeg');
  response.end(speech);
}
