import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Timeline } from '../../../media/transcript/player/timeline.ts';
import type { Segment } from '../../../src/model/segment.ts';

function said(start: number | null, end: number | null = null, text = 'one two'): Segment {
  return { speaker: 'user', text, start, end };
}

function timeline(...segments: readonly Segment[]): Timeline {
  const made = new Timeline();
  made.add(0, segments);
  return made;
}

const activeAt = (line: Timeline, position: number) =>
  line.at(position).active.map(({ index }) => index);

describe('player: the timeline', () => {
  it('knows who speaks, from the start on and until the end', () => {
    const line = timeline(said(1, 3), said(4, 6));
    assert.deepEqual(activeAt(line, 0.5), []);
    assert.deepEqual(activeAt(line, 1), [0]);
    assert.deepEqual(activeAt(line, 2.9), [0]);
    assert.deepEqual(activeAt(line, 3), []);
    assert.deepEqual(activeAt(line, 4), [1]);
  });

  it('takes a position that was cut to microseconds for the start that it was set to', () => {
    assert.deepEqual(activeAt(timeline(said(10.14, 12)), 10.139999), [0]);
  });

  it('has all that speak at once active; the latest to begin leads', () => {
    const line = timeline(said(0, 10), said(2, 4), said(3, 5));
    assert.deepEqual(activeAt(line, 3.5), [0, 1, 2]);
    assert.equal(line.at(3.5).leader?.index, 2);
    assert.deepEqual(activeAt(line, 4.5), [0, 2]);
    assert.equal(line.at(7).leader?.index, 0);
  });

  it('remembers in a gap who spoke last, and nobody before the first', () => {
    const line = timeline(said(1, 3), said(8, 9));
    assert.equal(line.at(5).leader?.index, 0);
    assert.equal(line.at(0).leader, null);
    assert.equal(timeline().at(3).leader, null);
  });

  it('leaves out what has no time, and sorts what is not in order', () => {
    const line = timeline(said(5, 6), said(null), said(1, 2));
    assert.deepEqual(
      line.spans.map(({ index }) => index),
      [2, 0],
    );
  });

  it('judges a missing end, one at the start, or one before it', () => {
    const words = 'w '.repeat(40).trim();
    const line = timeline(said(0), said(4, 4), said(8, 7), said(30, null, words), said(99));
    assert.deepEqual(
      line.spans.map(({ end }) => end),
      [4, 8, 9, 44, 100],
    );
    assert.equal(line.end, 100);
  });

  it('goes to the next start, and past those that begin together', () => {
    const line = timeline(said(1, 2), said(5, 6), said(5, 7), said(9, 10));
    assert.equal(line.next(0)?.start, 1);
    assert.equal(line.next(1)?.start, 5);
    assert.equal(line.next(5)?.start, 9);
    assert.equal(line.next(9), null);
  });

  it('goes back to the start of what is said, or before it when that has just begun', () => {
    const line = timeline(said(1, 4), said(5, 9), said(5, 9), said(10, 11));
    assert.equal(line.previous(8)?.start, 5);
    assert.equal(line.previous(6)?.start, 1);
    assert.equal(line.previous(10)?.start, 5);
    assert.equal(line.previous(2), null);
    assert.equal(line.previous(0), null);
  });

  it('knows the silences between segments, but not where an end is only judged', () => {
    const line = timeline(said(3, 20), said(4, 5), said(24, 25), said(40), said(60));
    assert.deepEqual(line.silenceAt(1), { from: 0, to: 3 });
    assert.equal(line.silenceAt(10), null);
    assert.deepEqual(line.silenceAt(21), { from: 20, to: 24 });
    assert.deepEqual(line.silenceAt(30), { from: 25, to: 40 });
    assert.equal(line.silenceAt(50), null);
    assert.equal(line.silenceAt(70), null);
  });

  const time = fc.option(fc.integer({ min: 0, max: 60 }));
  const segments = fc.array(fc.record({ start: time, end: time }), { maxLength: 30 });

  it('finds by search what a look at every segment finds, however they arrive', () => {
    fc.assert(
      fc.property(segments, fc.nat(30), fc.integer({ min: 0, max: 80 }), (times, cut, now) => {
        const all = times.map(({ start, end }) => said(start, end));
        const line = new Timeline();
        line.add(0, all.slice(0, cut));
        // Asked in between, so that what was settled is settled again.
        line.at(now);
        line.add(Math.min(cut, all.length), all.slice(cut));
        const position = now + 0.5;
        const expected = timeline(...all).spans.filter(
          ({ start, end }) => start <= position && position < end,
        );
        assert.deepEqual(line.at(position).active, expected);
        assert.equal(line.end, Math.max(0, ...line.spans.map(({ end }) => end)));
      }),
    );
  });

  it('looks 100,000 segments up in no time', () => {
    const line = timeline(
      ...Array.from({ length: 100_000 }, (_, index) => said(index * 2, index * 2 + 1)),
    );
    assert.equal(line.at(150_000).leader?.index, 75_000);
    const before = performance.now();
    for (let i = 0; i < 1000; i++) line.at(i * 200);
    assert.ok(performance.now() - before < 100);
  });
});
