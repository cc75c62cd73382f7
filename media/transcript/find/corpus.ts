import type { Unit } from './unit.ts';

/** Units that came together and stand one after the other. */
export interface Slice {
  readonly part: number;
  /** Index in the part of the first unit. */
  readonly first: number;
  readonly units: readonly Unit[];
}

/** All that can be found, in reading order: parts by their number, units by their index. */
export class Corpus {
  #slices: Slice[] = [];

  get slices(): readonly Slice[] {
    return this.#slices;
  }

  /** Takes a slice; what comes twice is taken once. Says whether it was taken. */
  load(slice: Slice): boolean {
    if (this.#slices.some(({ part, first }) => part === slice.part && first === slice.first)) {
      return false;
    }
    this.#slices.push(slice);
    this.#slices.sort(byPlace);
    return true;
  }

  unload(part: number): void {
    this.#slices = this.#slices.filter((slice) => slice.part !== part);
  }

  clear(): void {
    this.#slices = [];
  }
}

/** Orders slices as they are read. */
export function byPlace(one: Slice, other: Slice): number {
  return one.part - other.part || one.first - other.first;
}
