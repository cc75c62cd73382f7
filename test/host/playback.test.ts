import assert from 'node:assert/strict';
import { Playback, type Player } from '../../src/transcript/playback.ts';

/** A call that notes what it is told. */
class FakePlayer implements Player {
  readonly title = 'Ada Lovelace';
  readonly isVisible = true;
  readonly told: string[] = [];

  toggle(): void {
    this.told.push('toggle');
  }

  pause(): void {
    this.told.push('pause');
  }

  show(): Promise<void> {
    return Promise.resolve();
  }

  keep(isKept: boolean): void {
    this.told.push(isKept ? 'keep' : 'let go');
  }
}

describe('Playback', () => {
  const playing = { isPlaying: true, position: 7 };
  const paused = { isPlaying: false, position: 7 };
  let playback: Playback;
  let first: FakePlayer;
  let second: FakePlayer;

  beforeEach(() => {
    playback = new Playback();
    first = new FakePlayer();
    second = new FakePlayer();
  });
  afterEach(() => playback.dispose());

  it('pauses a call when another begins, whatever that one says on its way out', () => {
    playback.note(first, playing);
    playback.note(second, playing);
    playback.note(first, playing);
    assert.deepEqual(first.told, ['keep', 'pause', 'let go']);
    assert.deepEqual(second.told, ['keep']);
  });

  it('takes up a call again that was paused', () => {
    playback.note(first, playing);
    playback.note(second, playing);
    playback.note(first, paused);
    playback.note(first, playing);
    assert.deepEqual(second.told, ['keep', 'pause', 'let go']);
    playback.toggle();
    assert.equal(first.told.at(-1), 'toggle');
  });

  it('leaves a call that is closed alone', () => {
    playback.note(first, playing);
    playback.forget(first);
    playback.toggle();
    assert.deepEqual(first.told, ['keep', 'let go']);
  });
});
