import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import SrtParser from 'srt-parser-2';
import { callCues } from '../../../src/formats/cues.ts';
import { srt } from '../../../src/formats/srt.ts';
import { exportedCall } from './support/exported.ts';
import { bareWords, hostileSegments, hostileText } from './support/hostileSegments.ts';

function said(...segments: (readonly [number | null, number | null, string])[]) {
  return exportedCall(
    segments.map(([start, end, text]) => ({ speaker: 'external', text, start, end })),
    { lengthSeconds: null },
    'Grace',
  );
}

/** Hyphens stand before what is said at once, and fewer of them in arrows. */
function withoutHyphens(text: string): string {
  return bareWords(text).replace(/[-\u2060]/gu, '');
}

describe('srt', () => {
  it('numbers what was said, and names who said it', () => {
    assert.equal(
      srt(said([0, 1.5, 'Hello'], [null, null, 'lost'], [2, 3, 'two\n\nlines'])),
      '1\r\n00:00:00,000 --> 00:00:01,500\r\nGrace: Hello\r\n\r\n' +
        '2\r\n00:00:02,000 --> 00:00:03,000\r\nGrace: two lines\r\n\r\n',
    );
  });

  it('shortens what is talked over, or shows both', () => {
    assert.equal(
      srt(said([0, 5, 'one'], [0.5, 3, 'two'], [0.9, 2, 'three'])),
      '1\r\n00:00:00,000 --> 00:00:00,500\r\nGrace: one\r\n\r\n' +
        '2\r\n00:00:00,500 --> 00:00:03,000\r\n- Grace: two\r\n- Grace: three\r\n\r\n',
    );
  });

  it('leaves apart what is short but not said at once', () => {
    assert.match(srt(said([0, 0.2, 'one'], [0.2, 1, 'two'])), /one\r\n\r\n2\r\n00:00:00,200 /u);
  });

  it('disarms tags, commands and arrows', () => {
    assert.match(
      srt(said([0, 1, 'a <i>b</i> {\\an8} c ---> d'])),
      /Grace: a <\u2060i>b<\u2060\/i> \{\u2060\\an8\} c -> d\r\n/u,
    );
  });

  it('has room for 99 hours', () => {
    const late = srt(said([359_998, 359_999.5, 'one'], [360_000, 360_001, 'two'], [5e6, 6e6, 'x']));
    assert.match(late, /^1\r\n99:59:58,000 --> 99:59:59,000\r\nGrace: one\r\n/u);
    assert.match(late, /\r\n2\r\n99:59:59,000 --> 99:59:59,999\r\n- Grace: two\r\n- Grace: x\r\n/u);
  });

  it('is empty without a transcript', () => {
    assert.equal(srt(exportedCall(null)), '');
  });

  it('is fast, whatever was said when', () => {
    const atOnce = Array.from({ length: 50_000 }, () => [1, null, 'x'] as const);
    for (const call of [said(...atOnce), said([1, 2, '-'.repeat(300_000)])]) {
      const started = performance.now();
      srt(call);
      assert.ok(performance.now() - started < 2_000);
    }
  });

  it('can be read, one at a time, and is complete, whatever was said', () => {
    fc.assert(
      fc.property(hostileSegments, hostileText, (transcript, name) => {
        const call = exportedCall(transcript, {}, name);
        const { cues } = callCues(call.item);
        const subtitles = new SrtParser().fromSrt(srt(call));
        let endBefore = 0;
        subtitles.forEach(({ id, startSeconds, endSeconds }, index) => {
          assert.equal(id, String(index + 1));
          assert.ok(startSeconds >= endBefore && endSeconds > startSeconds);
          endBefore = endSeconds;
        });
        const starts = new Set(cues.map(({ startMs }) => Math.min(startMs, 359_999_000) / 1000));
        for (const { startSeconds } of subtitles) assert.ok(starts.has(startSeconds));
        const expected = cues.map(({ index, speaker }) => {
          const shown = call.speakers.find((view) => view.speaker === speaker)?.name ?? speaker;
          return [shown, transcript[index]?.text ?? '']
            .map((text) => text.trim())
            .filter((text) => bareWords(text) !== '')
            .join(':');
        });
        assert.equal(
          withoutHyphens(subtitles.map(({ text }) => text).join('')),
          expected.map(withoutHyphens).join(''),
        );
      }),
    );
  });
});
