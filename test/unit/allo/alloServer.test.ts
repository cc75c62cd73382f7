import assert from 'node:assert/strict';
import { AlloClient } from '../../../src/allo/client.ts';
import type { RequestReport } from '../../../src/allo/transport/report.ts';
import {
  type AlloServer,
  landmarkCalls,
  landmarks,
  startAlloServer,
} from '../../allo-server/server.ts';
import { rejection } from './support/rejection.ts';

describe('AlloClient and the sample server', function () {
  // Making the sample data takes a while on a busy machine.
  this.timeout(20_000);
  let server: AlloServer;
  let reports: RequestReport[];

  before(async () => {
    server = await startAlloServer();
  });
  after(() => server.close());
  beforeEach(() => {
    reports = [];
  });

  const clientWith = (key: string) =>
    new AlloClient({
      apiUrl: new URL(server.url),
      key,
      fetch,
      userAgent: 'allo-test/1.0',
      onRequest: (report) => reports.push(report),
    });

  it('agree about the key', async () => {
    const { team, scopes, keyId } = await clientWith(server.keys.full.key).me();
    assert.equal(team?.name, 'Northquay');
    assert.ok(scopes.includes('CONVERSATIONS_READ'));
    assert.notEqual(keyId, null);
  });

  it('agree about contacts, page by page', async () => {
    const client = clientWith(server.keys.full.key);
    const first = await client.contacts({ index: 0, size: 100 });
    assert.equal(first.items.length, 100);
    const last = await client.contacts({ index: first.totalPages - 1, size: 100 });
    assert.equal(last.totalPages, first.totalPages);
    assert.ok(last.items.length > 0 && last.items.length <= 100);
    assert.notEqual(last.items[0]?.id, first.items[0]?.id);
  });

  it('agree about a contact', async () => {
    const ada = await clientWith(server.keys.full.key).contact(landmarks.ada);
    assert.equal(ada.name, 'Ada Lovelace');
    assert.equal(ada.company, 'Analytical Engines Ltd');
    assert.notEqual(ada.lastActivityAt, null);
    assert.deepEqual(reports.length, 1);
  });

  it('agree about a long conversation', async () => {
    const client = clientWith(server.keys.full.key);
    const pages = await Promise.all(
      [0, 2, 41].map((index) => client.conversation(landmarks.ada, { index, size: 25 }, null)),
    );
    assert.deepEqual(
      pages.map(({ index, totalPages, items }) => [index, totalPages, items.length]),
      [
        [0, 42, 25],
        [2, 42, 25],
        [41, 42, 1043 - 41 * 25],
      ],
    );
    assert.ok(pages.every(({ items }) => items.every(({ kind }) => kind !== 'unreadable')));
  });

  it('agree about every odd item, and lose none', async () => {
    const client = clientWith(server.keys.full.key);
    const page = { index: 0, size: 100 };
    const { items } = await client.conversation(landmarks.oddities, page, null);
    assert.ok(items.length > 10);
    assert.equal(new Set(items.map(({ key }) => key)).size, items.length);
  });

  it('agree about the lines', async () => {
    const client = clientWith(server.keys.full.key);
    const numbers = await client.numbers();
    assert.ok(numbers.length >= 3);
    const [line] = numbers;
    assert.ok(line);
    const page = { index: 0, size: 100 };
    const { items } = await client.conversation(landmarks.ada, page, line.number);
    const calls = items.filter((item) => item.kind === 'call');
    assert.ok(calls.length > 0);
    for (const { from, to } of calls) assert.ok([from, to].includes(line.number));
  });

  it('agree about an item of v2, which is the one of v1 without seconds of its own', async () => {
    const client = clientWith(server.keys.full.key);
    const { item } = await client.item(landmarkCalls.speech);
    const { items } = await client.conversation(landmarks.ada, { index: 0, size: 25 }, null);
    const call = items.find(({ key }) => key === item.key);
    assert.ok(item.kind === 'call' && call?.kind === 'call');
    assert.equal(item.startedAt, call.startedAt);
    assert.equal(item.direction, call.direction);
    assert.deepEqual([item.from, item.to], [call.from, call.to]);
    const said = (transcript: typeof call.transcript) => transcript?.map(({ text }) => text);
    assert.ok((item.transcript?.length ?? 0) > 5);
    assert.deepEqual(said(item.transcript), said(call.transcript));
    assert.ok(item.transcript?.every(({ start, end }) => start !== null && end === null));
  });

  const page = { index: 0, size: 10 };
  for (const [key, problem] of [
    ['noContacts', { kind: 'scope-missing', scope: 'CONTACTS_READ' }],
    ['trial', { kind: 'trial' }],
  ] as const)
    it(`agree about the key ${key}`, async () => {
      const client = clientWith(server.keys[key].key);
      assert.deepEqual((await rejection(client.contacts(page))).problem, problem);
    });

  it('agree about a key that is not one, and one that is not one any more', async () => {
    const nobody = await rejection(clientWith('nobody').contacts(page));
    assert.deepEqual(nobody.problem, { kind: 'key-invalid' });
    const revoked = await rejection(clientWith(server.keys.revoked.key).me());
    assert.deepEqual(revoked.problem, { kind: 'key-revoked' });
  });

  it('agree about a quota', async () => {
    const { problem } = await rejection(clientWith(server.keys.quota.key).contacts(page));
    assert.equal(problem.kind, 'daily-quota');
    assert.ok((problem.resetsAt ?? 0) > Date.now());
    assert.equal(reports.length, 1);
  });

  it('agree about what is not there', async () => {
    const client = clientWith(server.keys.full.key);
    const nobody = await rejection(client.conversation('con-nobody', page, null));
    assert.deepEqual(nobody.problem, { kind: 'contact-unknown' });
    assert.equal((await rejection(client.contact('con/nobody'))).status, 400);
    const { problem } = await rejection(client.item('cll-NOTHING'));
    assert.equal(problem.kind, 'not-found');
  });

  it('agree about the pace: a burst is spread so that none is refused', async () => {
    const client = clientWith(server.keys.legacy.key);
    await Promise.all(Array.from({ length: 30 }, () => client.me()));
    assert.deepEqual(new Set(reports.map(({ status }) => status)), new Set([200]));
    assert.equal(reports.length, 30);
  });
});
