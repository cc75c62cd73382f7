/** Time and chance, so that tests can do without waiting for either. */
export interface Clock {
  /** Milliseconds since 1970 (UTC); jumps when the machine's clock is set. */
  now(): number;
  /** Milliseconds since some moment; never jumps back. For measuring how long something takes. */
  elapsed(): number;
  /** Calls back once after so many milliseconds, unless the function that it returns is called. */
  after(milliseconds: number, callback: () => void): () => void;
  /** From 0 up to, but not including, 1. */
  random(): number;
}

/** The machine's own. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
