import assert from 'node:assert/strict';
import { recallFind } from '../../../media/transcript/find/findState.ts';
import { emptyQuery } from './emptyQuery.ts';

const state = { ...emptyQuery, text: 'refund', matchCase: true, isOpen: true };

describe('find: what comes back with a tab', () => {
  it('is what was stored, and nothing more', () => {
    assert.deepEqual(recallFind({ ...state, other: 1 }), state);
  });

  it('is nothing if it cannot be one', () => {
    for (const bad of [undefined, null, 'refund', {}, { ...state, text: 7 }, { text: 'refund' }]) {
      assert.equal(recallFind(bad), null);
    }
    for (const key of ['matchCase', 'wholeWord', 'regex', 'isOpen']) {
      assert.equal(recallFind({ ...state, [key]: 1 }), null, key);
    }
  });
});
