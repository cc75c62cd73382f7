import assert from 'node:assert/strict';
import type { AccountConversations } from '../../../src/conversations/accountConversations.ts';
import { type FoundWords, WordSearch } from '../../../src/conversations/wordSearch.ts';
import { parseSearch } from '../../../src/matching/searchQuery.ts';
import { findWords, type WordHit } from '../../../src/matching/wordHits.ts';
import { startOf } from '../../../src/model/conversationItem.ts';
import { segmentAt } from '../../../src/model/segmentAt.ts';
import { randomFrom } from '../../allo-server/data/random.ts';
import type { KeyName } from '../../allo-server/keys.ts';
import { type AlloServer, landmarks, startAlloServer } from '../../allo-server/server.ts';
import { openAccount } from './support/openAccount.ts';

const path = '/v2/api/conversations/items/search';

describe('A search for words', function () {
  this.timeout(60_000);
  let server: AlloServer;
  let account: AccountConversations;

  before(async () => {
    server = await startAlloServer({ rateLimits: null });
    server.team.entries();
  });
  after(() => server.close());
  beforeEach(() => {
    open('full');
    server.clearRequests();
  });
  afterEach(() => {
    account.dispose();
    server.clearFaults();
  });

  const open = (key: KeyName) => {
    account = openAccount(server, key, {
      readsPerSecond: 1000,
      writesPerSecond: 1000,
      backoffMs: 1,
    });
  };
  const searchFor = (typed: string) =>
    new WordSearch(account, parseSearch(typed, new Date(server.now)));
  const searched = async (typed: string) => {
    const search = searchFor(typed);
    await search.loadMore();
    return search;
  };
  const bodies = () =>
    server.requestsTo({ path }).map(({ body }) => JSON.parse(body) as Record<string, unknown>);

  /** What the transcript marks that is opened at a hit. */
  async function marked({ address }: FoundWords, hit: WordHit): Promise<string> {
    const item = address ? await account.find(address) : undefined;
    assert.ok(item?.kind === 'call' && item.transcript && typeof hit.place === 'number');
    const words = hit.ranges.map(([start, end]) => hit.line.slice(start, end));
    const longest = words.toSorted((a, b) => b.length - a.length)[0];
    const at = hit.time === null ? null : segmentAt(item.transcript, hit.time, longest);
    return item.transcript[at ?? hit.place]?.text ?? '';
  }

  for (const [whose, load] of [
    ['contacts of v1', () => account.contacts.load(0)],
    ['contacts that are known by number', () => Promise.resolve()],
  ] as const) {
    it(`leads to the second at which they were said: 50 random hits with ${whose}`, async () => {
      await load();
      const random = randomFrom(`hits with ${whose}`);
      const said = server.team
        .entries()
        .flatMap(({ item }) => (item.kind === 'call' ? (item.transcript ?? []) : []))
        .flatMap(({ text }) => text.match(/\p{L}{4,}/gu) ?? []);
      let hits = 0;
      let beyondFirst = 0;
      while (hits < 50) {
        const word = random.pick(said);
        const { found } = await searched(word);
        const spoken = found.flatMap((each) =>
          each.address && each.item.kind === 'call'
            ? each.words.hits
                .filter(({ place }) => typeof place === 'number')
                .map((hit) => ({ each, hit }))
            : [],
        );
        if (spoken.length === 0) continue;
        const { each, hit } = random.pick(spoken);
        const text = await marked(each, hit);
        const asMessage = {
          kind: 'text-message',
          key: '',
          direction: null,
          from: null,
          to: null,
          content: text,
          sentAt: null,
        } as const;
        const { hasAll } = findWords(asMessage, { words: [word], phrases: [] });
        assert.ok(hasAll, `${word} is not in “${text}” (${hit.line})`);
        hits++;
        if (hit.place !== 0) beyondFirst++;
      }
      assert.ok(beyondFirst > 25);
    });
  }

  it('gives what it finds newest first, a page at a time, each once though the pages move', async () => {
    const search = await searched('the');
    const first = search.found.length;
    assert.ok(search.hasMore);
    server.addCall(landmarks.grace, {
      transcript: [{ source: 'USER', text: 'The newest', start: 0, end: 1, timing: 'seconds' }],
    });
    await search.loadMore();
    assert.ok(search.found.length > first);
    const starts = search.found.map(({ item }) => startOf(item) ?? 0);
    assert.deepEqual(
      starts,
      starts.toSorted((a, b) => b - a),
    );
    assert.equal(new Set(search.found.map(({ item }) => item.key)).size, search.found.length);
    assert.deepEqual(
      bodies().map(({ page }) => page),
      [1, 2],
    );
  });

  it('goes on where it was when a page could not be loaded', async () => {
    const search = await searched('the');
    const first = [...search.found];
    const reply = { kind: 'forbidden', how: 'edge' } as const;
    server.inject({ when: { path }, reply });
    await assert.rejects(search.loadMore());
    assert.equal(search.searches, 'allo');
    assert.deepEqual(search.found, first);
    await search.loadMore();
    assert.deepEqual(search.found.slice(0, first.length), first);
    assert.ok(search.found.length > first.length);
    assert.deepEqual(
      bodies().map(({ page }) => page),
      [1, 2, 2],
    );
  });

  it('may have filters only', async () => {
    const search = await searched('direction:in type:call date:"last 7 days"');
    assert.ok(search.found.length > 0);
    assert.ok(
      search.found.every(({ item }) => item.kind === 'call' && item.direction === 'inbound'),
    );
    const [body] = bodies();
    assert.equal(body?.['search'], undefined);
    // A day more on either side: nobody says of which time zone Allo's are.
    assert.deepEqual(body?.['date'], { from: '2026-11-13', to: '2026-11-21' });
  });

  it('finds nothing on days that are the wrong way round, and asks for nothing', async () => {
    const search = await searched('the from:2026-11-20 to:2026-11-01');
    assert.deepEqual([search.found.length, search.hasMore, bodies().length], [0, false, 0]);
  });

  it('knows phrases, though Allo does not', async () => {
    const loose = await searched('help you');
    const phrase = await searched('"help you"');
    const hits = phrase.found.flatMap(({ words }) => words.hits);
    assert.ok(hits.length > 0 && hits.every(({ line }) => /help you/i.test(line)));
    assert.ok(loose.found.length > 0);
  });

  for (const [whom, isAsked] of [
    ['Priya Natarajan', true],
    // Of several whom the name fits, and of nobody, the names in the results decide.
    ['a', false],
    ['Nobody Of That Name', false],
  ] as const) {
    it(`gives the calls of ${whom} of the team, and none of nobody`, async () => {
      const { found } = await searched(`by:"${whom}" type:call`);
      const [body] = bodies();
      assert.equal(body?.['user_id'] !== undefined, isAsked);
      const users = await Promise.all(
        found.map(async ({ item }) => (await account.foundItem(item.key)).user),
      );
      assert.ok(users.every((user) => user?.toLowerCase().includes(whom.toLowerCase())));
      assert.equal(users.length > 0, whom !== 'Nobody Of That Name');
    });
  }

  it('looks through what is loaded where the key may not search, and says so', async () => {
    await account.conversation(landmarks.grace, null).load(0);
    const refuse = server.inject({
      when: { path },
      times: Infinity,
      reply: { kind: 'forbidden', how: 'scope', scope: 'CONVERSATIONS_READ' },
    });
    const search = await searched('help');
    refuse();
    assert.equal(search.searches, 'loaded');
    assert.equal(search.hasMore, false);
    assert.ok(search.found.length > 0);
    assert.ok(search.found.every(({ address }) => address?.contact === landmarks.grace));
    assert.ok(search.found.every(({ words }) => words.hasAll));
  });
});
