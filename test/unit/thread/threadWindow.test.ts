import assert from 'node:assert/strict';
import type { Conversation } from '../../../src/conversations/accountConversations.ts';
import { newestFirst } from '../../../src/conversations/newestFirst.ts';
import { PagedList } from '../../../src/conversations/pagedList.ts';
import type { ConversationItem } from '../../../src/model/conversationItem.ts';
import { placeKey } from '../../../src/model/page.ts';
import type { TextMessage } from '../../../src/model/textMessage.ts';
import { byDate, ThreadWindow } from '../../../src/transcript/threadWindow.ts';

const { signal } = new AbortController();

function message(at: number | null, key = String(at), content = key): TextMessage {
  return {
    kind: 'text-message',
    key,
    direction: 'inbound',
    from: null,
    to: null,
    content,
    sentAt: at,
  };
}

/** A server with numbered messages, the newest first, three on a page. */
class Messages {
  items: ConversationItem[];
  readonly requests: number[] = [];
  isDown = false;

  constructor(newest: number) {
    this.items = Array.from({ length: newest }, (_, index) => message(newest - index));
  }

  list(): Conversation {
    return new PagedList<ConversationItem>(
      (index) => {
        this.requests.push(index);
        if (this.isDown) return Promise.reject(new Error('Down.'));
        const items = newestFirst(this.items.slice(3 * index, 3 * index + 3));
        const totalPages = Math.ceil(this.items.length / 3);
        return Promise.resolve({ items, index, totalPages, totalIsGuess: false });
      },
      ({ key }) => key,
    );
  }
}

function keys(window: ThreadWindow): string {
  return window.items.map(({ key }) => key).join(' ');
}

describe('The part of a conversation that a thread shows', () => {
  let server: Messages;
  let list: Conversation;
  let window: ThreadWindow;

  beforeEach(async () => {
    server = new Messages(20);
    list = server.list();
    window = new ThreadWindow(list);
    list.onDidChange(() => window.update());
    await window.load(signal);
  });

  it('is the newest page at first, oldest first', () => {
    assert.equal(keys(window), '18 19 20');
    assert.equal(window.hasOlder, true);
    assert.equal(window.hasNewer, false);
    assert.deepEqual(server.requests, [0]);
  });

  it('grows page by page until there is no more', async () => {
    await window.loadOlder(signal);
    assert.equal(keys(window), '15 16 17 18 19 20');
    while (window.hasOlder) await window.loadOlder(signal);
    assert.equal(window.items.length, 20);
    await window.loadOlder(signal);
    assert.equal(window.items.length, 20);
  });

  it('loses nothing when newer items push others off its last page', async () => {
    await window.loadOlder(signal);
    server.items.unshift(message(22), message(21));
    await list.refresh();
    assert.equal(keys(window), '15 16 17 18 19 20 21 22');
    await window.loadOlder(signal);
    assert.equal(keys(window), '14 15 16 17 18 19 20 21 22');
    await window.loadOlder(signal);
    assert.match(keys(window), /^11 12 13 14 15 16/);
  });

  it('loses nothing either when newer items push all of it away', async () => {
    server.items.unshift(...Array.from({ length: 10 }, (_, index) => message(30 - index)));
    await list.refresh();
    assert.equal(keys(window), '18 19 20 21 22 23 24 25 26 27 28 29 30');
  });

  it('takes away what was deleted', async () => {
    await window.loadOlder(signal);
    server.items = server.items.filter(({ key }) => key !== '19');
    await list.refresh();
    assert.equal(keys(window), '14 15 16 17 18 20');
    server.items = [];
    await list.refresh();
    assert.equal(keys(window), '');
    assert.equal(window.hasOlder, false);
  });

  it('shows what was forgotten until it is there again, and asks for nothing by itself', async () => {
    await window.loadOlder(signal);
    server.requests.length = 0;
    list.forget();
    assert.equal(keys(window), '15 16 17 18 19 20');
    assert.equal(window.hasOlder, true);
    assert.deepEqual(server.requests, []);
    server.items = server.items.filter(({ key }) => key !== '16');
    await window.load(signal);
    assert.deepEqual(server.requests, [0, 1]);
    assert.equal(keys(window), '14 15 17 18 19 20');
  });

  it('keeps an item the same object as long as it says the same', async () => {
    const [before] = window.items;
    server.items = server.items.map((item) => ({ ...item }));
    await list.refresh();
    assert.equal(window.items[0], before);
    server.items = server.items.map((item) =>
      item.key === '18' ? message(18, '18', 'Other words') : item,
    );
    await list.refresh();
    assert.notEqual(window.items[0], before);
  });

  it('stays as it was when more cannot be loaded', async () => {
    server.isDown = true;
    await assert.rejects(window.loadOlder(signal), /Down/);
    assert.equal(keys(window), '18 19 20');
    server.isDown = false;
    await window.loadOlder(signal);
    assert.equal(keys(window), '15 16 17 18 19 20');
  });

  it('grows as far as an item that is near', async () => {
    assert.equal(await window.reach('11', 3, signal), true);
    assert.equal(keys(window), '9 10 11 12 13 14 15 16 17 18 19 20');
  });

  it('does not find what is not there', async () => {
    assert.equal(await window.reach('99', 2, signal), false);
    assert.equal(keys(window), '18 19 20');
  });

  it('opens where an item is, and grows to both sides from there', async () => {
    const other = new ThreadWindow(list);
    assert.equal(await other.reach('10', 2, signal), true);
    assert.equal(keys(other), '9 10 11');
    assert.equal(other.hasNewer, true);
    await other.loadNewer(signal);
    await other.loadOlder(signal);
    assert.equal(keys(other), '6 7 8 9 10 11 12 13 14');
    for (let page = 3; page > 0; page--) await other.loadNewer(signal);
    assert.match(keys(other), / 19 20$/);
  });

  it('moves to an item that is far away', async () => {
    server = new Messages(100);
    const far = server.list();
    const other = new ThreadWindow(far);
    await other.load(signal);
    assert.equal(await other.reach('10', 29, signal), true);
    assert.equal(keys(other), '8 9 10');
    assert.equal(other.hasNewer, true);
  });

  it('goes on with another list of the same conversation', async () => {
    await window.loadOlder(signal);
    const next = server.list();
    window.follow(next);
    assert.equal(keys(window), '15 16 17 18 19 20');
    await window.loadOlder(signal);
    assert.equal(keys(window), '12 13 14 15 16 17 18 19 20');
  });

  it('keeps unreadable items in their places, and only while they are there', async () => {
    const odd: ConversationItem = { kind: 'unreadable', key: placeKey(0, 1), reason: 'x' };
    server.items.splice(1, 1, odd);
    await list.refresh();
    assert.equal(keys(window), `${odd.key} 18 20`);
    server.items.splice(1, 1);
    await list.refresh();
    assert.equal(keys(window), '17 18 20');
  });
});

describe('The order of a thread', () => {
  it('is by date; what bears none keeps its place', () => {
    const items = [message(3), message(null, 'x'), message(1), message(2), message(null, 'y')];
    assert.deepEqual(
      byDate(items).map(({ key }) => key),
      ['1', 'x', '2', '3', 'y'],
    );
  });
});
