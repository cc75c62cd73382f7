import assert from 'node:assert/strict';
import { PlaybackReporter } from '../../../media/transcript/player/playbackReporter.ts';
import type { Stage } from '../../../media/transcript/player/stage.ts';

function reporting() {
  const told: (readonly [isPlaying: boolean, position: number])[] = [];
  const player = { isPlaying: false, position: 0 };
  const playback: { stage: Stage; player: typeof player; length: number | null } = {
    stage: 'idle',
    player,
    length: 60,
  };
  const reporter = new PlaybackReporter(playback, ({ isPlaying, position }) =>
    told.push([isPlaying, position]),
  );
  const update = (stage: Stage, isPlaying: boolean, position: number) => {
    playback.stage = stage;
    Object.assign(player, { isPlaying, position });
    reporter.update();
    return told.splice(0);
  };
  return { playback, update };
}

describe('player: what the host is told', () => {
  it('is each change, and each second', () => {
    const { update } = reporting();
    assert.deepEqual(update('ready', false, 0), [[false, 0]]);
    assert.deepEqual(update('ready', true, 0), [[true, 0]]);
    assert.deepEqual(update('ready', true, 0.9), []);
    assert.deepEqual(update('ready', true, 1.1), [[true, 1.1]]);
    assert.deepEqual(update('ready', false, 1.1), [[false, 1.1]]);
  });

  it('is nothing while the recording is on its way, whatever else changes', () => {
    const { playback, update } = reporting();
    update('idle', false, 0);
    assert.deepEqual(update('fetching', false, 0), []);
    playback.length = 61;
    assert.deepEqual(update('fetching', false, 7), []);
  });

  for (const stage of ['ready', 'problem', 'idle'] as const) {
    it(`is always what came of it: ${stage}, though nothing plays`, () => {
      const { update } = reporting();
      assert.deepEqual(update('idle', false, 0), [[false, 0]]);
      update('fetching', false, 0);
      assert.deepEqual(update(stage, false, 0), [[false, 0]]);
      assert.deepEqual(update(stage, false, 0), []);
    });
  }
});
