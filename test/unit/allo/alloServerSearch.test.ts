import assert from 'node:assert/strict';
import { AlloClient } from '../../../src/allo/client.ts';
import { type AlloServer, landmarkCalls, startAlloServer } from '../../allo-server/server.ts';
import type { KeyName } from '../../allo-server/keys.ts';
import { rejection } from './support/rejection.ts';

const ada = '+447700900815';
const line = '+442079460312';
const page = { index: 0, size: 20 };

describe('AlloClient and the searches of the sample server', function () {
  this.timeout(60_000);
  let server: AlloServer;

  before(async () => {
    server = await startAlloServer();
    server.team.entries();
  });
  after(() => server.close());
  beforeEach(() => server.clearRequests());
  afterEach(() =>
    assert.deepEqual(
      server.requests.filter(({ status }) => status === 429),
      [],
    ),
  );

  /** One for each key, as the server counts by key. */
  const clients = new Map<KeyName, AlloClient>();
  const clientWith = (name: KeyName) => {
    const client =
      clients.get(name) ??
      new AlloClient({
        apiUrl: new URL(server.url),
        key: server.keys[name].key,
        fetch,
        userAgent: 'allo-test/1.0',
      });
    clients.set(name, client);
    return client;
  };

  it('find what was said, with whom, and its seconds by the clock', async () => {
    const { items } = await clientWith('full').searchItems(
      { search: 'twelve scann friday', contactNumber: ada, withTranscript: true },
      page,
    );
    const [found] = items;
    assert.equal(found?.item.key, landmarkCalls.speech);
    assert.equal(found.contactNumber, ada);
    assert.deepEqual(found.people, [{ name: 'Ada Lovelace', company: 'Analytical Engines Ltd' }]);
    assert.equal(found.user, 'Priya Natarajan');
    assert.ok(found.item.kind === 'call');
    const segment = found.item.transcript?.find(({ text }) => /twelve/i.test(text));
    assert.notEqual(segment?.start ?? null, null);
  });

  it('narrow what is found', async () => {
    const client = clientWith('full');
    const all = await client.searchItems({ contactNumber: ada }, page);
    assert.ok(all.totalPages > 30);
    for (const query of [
      { direction: 'inbound' },
      { type: 'call' },
      { tags: ['bug'] },
      { alloNumber: line },
      { from: '2026-10-01', to: '2026-11-20' },
    ] as const) {
      const { totalPages, items } = await client.searchItems(
        { contactNumber: ada, ...query },
        page,
      );
      assert.ok(items.length > 0 && totalPages < all.totalPages, JSON.stringify(query));
    }
    const { items } = await client.searchItems({ contactNumber: ada, type: 'text-message' }, page);
    assert.deepEqual([...new Set(items.map(({ item }) => item.kind))], ['text-message']);
  });

  it('find people, recent conversations, tags and the team', async () => {
    const client = clientWith('full');
    const { items: people } = await client.searchPeople({ number: ada }, page);
    assert.deepEqual(
      people.map(({ name, numbers }) => [name, numbers[0]]),
      [['Ada Lovelace', ada]],
    );
    assert.match(people[0]?.id ?? '', /^per-/);
    const { items: recent } = await client.recentConversations(line, page);
    assert.equal(recent.length, 20);
    const times = recent.map(({ lastActivityAt }) => lastActivityAt ?? 0);
    assert.deepEqual(
      times,
      times.toSorted((a, b) => b - a),
    );
    const since = times[4] ?? 0;
    const { items: newer } = await client.recentConversations(line, page, { since });
    assert.equal(newer.length, 5);
    assert.ok((await client.tags()).includes('to_call_back'));
    assert.ok((await client.users()).some(({ name }) => name === 'Priya Natarajan'));
  });

  const lacks = (scope: string) => ({ kind: 'scope-missing', scope });
  const conversations = lacks('CONVERSATIONS_READ');
  const crm = lacks('CRM_READ');
  for (const [name, items, people, recent] of [
    ['full', null, null, null],
    ['legacy', null, null, null],
    ['noContacts', null, null, null],
    ['recordingsDenied', null, null, null],
    // Its quota is one of v1.
    ['quota', null, null, null],
    ['otherTeam', null, null, null],
    ['emptyTeam', null, null, null],
    ['conversationsOnly', null, crm, null],
    ['contactsOnly', conversations, crm, conversations],
    ['noScopes', conversations, crm, conversations],
    ['trial', { kind: 'trial' }, { kind: 'trial' }, { kind: 'trial' }],
    ['revoked', { kind: 'key-revoked' }, { kind: 'key-revoked' }, { kind: 'key-revoked' }],
  ] as const)
    it(`agree about the key ${name}`, async () => {
      const client = clientWith(name);
      for (const [ask, problem] of [
        [() => client.searchItems({}, page), items],
        [() => client.searchPeople({}, page), people],
        [() => client.recentConversations(line, page), recent],
      ] as const) {
        if (problem === null) await ask();
        else assert.deepEqual((await rejection(ask())).problem, problem);
      }
    });

  it('keep to the pace, whatever is asked for at once', async () => {
    const client = clientWith('legacy');
    const searches = Array.from({ length: 60 }, (_, index) =>
      client.searchItems({ search: 'a' }, { index, size: 1 }),
    );
    const people = Array.from({ length: 5 }, () => client.searchPeople({ search: 'a' }, page));
    const others = Array.from({ length: 30 }, () => client.recentConversations(line, page));
    await Promise.all([...searches, ...people, ...others]);
    assert.equal(server.requests.length, 95);
    assert.deepEqual(new Set(server.requests.map(({ status }) => status)), new Set([200]));
  });

  it('are let go when nobody wants them any more', async () => {
    const client = clientWith('noContacts');
    const hold = server.pauseUntilReleased({ method: 'POST' });
    const typed = Array.from({ length: 40 }, () => new AbortController());
    const searches = typed.map(({ signal }) => client.searchItems({}, page, { signal }));
    const ended = Promise.all(searches.map(rejection));
    await hold.arrived(5);
    for (const controller of typed) controller.abort();
    for (const { problem } of await ended) assert.equal(problem.kind, 'cancelled');
    hold.release();
    // The turns of those that were never sent are free.
    await client.searchItems({}, page);
    assert.ok(server.requests.length <= 6, `${server.requests.length} requests`);
  });
});
