import assert from 'node:assert/strict';
import type { Segment } from '../../../src/model/segment.ts';
import { segmentAt } from '../../../src/model/segmentAt.ts';

const said = (start: number | null, text = ''): Segment => ({
  speaker: 'user',
  text,
  start,
  end: null,
});

describe('The segment at a second', () => {
  const segments = [said(4.2, 'one'), said(10), said(18.18), said(18.9, 'two'), said(25)];

  for (const [time, index] of [
    [0, 0],
    [4.2, 0],
    [9.99, 0],
    [10, 1],
    [17.5, 1],
    // As it is written beside the segment, and as v2 gives it.
    [18, 2],
    [4, 0],
    // As links keep it.
    [18.9, 3],
    [18.5, 2],
    [18.899, 3],
    [1000, 4],
  ] as const) {
    it(`${time} is that of number ${index}`, () => {
      assert.equal(segmentAt(segments, time), index);
    });
  }

  it('is the one that holds the words, of those that begin within it', () => {
    assert.equal(segmentAt(segments, 18, 'two'), 3);
    assert.equal(segmentAt(segments, 18, 'one'), 2);
  });

  it('goes by time, not by order, and passes over those without one', () => {
    assert.equal(segmentAt([said(null), said(20), said(5), said(null)], 7.5), 2);
  });

  it('is none where nothing has a time', () => {
    assert.equal(segmentAt([said(null)], 3), null);
    assert.equal(segmentAt([], 3), null);
  });
});
