import assert from 'node:assert/strict';
import { CallTimeline } from '../../../media/transcript/player/callTimeline.ts';
import type { Segment } from '../../../src/model/segment.ts';
import { firstSlice } from '../../../src/transcript/protocol.ts';

const said = (count: number, speaker = 'user'): Segment[] =>
  Array.from({ length: count }, (_, index) => ({
    speaker,
    text: 'x',
    start: index,
    end: index + 1,
  }));

function begun(segments: readonly Segment[]): CallTimeline {
  const line = new CallTimeline();
  line.begin(true);
  for (let first = 0; first < segments.length; first += firstSlice) {
    line.add(first, segments.slice(first, first + firstSlice));
  }
  return line;
}

describe('player: the timeline of a call that is begun anew', () => {
  it('grows with every slice the first time', () => {
    const line = new CallTimeline();
    line.begin(true);
    line.add(0, said(firstSlice));
    assert.equal(line.current.spans.length, firstSlice);
    assert.equal(line.isOld, false);
  });

  it('stays while less has come again than was there', () => {
    const total = firstSlice + 50;
    const line = begun(said(total));
    const before = line.current;
    line.begin(true);
    assert.equal(line.current, before);
    line.add(0, said(firstSlice, 'agent'));
    assert.equal(line.current, before);
    assert.equal(line.isOld, true);
    line.add(firstSlice, said(50, 'agent'));
    assert.equal(line.isOld, false);
    assert.equal(line.current.spans.length, total);
    assert.equal(line.current.spans[0]?.said.speaker, 'agent');
  });

  it('grows on when there is more than before', () => {
    const line = begun(said(firstSlice - 20));
    line.begin(true);
    line.add(0, said(firstSlice));
    assert.equal(line.current.spans.length, firstSlice);
    line.add(firstSlice, said(7));
    assert.equal(line.current.spans.length, firstSlice + 7);
  });

  it('goes when all that comes is less', () => {
    const line = begun(said(150));
    line.begin(true);
    line.add(0, said(3));
    assert.equal(line.current.spans.length, 3);
  });

  it('goes at once when nothing will come', () => {
    const line = begun(said(150));
    line.begin(false);
    assert.equal(line.current.spans.length, 0);
    assert.equal(line.isOld, false);
  });

  it('is not mixed with what was under way before it was begun once more', () => {
    const line = begun(said(150));
    line.begin(true);
    line.add(0, said(firstSlice, 'agent'));
    line.begin(true);
    line.add(0, said(firstSlice, 'external'));
    line.add(firstSlice, said(60, 'external'));
    assert.equal(line.current.spans.length, firstSlice + 60);
    assert.ok(line.current.spans.every(({ said: { speaker } }) => speaker === 'external'));
  });
});
