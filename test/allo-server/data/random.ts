/** A source of numbers that gives the same ones for the same seed, on every machine. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  /** Upper-case hex digits, as in Allo's ids. */
  hex(digits: number): string;
}

export function randomFrom(seed: string): Random {
  let state = hash(seed);
  // mulberry32: small, and good enough to choose sentences.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick(choices) {
      const chosen = choices[whole(0, choices.length - 1)];
      if (chosen === undefined) {
        throw new Error('Nothing to pick from');
      }
      return chosen;
    },
    hex: (digits) =>
      Array.from({ length: digits }, () => whole(0, 15).toString(16).toUpperCase()).join(''),
  };
}

/** FNV-1a: spreads seeds that differ in one letter over the whole range. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
