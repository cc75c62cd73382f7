import assert from 'node:assert/strict';
import type { TextMessage } from '../../../src/model/textMessage.ts';
import { newestFirst } from '../../../src/conversations/newestFirst.ts';

function message(key: string, sentAt: number | null): TextMessage {
  return { kind: 'text-message', key, direction: null, from: null, to: null, content: '', sentAt };
}

describe('newestFirst', () => {
  it('orders by date, keeps equals in place, and puts what has no date behind the rest', () => {
    const items = [
      message('undated 1', null),
      message('old', 1),
      message('same 1', 5),
      message('undated 2', null),
      message('same 2', 5),
      message('new', 9),
    ];
    assert.deepEqual(
      newestFirst(items).map(({ key }) => key),
      ['new', 'same 1', 'same 2', 'old', 'undated 1', 'undated 2'],
    );
  });
});
