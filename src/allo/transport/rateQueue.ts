import type { Clock } from '../clock.ts';
import { AlloError } from '../errors.ts';
import type { Limits } from '../limits.ts';

/**
 * What is counted together. v1 has no published rate per second, but answered parallel requests
 * with many a 429, so they go one after the other; v2 allows so many reads and writes a second.
 * Recordings take long and hold nothing else up.
 */
export type Lane = 'v1' | 'v2-read' | 'v2-write' | 'recording';

/** `foreground`: a person waits for it. `background`: it is filled in behind. */
export type Urgency = 'foreground' | 'background';

/** A request that wants its turn. The same object comes back for each attempt. */
export interface Turn {
  readonly lane: Lane;
  readonly urgency: Urgency;
  /** Rises with each request, so that one that tries again stands where it stood. */
  readonly order: number;
}

interface Waiting extends Turn {
  readonly admit: () => void;
  readonly refuse: (error: AlloError) => void;
}

/**
 * How long a v2 request counts after its end, in milliseconds. Not after its start: the first
 * requests of a burst wait for connections, the next do not, and so what leaves here a second apart
 * arrives there within one.
 */
const window = 1000;

/**
 * The one queue of a client. Foreground goes before background, first come first served within each;
 * a pause holds all of it, since the API counts by key.
 */
export class RateQueue {
  readonly #clock: Clock;
  readonly #limits: Limits;
  readonly #waiting: Waiting[] = [];
  readonly #most: Readonly<Record<Lane, number>>;
  readonly #lanes: Readonly<Record<Lane, { underWay: number; readonly ends: number[] }>> = {
    v1: { underWay: 0, ends: [] },
    'v2-read': { underWay: 0, ends: [] },
    'v2-write': { underWay: 0, ends: [] },
    recording: { underWay: 0, ends: [] },
  };
  #pausedUntil = 0;
  #cancelWake: (() => void) | null = null;

  constructor(clock: Clock, limits: Limits) {
    this.#clock = clock;
    this.#limits = limits;
    const { readsPerSecond, writesPerSecond, recordingsAtOnce } = limits;
    this.#most = {
      v1: 1,
      'v2-read': readsPerSecond,
      'v2-write': writesPerSecond,
      recording: recordingsAtOnce,
    };
  }

  /**
   * Waits for a turn.
   *
   * @returns what to call when the attempt is over
   * @throws AlloError `rate-limited` when the wait would be longer than one sits out, or the reason
   *   of the signal
   */
  enter({ lane, urgency, order }: Turn, signal: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(cancelled(signal));
        return;
      }
      const onAbort = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(cancelled(signal));
        // Nobody may be left to keep the timer for.
        this.#proceed();
      };
      const waiting: Waiting = {
        lane,
        urgency,
        order,
        admit: () => {
          signal.removeEventListener('abort', onAbort);
          resolve(this.#occupy(lane));
        },
        refuse: (error) => {
          signal.removeEventListener('abort', onAbort);
          reject(error);
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(waiting);
      this.#waiting.sort(
        (a, b) =>
          Number(a.urgency === 'background') - Number(b.urgency === 'background') ||
          a.order - b.order,
      );
      this.#proceed();
    });
  }

  /** Holds everything for so many milliseconds; a pause that is on is never shortened. */
  pause(milliseconds: number): void {
    const length = Math.min(Math.max(milliseconds, 0), this.#limits.longestPauseMs);
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.elapsed() + length);
    this.#proceed();
  }

  /** How many milliseconds a pause still lasts; 0 when there is none. */
  get pauseLeft(): number {
    return Math.max(0, this.#pausedUntil - this.#clock.elapsed());
  }

  #proceed(): void {
    this.#cancelWake?.();
    this.#cancelWake = null;
    const { pauseLeft } = this;
    if (pauseLeft > this.#limits.longestWaitMs) {
      const retryAt = this.#clock.now() + pauseLeft;
      const error = () => new AlloError({ kind: 'rate-limited', retryAt });
      for (const waiting of this.#waiting.splice(0)) waiting.refuse(error());
      return;
    }
    let wakeIn = Infinity;
    if (pauseLeft > 0) {
      wakeIn = pauseLeft;
    } else {
      for (const waiting of [...this.#waiting]) {
        const wait = this.#waitFor(waiting.lane);
        if (wait === 0) {
          this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
          waiting.admit();
        } else {
          wakeIn = Math.min(wakeIn, wait);
        }
      }
    }
    if (this.#waiting.length > 0 && wakeIn < Infinity)
      // Timers count whole milliseconds and may be early by a fraction of one.
      this.#cancelWake = this.#clock.after(Math.ceil(wakeIn), () => this.#proceed());
  }

  /** Milliseconds until the lane has room; Infinity when that depends on an attempt to end. */
  #waitFor(lane: Lane): number {
    const { underWay, ends } = this.#lanes[lane];
    const now = this.#clock.elapsed();
    while (ends[0] !== undefined && ends[0] + window <= now) ends.shift();
    if (underWay + ends.length < this.#most[lane]) return 0;
    return ends[0] === undefined ? Infinity : ends[0] + window - now;
  }

  #occupy(lane: Lane): () => void {
    const state = this.#lanes[lane];
    state.underWay++;
    return () => {
      state.underWay--;
      if (lane.startsWith('v2')) state.ends.push(this.#clock.elapsed());
      this.#proceed();
    };
  }
}

function cancelled(signal: AbortSignal): AlloError {
  return signal.reason instanceof AlloError ? signal.reason : new AlloError({ kind: 'cancelled' });
}
