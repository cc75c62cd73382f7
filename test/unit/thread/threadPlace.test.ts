import assert from 'node:assert/strict';
import { recallExpanded, recallThreadPlace } from '../../../media/transcript/thread/threadPlace.ts';

describe('thread page: what is kept of it', () => {
  it('is a place, which comes back as it was', () => {
    for (const place of [
      { type: 'end' },
      { type: 'entry', key: 'a', segment: null, top: -12.5 },
      { type: 'entry', key: 'a', segment: 7, top: 40 },
    ] as const) {
      assert.deepEqual(recallThreadPlace(JSON.parse(JSON.stringify(place))), place);
    }
  });

  it('is nothing where it is something else', () => {
    const place = { type: 'entry', key: 'a', segment: 7, top: 40 };
    for (const other of [
      null,
      'end',
      { type: 'other' },
      { type: 'entry', key: 'a', top: 40 },
      { ...place, key: 1 },
      { ...place, segment: -1 },
      { ...place, segment: 1.5 },
      { ...place, top: NaN },
    ]) {
      assert.equal(recallThreadPlace(other), null);
    }
  });

  it('are the calls that were open', () => {
    assert.deepEqual(recallExpanded(['a', 1, 'b']), ['a', 'b']);
    assert.deepEqual(recallExpanded({ length: 1 }), []);
  });
});
