import assert from 'node:assert/strict';
import type { Route } from '../../../media/transcript/player/detour.ts';
import { detour } from '../../../media/transcript/player/detour.ts';
import { laneRuns } from '../../../media/transcript/player/laneRuns.ts';
import { recallListening } from '../../../media/transcript/player/listeningState.ts';
import { rates, stepRate } from '../../../media/transcript/player/rates.ts';
import { spokenTime } from '../../../media/transcript/player/spokenTime.ts';
import { talkTime } from '../../../media/transcript/player/talkTime.ts';
import { Timeline } from '../../../media/transcript/player/timeline.ts';

function timeline(...spans: readonly (readonly [string, number, number])[]): Timeline {
  const made = new Timeline();
  made.add(
    0,
    spans.map(([speaker, start, end]) => ({ speaker, text: 'x', start, end })),
  );
  return made;
}

describe('player: the way through a recording', () => {
  const line = timeline(['a', 5, 10], ['b', 11, 12], ['a', 30, 31]);
  const skipping: Route = { loop: null, skipsSilences: true };

  it('goes straight on unless something is wanted', () => {
    assert.equal(detour(20, line, { loop: null, skipsSilences: false }), null);
  });

  it('leaves out long silences, all but their edges', () => {
    assert.deepEqual(detour(12.5, line, skipping), { to: 29.8, isSilence: true });
    assert.deepEqual(detour(1, line, skipping), { to: 4.8, isSilence: true });
    assert.equal(detour(12.1, line, skipping), null);
  });

  it('hears short ones, speech, and what comes after the last word', () => {
    assert.equal(detour(10.5, line, skipping), null);
    assert.equal(detour(7, line, skipping), null);
    assert.equal(detour(50, line, skipping), null);
  });

  it('never jumps from where it has jumped to', () => {
    for (let position = 0; position < 31; position += 0.05) {
      const jump = detour(position, line, skipping);
      if (!jump) continue;
      assert.ok(jump.to > position);
      assert.equal(detour(jump.to, line, skipping), null);
    }
  });

  it('begins a loop anew at its end, and skips nothing meanwhile', () => {
    const loop = line.spans[0] ?? null;
    const looping: Route = { loop, skipsSilences: true };
    assert.deepEqual(detour(10, line, looping), { to: 5, isSilence: false });
    assert.equal(detour(9.9, line, looping), null);
    assert.equal(detour(1, line, looping), null);
  });
});

describe('player: speeds', () => {
  it('steps through the scale and stays at its ends', () => {
    assert.equal(stepRate(1, 1), 1.25);
    assert.equal(stepRate(1, -1), 0.75);
    assert.equal(stepRate(3, 1), 3);
    assert.equal(stepRate(0.5, -1), 0.5);
    assert.equal(stepRate(1.1, 1), 1.25);
    assert.deepEqual(rates.at(0), 0.5);
  });
});

describe('player: talk time', () => {
  const { spans } = timeline(['a', 0, 10], ['b', 5, 8], ['a', 20, 25], ['b', 24, 40]);

  it('counts overlaps for each, and silence once', () => {
    const { bySpeaker, silence } = talkTime(spans, 60);
    assert.deepEqual(
      [...bySpeaker],
      [
        ['a', 15],
        ['b', 19],
      ],
    );
    assert.equal(silence, 60 - 10 - 20);
  });

  it('does not count what is said to go on after the end', () => {
    const { bySpeaker, silence } = talkTime(spans, 30);
    assert.equal(bySpeaker.get('b'), 3 + 6);
    assert.equal(silence, 10);
  });

  it('knows no silence without a length', () => {
    assert.equal(talkTime(spans, null).silence, null);
  });
});

describe('player: strokes of the strip', () => {
  const laneOf = (speaker: string) => (speaker === 'a' ? 0 : 1);

  it('keeps apart what can be seen apart, and joins what cannot', () => {
    const { spans } = timeline(['a', 0, 10], ['b', 10, 12], ['a', 10.5, 20], ['a', 30, 40]);
    const runs = laneRuns(spans, laneOf, 1);
    assert.deepEqual(
      runs.filter(({ lane }) => lane === 0),
      [
        { lane: 0, from: 0, to: 20 },
        { lane: 0, from: 30, to: 40 },
      ],
    );
    assert.deepEqual(
      runs.filter(({ lane }) => lane === 1),
      [{ lane: 1, from: 10, to: 12 }],
    );
  });

  it('draws the shortest word, and no more strokes than pixels', () => {
    const line = timeline(
      ...Array.from({ length: 10_000 }, (_, index) => ['a', index, index + 0.1] as const),
    );
    assert.ok(laneRuns(line.spans, laneOf, 0.09).length <= 900);
    assert.deepEqual(laneRuns(timeline(['a', 5, 5.01]).spans, laneOf, 1), [
      { lane: 0, from: 5, to: 6 },
    ]);
  });
});

describe('player: what is kept', () => {
  const state = {
    version: 1,
    position: 12.5,
    rate: 1.5,
    volume: 0.4,
    isMuted: true,
    skipsSilences: false,
  } as const;

  it('comes back as it was, through JSON', () => {
    assert.deepEqual(recallListening(JSON.parse(JSON.stringify(state))), state);
  });

  it('is forgotten if it cannot be one', () => {
    const bad: unknown[] = [
      undefined,
      null,
      'x',
      {},
      { ...state, version: 2 },
      { ...state, position: -1 },
      { ...state, position: Number.NaN },
      { ...state, position: Infinity },
      { ...state, rate: 16 },
      { ...state, volume: 1.1 },
      { ...state, isMuted: 'yes' },
      { ...state, skipsSilences: undefined },
    ];
    for (const kept of bad) assert.equal(recallListening(kept), null, JSON.stringify(kept));
  });
});

describe('player: positions in words', () => {
  it('are said in the language of the reader, without what is nothing', () => {
    assert.equal(spokenTime(184.9, 'en'), '3 minutes 4 seconds');
    assert.equal(spokenTime(0, 'en'), '0 seconds');
    assert.equal(spokenTime(60, 'en'), '1 minute');
    assert.equal(spokenTime(3601, 'en'), '1 hour 1 second');
    assert.match(spokenTime(184, 'fr'), /^3\s?minutes.*4\s?secondes$/u);
  });
});
