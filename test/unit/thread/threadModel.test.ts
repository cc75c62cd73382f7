import assert from 'node:assert/strict';
import { continues, ThreadModel } from '../../../media/transcript/thread/threadModel.ts';
import type { ThreadMessage } from '../../../media/transcript/thread/threadModel.ts';
import { message, threadMessage, unreadable } from './entries.ts';

function days(model: ThreadModel, said: ThreadMessage) {
  return model.apply(said).days.map(({ id, entries }) => [id, entries.map(({ key }) => key)]);
}

describe('thread page: entries', () => {
  it('puts entries under their days, in order', () => {
    const said = threadMessage([message('a', 1), message('b', 1), message('c', 2)]);
    assert.deepEqual(days(new ThreadModel(), said), [
      ['2024-01-01', ['a', 'b']],
      ['2024-01-02', ['c']],
    ]);
  });

  it('keeps what has no date with what stands before it', () => {
    const said = threadMessage([
      message('a', 1),
      unreadable('u'),
      message('b', 1),
      unreadable('v'),
    ]);
    assert.deepEqual(days(new ThreadModel(), said), [['2024-01-01', ['a', 'u', 'b', 'v']]]);
    const alone = threadMessage([unreadable('u'), message('a', 1)]);
    assert.deepEqual(days(new ThreadModel(), alone), [
      ['null', ['u']],
      ['2024-01-01', ['a']],
    ]);
  });

  it('remembers what is not told again, and forgets what is gone', () => {
    const model = new ThreadModel();
    model.apply(threadMessage([message('a', 1), message('b', 2)]));
    const change = model.apply({ ...threadMessage([message('c', 3)]), order: ['b', 'c'] });
    assert.deepEqual(model.order, ['b', 'c']);
    assert.deepEqual([...change.changed], ['c']);
    assert.equal(model.entry('a'), undefined);
  });

  it('leaves out what it was never told', () => {
    const model = new ThreadModel();
    model.apply({ ...threadMessage([message('a', 1)]), order: ['x', 'a'] });
    assert.deepEqual(model.order, ['a']);
  });

  it('counts what has come before and after', () => {
    const model = new ThreadModel();
    const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map((key, index) => message(key, index + 1));
    assert.ok(a && b && c && d && e);
    const first = model.apply(threadMessage([c]));
    assert.deepEqual([first.older, first.newer], [0, 0]);
    const more = model.apply({ ...threadMessage([a, b, d]), order: ['a', 'b', 'c', 'd'] });
    assert.deepEqual([more.older, more.newer], [2, 1]);
    const between = model.apply({ ...threadMessage([e]), order: ['a', 'b', 'e', 'c', 'd'] });
    assert.deepEqual([between.older, between.newer], [0, 0]);
  });
});

describe('thread page: messages that belong together', () => {
  const at = (minute: number) => ({ iso: `2024-01-01T10:${String(minute).padStart(2, '0')}:00Z` });

  it('are of one side, one after the other, soon', () => {
    const first = message('a', 1, at(0));
    assert.equal(continues(first, message('b', 1, at(5))), true);
    assert.equal(continues(first, message('b', 1, at(6))), false);
    assert.equal(continues(first, message('b', 1, { ...at(1), direction: 'outbound' })), false);
    assert.equal(continues(first, message('b', 1, { ...at(1), author: 'Somebody' })), false);
  });

  it('are not apart by anything else, and have dates', () => {
    assert.equal(continues(undefined, message('b', 1)), false);
    assert.equal(continues(unreadable('u'), message('b', 1)), false);
    assert.equal(continues(message('a', 1, { iso: null }), message('b', 1)), false);
  });
});
