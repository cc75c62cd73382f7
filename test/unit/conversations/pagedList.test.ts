import assert from 'node:assert/strict';
import type { Page } from '../../../src/model/page.ts';
import { PagedList } from '../../../src/conversations/pagedList.ts';

/** A server's list that can move, and that answers when it is told to. */
class MovingList {
  items: string[];
  readonly requests: number[] = [];
  readonly size = 3;
  #gate: Promise<void> = Promise.resolve();
  failure: Error | undefined;

  constructor(count: number) {
    this.items = Array.from({ length: count }, (_, index) => `item ${index}`);
  }

  readonly list = new PagedList<string>(
    (index, signal) => this.#answer(index, signal),
    (item) => item,
  );

  /** Holds answers back until the returned function is called. */
  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#gate = promise;
    return resolve;
  }

  async #answer(index: number, signal: AbortSignal | undefined): Promise<Page<string>> {
    this.requests.push(index);
    const answer = {
      items: this.items.slice(index * this.size, (index + 1) * this.size),
      index,
      totalPages: Math.max(1, Math.ceil(this.items.length / this.size)),
      totalIsGuess: false,
    };
    await this.#gate;
    signal?.throwIfAborted();
    if (this.failure) throw this.failure;
    return answer;
  }
}

describe('A paged list', () => {
  it('asks for a page once, however many want it at the same time', async () => {
    const server = new MovingList(7);
    const release = server.hold();
    const wanted = [server.list.load(1), server.list.load(1), server.list.load(1)];
    release();
    for (const items of await Promise.all(wanted)) {
      assert.deepEqual(items, ['item 3', 'item 4', 'item 5']);
    }
    await server.list.load(1);
    assert.deepEqual(server.requests, [1]);
    assert.equal(server.list.totalPages, 3);
  });

  it('asks as urgently as the first who wants a page', async () => {
    const asked: unknown[] = [];
    const list = new PagedList<string>(
      (index, _signal, urgency) => {
        asked.push([index, urgency]);
        return Promise.resolve({ items: [], index, totalPages: 3, totalIsGuess: false });
      },
      (item) => item,
    );
    await Promise.all([list.load(0, undefined, 'background'), list.load(0), list.load(1)]);
    assert.deepEqual(asked, [
      [0, 'background'],
      [1, undefined],
    ]);
  });

  it('goes on for those who still wait when one of them gives up', async () => {
    const server = new MovingList(3);
    const release = server.hold();
    const giveUp = new AbortController();
    const left = server.list.load(0, giveUp.signal);
    const stays = server.list.load(0);
    giveUp.abort();
    await assert.rejects(left, { name: 'AbortError' });
    release();
    assert.equal((await stays).length, 3);
    assert.deepEqual(server.requests, [0]);
  });

  it('asks again after everybody gave up', async () => {
    const server = new MovingList(3);
    const release = server.hold();
    const giveUp = new AbortController();
    const left = server.list.load(0, giveUp.signal);
    giveUp.abort();
    await assert.rejects(left);
    const second = server.list.load(0);
    release();
    assert.equal((await second).length, 3);
    assert.deepEqual(server.requests, [0, 0]);
  });

  it('keeps no failure', async () => {
    const server = new MovingList(3);
    server.failure = new Error('down');
    await assert.rejects(server.list.load(0), /down/);
    server.failure = undefined;
    assert.equal((await server.list.load(0)).length, 3);
  });

  it('shows an item once when the list moved between two pages', async () => {
    const server = new MovingList(6);
    await server.list.load(0);
    server.items.unshift('new');
    assert.deepEqual(await server.list.load(1), ['item 3', 'item 4']);
    assert.deepEqual(server.list.items, ['item 0', 'item 1', 'item 2', 'item 3', 'item 4']);
  });

  it('loads on at a refresh until it meets what it knows', async () => {
    const server = new MovingList(6);
    await server.list.load(0);
    server.items.unshift('new 1', 'new 2', 'new 3', 'new 4');
    await server.list.refresh();
    assert.deepEqual(server.requests, [0, 0, 1]);
    assert.deepEqual(server.list.items, ['new 1', 'new 2', 'new 3', 'new 4', 'item 0', 'item 1']);
  });

  it('does not load the whole list at a refresh that meets nothing it knows', async () => {
    const server = new MovingList(6);
    for (const index of [0, 1]) await server.list.load(index);
    server.items = Array.from({ length: 3000 }, (_, index) => `other ${index}`);
    server.requests.length = 0;
    await server.list.refresh();
    assert.deepEqual(
      server.requests,
      Array.from({ length: 14 }, (_, index) => index),
    );
  });

  it('shows an item once that stands twice on one page', async () => {
    const server = new MovingList(0);
    server.items = ['a', 'a', 'b'];
    assert.deepEqual(await server.list.load(0), ['a', 'b']);
  });

  it('has no pages left that the server no longer has', async () => {
    const server = new MovingList(9);
    for (const index of [0, 1, 2]) await server.list.load(index);
    server.items.splice(2);
    await server.list.refresh();
    assert.deepEqual(server.list.loadedPages, [0]);
    assert.deepEqual(server.list.items, ['item 0', 'item 1']);
  });

  it('keeps what was shown when a refresh fails', async () => {
    const server = new MovingList(6);
    await server.list.load(0);
    server.failure = new Error('down');
    await assert.rejects(server.list.refresh(), /down/);
    assert.deepEqual(server.list.page(0), ['item 0', 'item 1', 'item 2']);
  });

  it('sees what changed after a refresh began, when it is asked to refresh once more', async () => {
    const server = new MovingList(3);
    await server.list.load(0);
    const release = server.hold();
    const first = server.list.refresh();
    server.items = ['later'];
    const second = server.list.refresh();
    assert.equal(server.list.refresh(), second);
    release();
    await first;
    await second;
    assert.deepEqual(server.list.items, ['later']);
    assert.deepEqual(server.requests, [0, 0, 0]);
  });

  it('does not let an older answer replace a newer one', async () => {
    const server = new MovingList(3);
    const release = server.hold();
    const slow = server.list.load(0);
    server.hold()();
    server.items = ['newer'];
    await server.list.reload(0);
    release();
    await slow;
    assert.deepEqual(server.list.items, ['newer']);
  });

  it('finds an item where it has moved to, from where it was last seen', async () => {
    const server = new MovingList(30);
    server.items.unshift('a', 'b', 'c', 'd');
    const found = await server.list.find('item 12', 4);
    assert.deepEqual(found, { item: 'item 12', pageIndex: 5 });
    assert.deepEqual(server.requests, [4, 5]);
  });

  it('gives up looking within reach of where an item was', async () => {
    const server = new MovingList(300);
    assert.equal(await server.list.find('no such item', 50), undefined);
    assert.equal(server.requests.length, 25);
  });

  for (const isKnown of [true, false]) {
    it(`looks from the last page on for a hint beyond the end${isKnown ? '' : ', not known yet'}`, async () => {
      const server = new MovingList(12);
      if (isKnown) await server.list.load(0);
      server.requests.length = 0;
      const found = await server.list.find('item 7', 999_999);
      assert.deepEqual(found, { item: 'item 7', pageIndex: 2 });
      assert.deepEqual(server.requests, [999_999, 3, 2]);
    });
  }

  it('looks from the new last page on when the list has become shorter', async () => {
    const server = new MovingList(300);
    await server.list.load(0);
    server.items.splice(9);
    server.requests.length = 0;
    assert.deepEqual((await server.list.find('item 5', 99))?.pageIndex, 1);
    assert.deepEqual(server.requests, [99, 2, 1]);
  });

  it('asks for nothing to find what is on none of the pages, all of them loaded', async () => {
    const server = new MovingList(6);
    for (const index of [0, 1]) await server.list.load(index);
    server.requests.length = 0;
    assert.equal(await server.list.find('no such item', 1), undefined);
    assert.deepEqual(server.requests, []);
  });

  it('forgets what is loaded, and asks anew', async () => {
    const server = new MovingList(6);
    let changes = 0;
    server.list.onDidChange(() => changes++);
    server.list.forget();
    assert.equal(changes, 0, 'there was nothing to forget');
    for (const index of [0, 1]) await server.list.load(index);
    server.list.forget();
    assert.equal(changes, 3);
    assert.equal(server.list.totalPages, undefined);
    assert.deepEqual(server.list.loadedPages, []);
    assert.deepEqual(server.list.items, []);
    server.items = ['later'];
    assert.deepEqual(await server.list.load(0), ['later']);
    assert.equal(server.list.totalPages, 1);
    assert.equal(changes, 4);
  });

  it('keeps no answer that was under way when it forgot, and asks again for who waits', async () => {
    const server = new MovingList(6);
    await server.list.load(0);
    const release = server.hold();
    const refreshed = server.list.refresh();
    const loaded = server.list.load(1);
    const reloaded = server.list.reload(0);
    server.list.forget();
    server.items = ['a', 'b', 'c', 'd'];
    release();
    await refreshed;
    assert.deepEqual(await loaded, ['d']);
    assert.deepEqual(await reloaded, ['a', 'b', 'c']);
    assert.deepEqual(server.requests.slice(4).sort(), [0, 1]);
  });

  it('does not wait for what was under way when it forgot', async () => {
    const server = new MovingList(3);
    const release = server.hold();
    const before = server.list.load(0);
    server.list.forget();
    server.hold()();
    server.items = ['later'];
    assert.deepEqual(await server.list.load(0), ['later']);
    release();
    assert.deepEqual(await before, ['later']);
    assert.deepEqual(server.requests, [0, 0]);
  });

  it('forgets during a refresh', async () => {
    const server = new MovingList(6);
    for (const index of [0, 1]) await server.list.load(index);
    const refreshed = server.list.refresh();
    server.list.forget();
    await refreshed;
    assert.deepEqual(server.list.loadedPages, []);
    assert.deepEqual(server.requests, [0, 1, 0], 'without asking for the rest');
  });

  it('tells of each change', async () => {
    const server = new MovingList(3);
    let changes = 0;
    const subscription = server.list.onDidChange(() => changes++);
    await server.list.load(0);
    await server.list.load(0);
    await server.list.refresh();
    subscription.dispose();
    await server.list.refresh();
    assert.equal(changes, 2);
  });

  it('finds an item beyond an end that has moved since', async () => {
    const server = new MovingList(6);
    await server.list.load(0);
    await server.list.load(1);
    server.items = Array.from({ length: 30 }, (_, index) => `item ${index}`);
    assert.deepEqual(await server.list.find('item 16', 5), { item: 'item 16', pageIndex: 5 });
  });
});
