import type { Stage } from './stage.ts';

/** How the recording is being played. */
export interface PlaybackReport {
  readonly isPlaying: boolean;
  /** Seconds. */
  readonly position: number;
  /** Seconds; null when unknown. */
  readonly length: number | null;
}

/** What is reported of. */
interface Reported {
  readonly stage: Stage;
  readonly player: { readonly isPlaying: boolean; readonly position: number };
  readonly length: number | null;
}

/**
 * Tells how the recording is played: at every change, and once in each second of it. While it is on
 * its way nothing is told, but what becomes of it always is, also if it does not play then: the host
 * keeps a hidden page alive until it hears of it.
 */
export class PlaybackReporter {
  readonly #playback: Reported;
  readonly #tell: (report: PlaybackReport) => void;
  #told = '';

  constructor(playback: Reported, tell: (report: PlaybackReport) => void) {
    this.#playback = playback;
    this.#tell = tell;
  }

  update(): void {
    const { stage, player, length } = this.#playback;
    if (stage === 'fetching') {
      this.#told = '';
      return;
    }
    const { isPlaying, position } = player;
    const gist = [isPlaying, Math.floor(position), length].join();
    if (gist === this.#told) return;
    this.#told = gist;
    this.#tell({ isPlaying, position, length });
  }
}
