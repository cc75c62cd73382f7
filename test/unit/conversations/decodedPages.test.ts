import assert from 'node:assert/strict';
import { readConversation } from '../../../src/allo/decode/conversation.ts';
import { PagedList } from '../../../src/conversations/pagedList.ts';
import type { ConversationItem } from '../../../src/model/conversationItem.ts';

const size = 25;

function calls(count: number, prefix = 'cll'): unknown[] {
  return Array.from({ length: count }, (_, index) => ({
    type: 'CALL',
    call: { id: `${prefix}-${index}` },
  }));
}

/** A list of what the decoder makes of a server's answers. */
class Server {
  results: unknown[];
  readonly requests: number[] = [];
  readonly #tellsTotal: boolean;

  constructor(results: unknown[], { tellsTotal = true } = {}) {
    this.results = results;
    this.#tellsTotal = tellsTotal;
  }

  readonly list = new PagedList<ConversationItem>(
    (index) => {
      this.requests.push(index);
      return Promise.resolve(readConversation(this.#answer(index), { index, size }));
    },
    (item) => item.key,
  );

  async load(...pages: number[]): Promise<void> {
    for (const index of pages) await this.list.load(index);
  }

  get sizes(): readonly (number | undefined)[] {
    return this.list.loadedPages.map((index) => this.list.page(index)?.length);
  }

  #answer(index: number): unknown {
    const total_pages = Math.ceil(this.results.length / size);
    return {
      data: {
        results: this.results.slice(index * size, (index + 1) * size),
        metadata: this.#tellsTotal ? { pagination: { total_pages, current_page: index } } : null,
      },
    };
  }
}

describe('The pages of a conversation', () => {
  for (const tellsTotal of [true, false]) {
    describe(tellsTotal ? 'with their number' : 'without their number', () => {
      it('become fewer when the list becomes shorter', async () => {
        const server = new Server(calls(125), { tellsTotal });
        await server.load(0, 1, 2, 3, 4);
        assert.deepEqual(server.sizes, [25, 25, 25, 25, 25]);
        server.results.splice(60);
        await server.list.refresh();
        assert.equal(server.list.totalPages, 3);
        assert.deepEqual(server.sizes, [25, 25, 10]);
      });

      it('end at one when nothing is left', async () => {
        const server = new Server(calls(60), { tellsTotal });
        await server.load(0, 1, 2);
        server.results = [];
        await server.list.refresh();
        assert.equal(server.list.totalPages, 1);
        assert.deepEqual(server.sizes, [0]);
      });

      it('are found again after a page beyond the end was asked for', async () => {
        const server = new Server(calls(60), { tellsTotal });
        assert.deepEqual(await server.list.load(7), []);
        assert.equal((await server.list.find('cll-30', 7))?.pageIndex, 1);
      });
    });
  }

  describe('whose number is guessed', () => {
    it('come to light one after the other', async () => {
      const server = new Server(calls(50), { tellsTotal: false });
      const totals: (number | undefined)[] = [];
      for (const index of [0, 1, 2]) {
        await server.load(index);
        totals.push(server.list.totalPages);
      }
      assert.deepEqual(totals, [2, 3, 2]);
      assert.deepEqual(server.sizes, [25, 25]);
      assert.equal(server.list.nextPage, undefined);
    });

    it('do not become fewer by what an earlier one lets guess', async () => {
      const server = new Server(calls(110), { tellsTotal: false });
      await server.load(4, 2);
      assert.equal(server.list.totalPages, 5);
      await server.list.reload(2);
      await server.list.reload(0);
      assert.equal(server.list.totalPages, 5);
      assert.deepEqual(server.list.loadedPages, [0, 2, 4]);

      const full = new Server(calls(125), { tellsTotal: false });
      await full.load(0, 1, 2);
      await full.list.reload(0);
      assert.equal(full.list.totalPages, 4, 'the third is full, so it may not be the last');
    });

    it('do not vanish when a later one is answered late', async () => {
      const server = new Server(calls(110), { tellsTotal: false });
      const gate = Promise.withResolvers<undefined>();
      const list = new PagedList<ConversationItem>(
        async (index) => {
          if (index === 3) await gate.promise;
          const answer = { results: server.results.slice(index * size, (index + 1) * size) };
          return readConversation(answer, { index, size });
        },
        ({ key }) => key,
      );
      const late = list.load(3);
      await list.load(0);
      gate.resolve(undefined);
      assert.equal((await late).length, 25);
      assert.equal(list.totalPages, 5);
    });
  });

  describe('with items that cannot be read', () => {
    it('show each of them, though they stand at the same place of two pages', async () => {
      const server = new Server(calls(50));
      server.results[3] = null;
      server.results[size + 3] = null;
      await server.load(0, 1);
      assert.deepEqual(server.sizes, [25, 25]);
      const keys = server.list.items.map(({ key }) => key);
      assert.equal(new Set(keys).size, 50);
    });

    it('do not take another such item for one that is known', async () => {
      const server = new Server([null, ...calls(24)]);
      await server.load(0);
      server.results = [null, ...calls(24, 'new'), ...server.results];
      await server.list.refresh();
      assert.deepEqual(server.requests, [0, 0, 1]);
      assert.deepEqual(server.sizes, [25, 25]);
    });
  });

  it('show a call once that stands on one page twice, and each of two identical messages', async () => {
    const message = { type: 'TEXT_MESSAGE', message: { content: 'Yes' } };
    const server = new Server([...calls(1), ...calls(1), message, message]);
    await server.load(0);
    assert.deepEqual(
      server.list.items.map(({ kind }) => kind),
      ['call', 'text-message', 'text-message'],
    );
  });
});
