import type { Clock } from '../../../../src/allo/clock.ts';

interface Timer {
  readonly due: number;
  readonly milliseconds: number;
  readonly callback: () => void;
}

/** A clock that stands still until it is told to go on. */
export class FakeClock implements Clock {
  #time = 0;
  readonly #timers = new Set<Timer>();
  readonly #history: number[] = [];
  readonly #watchers = new Set<() => void>();
  readonly #epoch: number;

  constructor(epoch = Date.UTC(2024, 0, 15, 10, 30)) {
    this.#epoch = epoch;
  }

  now(): number {
    return this.#epoch + this.#time;
  }

  elapsed(): number {
    return this.#time;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { due: this.#time + milliseconds, milliseconds, callback };
    this.#timers.add(timer);
    this.#history.push(milliseconds);
    for (const watcher of [...this.#watchers]) watcher();
    return () => void this.#timers.delete(timer);
  }

  random(): number {
    return 0.5;
  }

  /** How long the timers were set for that are still to go off. */
  get pending(): readonly number[] {
    return [...this.#timers].map(({ milliseconds }) => milliseconds);
  }

  /** Waits until a timer of such a length has been set so many times. */
  set(milliseconds: number, times = 1): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.#history.filter((length) => length === milliseconds).length < times) return;
        this.#watchers.delete(look);
        resolve();
      };
      this.#watchers.add(look);
      look();
    });
  }

  /** Lets so much time pass, timers going off in their order. */
  advance(milliseconds: number): void {
    const end = this.#time + milliseconds;
    for (;;) {
      const [next] = [...this.#timers]
        .filter(({ due }) => due <= end)
        .sort((a, b) => a.due - b.due);
      if (next === undefined) break;
      this.#timers.delete(next);
      this.#time = Math.max(this.#time, next.due);
      next.callback();
    }
    this.#time = end;
  }
}
