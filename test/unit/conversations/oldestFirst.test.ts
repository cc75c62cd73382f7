import assert from 'node:assert/strict';
import type { ConversationItem } from '../../../src/model/conversationItem.ts';
import { oldestFirst } from '../../../src/conversations/oldestFirst.ts';

const dated = (key: string, sentAt: number | null): ConversationItem => ({
  ...{ kind: 'text-message', key, content: '', direction: null, from: null, to: null },
  sentAt,
});
const order = (...items: ConversationItem[]) => oldestFirst(items).map(({ key }) => key);

describe('The order of a whole conversation', () => {
  it('is by date, whichever way the server counts its pages', () => {
    assert.deepEqual(order(dated('d', 4), dated('c', 3), dated('b', 2), dated('a', 1)), [
      ...['a', 'b', 'c', 'd'],
    ]);
    assert.deepEqual(order(dated('b', 2), dated('a', 1), dated('d', 4), dated('c', 3)), [
      ...['a', 'b', 'c', 'd'],
    ]);
  });

  it('leaves what has no date beside what it stood behind', () => {
    const items = [dated('d', 4), dated('c', 3), dated('?', null), dated('b', 2), dated('a', 1)];
    assert.deepEqual(order(...items), ['a', 'b', '?', 'c', 'd']);
    assert.deepEqual(order(dated('?', null), ...items.slice(0, 2)), ['c', 'd', '?']);
    assert.deepEqual(order(dated('2', null), dated('1', null)), ['1', '2']);
  });

  it('keeps apart what happened at the same time', () => {
    assert.deepEqual(order(dated('c', 2), dated('b', 1), dated('a', 1)), ['a', 'b', 'c']);
  });
});
