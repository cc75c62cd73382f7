import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { callCues, cueTime } from '../../../src/formats/cues.ts';
import { exportedCall } from './support/exported.ts';
import { bareWords, hostileSegments } from './support/hostileSegments.ts';

/** Start and end in milliseconds of `[start, end, text]` in seconds. */
function timesOf(
  segments: readonly (readonly [number | null, number | null, string?])[],
  lengthSeconds: number | null = null,
): [number, number][] {
  const transcript = segments.map(([start, end, text = 'Yes.']) => ({
    speaker: 'user',
    text,
    start,
    end,
  }));
  const { cues } = callCues(exportedCall(transcript, { lengthSeconds }).item);
  return cues.map(({ startMs, endMs }) => [startMs, endMs]);
}

describe('callCues', () => {
  it('keeps the times that are given, also where they overlap', () => {
    assert.deepEqual(timesOf([[1, 9.5], [2, 3]]), [[1000, 9500], [2000, 3000]]); // prettier-ignore
  });

  it('rounds once', () => {
    assert.deepEqual(timesOf([[59.9996, 3599.9995]]), [[60_000, 3_600_000]]);
  });

  it('takes the next start for an end that is missing, or not after its start', () => {
    for (const end of [null, 1, 0.5, 1.0001, NaN, -1]) {
      assert.deepEqual(timesOf([[1, end], [1, end], [4, 5]]), [[1000, 4000], [1000, 4000], [4000, 5000]]); // prettier-ignore
    }
  });

  it('takes the time of the words where there is no start near', () => {
    const words = 'one two three four five six seven eight nine ten';
    assert.deepEqual(timesOf([[1, null, words], [60, null]]), [[1000, 4500], [60_000, 61_000]]); // prettier-ignore
    const [[, chineseEnd] = [0, 0]] = timesOf([[0, null, '你好世界，我想知道我的订单'.repeat(2)], [60, 61]]); // prettier-ignore
    assert.ok(chineseEnd > 2_000);
    assert.deepEqual(timesOf([[0, null, words.repeat(9)], [11, 12]])[0], [0, 11_000]); // prettier-ignore
  });

  it('does not make up an end after the recording', () => {
    assert.deepEqual(timesOf([[9, null]], 9.5), [[9000, 9500]]);
    assert.deepEqual(timesOf([[9, null]], 5), [[9000, 10_000]]);
  });

  it('goes by start, then by the order of the transcript', () => {
    const transcript = [3, 1, null, 3, 2].map((start, index) => ({
      speaker: 'user',
      text: index === 4 ? ' \n' : `${index}`,
      start,
      end: null,
    }));
    const { cues, omitted } = callCues(exportedCall(transcript).item);
    assert.deepEqual(
      cues.map(({ index }) => index),
      [1, 0, 3],
    );
    assert.equal(omitted, 1);
  });

  it('has none without a transcript', () => {
    assert.deepEqual(callCues(exportedCall(null).item), { cues: [], omitted: 0 });
  });

  it('holds up against all times and texts', () => {
    fc.assert(
      fc.property(hostileSegments, (transcript) => {
        const { cues, omitted } = callCues(exportedCall(transcript).item);
        const spoken = transcript.filter(({ text }) => bareWords(text).trim() !== '');
        assert.equal(cues.length + omitted, spoken.length);
        cues.forEach(({ index, startMs, endMs, speaker, text }, position) => {
          const segment = transcript[index];
          assert.equal(speaker, segment?.speaker);
          assert.equal(bareWords(text), bareWords(segment?.text ?? ''));
          assert.equal(startMs, Math.round((segment?.start ?? NaN) * 1000));
          assert.ok(Number.isSafeInteger(startMs) && startMs >= 0);
          assert.ok(Number.isSafeInteger(endMs) && endMs > startMs);
          assert.ok(startMs >= (cues[position - 1]?.startMs ?? 0));
        });
      }),
    );
  });

  it('is fast', () => {
    const transcript = Array.from({ length: 100_000 }, (_, index) => ({
      speaker: 'user',
      text: 'Where is my order?',
      start: Math.floor(index / 50),
      end: null,
    }));
    const started = performance.now();
    assert.equal(callCues(exportedCall(transcript).item).cues.length, 100_000);
    assert.ok(performance.now() - started < 3_000);
  });
});

describe('cueTime', () => {
  it('writes hours, minutes, seconds and milliseconds', () => {
    assert.equal(cueTime(0, ','), '00:00:00,000');
    assert.equal(cueTime(3_723_004, '.'), '01:02:03.004');
    assert.equal(cueTime(360_000_000, '.'), '100:00:00.000');
  });
});
