import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { excerptLines, excerptText, wholeWords } from '../../../src/model/excerpt.ts';
import { hostileSegments } from '../formats/support/hostileSegments.ts';

const segments = [
  { speaker: 'agent', text: 'Hello, how can I help?', start: 12, end: 14 },
  { speaker: 'external', text: "I don't know…", start: null, end: null },
  { speaker: 'user', text: '  ', start: 15, end: null },
  { speaker: 'user', text: 'My 😀 friend\nand 你好世界', start: 3723, end: null },
];

/** Positions as [segment, offset]. */
function quoted(from: [number, number], to: [number, number]): string {
  const excerpt = {
    from: { segment: from[0], offset: from[1] },
    to: { segment: to[0], offset: to[1] },
  };
  const names = new Map([['agent', 'Allo AI']]);
  const nameOf = (speaker: string) => names.get(speaker) ?? speaker;
  return excerptText(excerptLines(segments, nameOf, wholeWords(segments, excerpt)));
}

describe('An excerpt', () => {
  it('within one segment is the bare words', () => {
    assert.equal(quoted([0, 7], [0, 16]), 'how can I');
    assert.equal(quoted([3, 0], [3, 99]), 'My 😀 friend\nand 你好世界');
  });

  it('is widened to whole words', () => {
    assert.equal(quoted([0, 9], [0, 12]), 'how can');
    assert.equal(quoted([1, 4], [1, 5]), "don't");
    assert.equal(quoted([3, 4], [3, 5]), '😀');
  });

  it('is not widened from between words', () => {
    assert.equal(quoted([0, 6], [0, 10]), 'how');
    assert.equal(quoted([0, 5], [0, 6]), ',');
  });

  it('over segments has a line for each that has words', () => {
    assert.equal(
      quoted([0, 18], [3, 15]),
      "[0:12] Allo AI: help?\nexternal: I don't know…\n[1:02:03] user: My 😀 friend and",
    );
  });

  it('ends before a segment of which it holds nothing', () => {
    assert.equal(quoted([0, 17], [1, 0]), 'help?');
    assert.equal(quoted([1, 8], [3, 0]), 'know…');
    const { to } = wholeWords(segments, {
      from: { segment: 1, offset: 8 },
      to: { segment: 2, offset: 0 },
    });
    assert.deepEqual(to, { segment: 1, offset: 13 });
  });

  it('may be empty', () => {
    assert.equal(quoted([0, 8], [0, 8]), '');
    assert.equal(quoted([0, 22], [1, 0]), '');
    assert.equal(quoted([2, 0], [2, 2]), '');
    assert.equal(quoted([9, 0], [9, 5]), '');
  });

  it('of all is all, and of a part a widened part', () => {
    const place = fc.tuple(fc.nat(30), fc.nat(40));
    fc.assert(
      fc.property(hostileSegments, place, place, (transcript, a, b) => {
        const [from, to] = [a, b]
          .sort((one, other) => one[0] - other[0] || one[1] - other[1])
          .map(([segment, offset]) => ({
            segment,
            offset: Math.min(offset, transcript[segment]?.text.length ?? 0),
          }));
        assert.ok(from && to);
        const wide = wholeWords(transcript, { from, to });
        assert.deepEqual(wholeWords(transcript, wide), wide);
        const textOf = (excerpt: typeof wide) =>
          excerptLines(transcript, (speaker) => speaker, excerpt).map(({ text }) => text);
        const narrow = textOf({ from, to });
        if (narrow.length === 0) return;
        const widened = textOf(wide);
        assert.equal(widened.length, narrow.length);
        narrow.forEach((text, index) => assert.ok(widened[index]?.includes(text)));
      }),
    );
  });
});
