import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ConversationItem } from '../../../src/model/conversationItem.ts';
import type { Urgency } from '../../../src/allo/transport/rateQueue.ts';
import { loadWhole, type LoadProgress } from '../../../src/conversations/loadWhole.ts';
import { PagedList } from '../../../src/conversations/pagedList.ts';

const size = 3;

function message(key: string, sentAt: number | null): ConversationItem {
  const nobody = { direction: null, from: null, to: null };
  return { kind: 'text-message', key, content: key, sentAt, ...nobody };
}

/** A conversation on a server, newest first, to which something may happen before each answer. */
class MovingConversation {
  items: ConversationItem[] = [];
  readonly requests: number[] = [];
  readonly urgencies = new Set<Urgency | undefined>();
  totalIsGuess = false;
  /** Called before the answer to each request, which are counted from 0. */
  happens: (request: number, index: number) => void = () => undefined;
  #made = 0;

  constructor(count: number) {
    for (let index = 0; index < count; index++) this.add();
  }

  readonly list = new PagedList<ConversationItem>(
    (index, signal, urgency) => {
      signal?.throwIfAborted();
      this.requests.push(index);
      this.urgencies.add(urgency);
      this.happens(this.requests.length - 1, index);
      const items = this.items.slice(index * size, (index + 1) * size);
      const guess = items.length === 0 ? Math.max(index, 1) : index + (items.length < size ? 1 : 2);
      const totalPages = this.totalIsGuess ? guess : this.pages;
      return Promise.resolve({ items, index, totalPages, totalIsGuess: this.totalIsGuess });
    },
    (item) => item.key,
  );

  get pages(): number {
    return Math.max(1, Math.ceil(this.items.length / size));
  }

  add(): void {
    const made = this.#made++;
    this.items.unshift(message(`item ${made}`, made));
  }

  remove(position: number): void {
    this.items.splice(position, 1);
  }

  /** As they should be after they were loaded: oldest first. */
  get keys(): string[] {
    return this.items.map(({ key }) => key).reverse();
  }
}

const keysOf = (items: readonly ConversationItem[]) => items.map(({ key }) => key);

/** What may happen before one answer: so many new items, and deletions, each at a part of the length. */
interface Event {
  readonly added: number;
  readonly removed: readonly number[];
}

const event: fc.Arbitrary<Event> = fc.record({
  added: fc.nat({ max: 4 }),
  removed: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { maxLength: 4 }),
});

function apply(server: MovingConversation, { added, removed }: Event) {
  for (let count = 0; count < added; count++) server.add();
  for (const part of removed) server.remove(Math.floor(part * server.items.length));
}

describe('Loading a whole conversation', () => {
  for (const totalIsGuess of [false, true]) {
    it(`gives every item once, oldest first${totalIsGuess ? ', where no total is told' : ''}`, async () => {
      for (const count of [0, 1, 2, 3, 4, 6, 7, 11, 12, 13]) {
        const server = new MovingConversation(count);
        server.totalIsGuess = totalIsGuess;
        const { items, ...rest } = await loadWhole(server.list);
        assert.deepEqual(keysOf(items), server.keys, String(count));
        const totalPages = Math.max(1, Math.ceil(count / size));
        const whole = { totalPages, missingPages: [], isSettled: true, stoppedBy: null };
        assert.deepEqual(rest, whole, String(count));
      }
    });
  }

  it('asks for each page once and for the ends once more, behind everything else', async () => {
    const server = new MovingConversation(15);
    await loadWhole(server.list);
    assert.deepEqual(server.requests, [0, 4, 1, 2, 3, 0, 4]);
    assert.deepEqual([...server.urgencies], ['background']);
  });

  it('asks for the ends only when it is done again', async () => {
    const server = new MovingConversation(15);
    await loadWhole(server.list);
    server.requests.length = 0;
    assert.equal((await loadWhole(server.list)).isSettled, true);
    assert.deepEqual(server.requests, [0, 4]);
  });

  it('reads everything again that was loaded before something changed', async () => {
    const server = new MovingConversation(15);
    await loadWhole(server.list);
    server.remove(7);
    assert.deepEqual(keysOf((await loadWhole(server.list)).items), server.keys);
  });

  it('does not trust pages that somebody else has loaded one by one', async () => {
    const server = new MovingConversation(15);
    for (const index of [0, 1, 2]) await server.list.load(index);
    server.remove(0);
    for (const index of [3, 4]) await server.list.load(index);
    const { items, isSettled } = await loadWhole(server.list);
    assert.deepEqual(keysOf(items), server.keys);
    assert.equal(isSettled, true);
  });

  it('tells how far it is', async () => {
    const server = new MovingConversation(12);
    const progress: LoadProgress[] = [];
    await loadWhole(server.list, { onProgress: (step) => progress.push(step) });
    assert.deepEqual(
      progress,
      [2, 3, 4].map((loaded) => ({ loaded, total: 4, round: 1 })),
    );
  });

  it('says so when it begins again', async () => {
    const server = new MovingConversation(12);
    server.happens = (request) => request === 3 && server.add();
    const rounds: number[] = [];
    const { items } = await loadWhole(server.list, {
      onProgress: ({ round, total }) => rounds.push(round, total),
    });
    assert.deepEqual(rounds, [1, 4, 1, 4, 1, 5, 1, 5, 2, 5, 2, 5, 2, 5, 2, 5]);
    assert.deepEqual(keysOf(items), server.keys);
  });

  it('holds what the server holds, whatever is added at the top and deleted anywhere meanwhile', async () => {
    let settled = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 40 }),
        fc.array(fc.option(event), { maxLength: 20 }),
        async (count, schedule) => {
          const server = new MovingConversation(count);
          server.happens = (request, index) => {
            const next = schedule[request];
            // The two ends of one look are taken to be of one time.
            if (next && index !== server.pages - 1) apply(server, next);
          };
          const { items, isSettled, missingPages } = await loadWhole(server.list);
          assert.equal(new Set(keysOf(items)).size, items.length, 'each once');
          if (!isSettled) return;
          settled++;
          assert.deepEqual(keysOf(items), server.keys);
          assert.deepEqual(missingPages, []);
        },
      ),
      { numRuns: 1000 },
    );
    assert.ok(settled > 300, `${settled} of 1000 settled`);
  });

  it('notices one change, wherever in the loading it happens', async () => {
    for (const count of [1, 3, 4, 6, 7, 15, 16]) {
      const quiet = new MovingConversation(count);
      await loadWhole(quiet.list);
      for (let moment = 0; moment < quiet.requests.length; moment++) {
        for (let position = -1; position < count; position++) {
          const server = new MovingConversation(count);
          server.happens = (request) => {
            if (request !== moment) return;
            if (position < 0) server.add();
            else server.remove(position);
          };
          const { items, isSettled } = await loadWhole(server.list);
          const what = `${position} of ${count} before request ${moment}`;
          assert.equal(isSettled, true, what);
          assert.deepEqual(keysOf(items), server.keys, what);
        }
      }
    }
  });

  it('settles when what happens is over before the last round', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 40 }),
        fc.array(event, { maxLength: 30 }),
        async (count, schedule) => {
          const server = new MovingConversation(count);
          let isOver = false;
          server.happens = (request, index) => {
            const next = isOver || index === server.pages - 1 ? undefined : schedule[request];
            if (next) apply(server, next);
          };
          const { items, isSettled } = await loadWhole(server.list, {
            onProgress: ({ round }) => (isOver ||= round === 3),
          });
          assert.equal(isSettled, true);
          assert.deepEqual(keysOf(items), server.keys);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('says that it did not settle when the conversation never stands still', async () => {
    const server = new MovingConversation(15);
    server.happens = (_request, index) => index === 0 && server.add();
    const { isSettled, missingPages, stoppedBy } = await loadWhole(server.list);
    assert.equal(isSettled, false);
    assert.deepEqual(missingPages, []);
    assert.equal(stoppedBy, null);
    assert.ok(server.requests.length < 40, String(server.requests.length));
  });

  it('comes to an end with a server that repeats itself', async () => {
    const server = new MovingConversation(0);
    const same = [message('a', 3), message('b', 2), message('c', 1)];
    const list = new PagedList<ConversationItem>(
      (index) => {
        server.requests.push(index);
        return Promise.resolve({ items: same, index, totalPages: index + 2, totalIsGuess: true });
      },
      (item) => item.key,
    );
    const { items } = await loadWhole(list);
    assert.deepEqual(keysOf(items), ['c', 'b', 'a']);
    assert.ok(server.requests.length < 40, String(server.requests.length));
  });

  it('does not call it settled when the server gives an item on two pages each time', async () => {
    const server = new MovingConversation(12);
    const [newest] = server.items;
    assert.ok(newest);
    server.items.splice(5, 1, newest);
    const { items, isSettled, missingPages } = await loadWhole(server.list);
    assert.deepEqual([items.length, isSettled, missingPages], [11, false, []]);
  });

  it('keeps what was read when it is cancelled, and goes on from there', async () => {
    const server = new MovingConversation(18);
    const cancel = new AbortController();
    server.happens = (request) => request === 3 && cancel.abort(new Error('enough'));
    const partial = await loadWhole(server.list, { signal: cancel.signal });
    assert.deepEqual(partial.missingPages, [3, 4]);
    assert.equal(partial.items.length, 12);
    assert.equal(partial.totalPages, 6);
    assert.equal(partial.isSettled, false);
    assert.deepEqual(partial.stoppedBy, new Error('enough'));

    server.requests.length = 0;
    server.happens = () => undefined;
    const whole = await loadWhole(server.list);
    assert.deepEqual(server.requests, [0, 5, 3, 4, 0, 5]);
    assert.deepEqual(keysOf(whole.items), server.keys);
  });

  it('keeps what was read when the server fails', async () => {
    const server = new MovingConversation(18);
    server.happens = (request) => {
      if (request === 4) throw new Error('down');
    };
    const { missingPages, stoppedBy } = await loadWhole(server.list);
    assert.deepEqual(missingPages, [3, 4]);
    assert.deepEqual(stoppedBy, new Error('down'));
  });

  it('has nothing when the first page cannot be read', async () => {
    const server = new MovingConversation(18);
    server.happens = () => {
      throw new Error('down');
    };
    const { items, missingPages, totalPages } = await loadWhole(server.list);
    assert.deepEqual([items.length, missingPages, totalPages], [0, [0], 1]);
  });

  it('reads again what was forgotten meanwhile', async () => {
    const server = new MovingConversation(18);
    server.happens = (request) => request === 4 && server.list.forget();
    const { items, isSettled } = await loadWhole(server.list);
    assert.equal(isSettled, true);
    assert.deepEqual(keysOf(items), server.keys);
  });
});
