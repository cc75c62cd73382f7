/** A place in the corpus. */
export interface UnitPlace {
  readonly part: number;
  /** Index in the part. */
  readonly unit: number;
}

/** Something that was found: UTF-16 offsets in the unit's text. */
export interface Hit extends UnitPlace {
  readonly start: number;
  readonly end: number;
}

/** Numbers per hit. */
const width = 4;

/** The hits of one search in reading order, as far as they are known. */
export class HitList {
  #numbers = new Int32Array(0);
  #length = 0;
  #isDone = false;
  #isCapped = false;

  get length(): number {
    return this.#length;
  }

  /** Whether all that is loaded has been searched. */
  get isDone(): boolean {
    return this.#isDone;
  }

  /** Whether there are more than these. */
  get isCapped(): boolean {
    return this.#isCapped;
  }

  at(index: number): Hit | null {
    if (index < 0 || index >= this.#length) return null;
    const at = width * index;
    const [part = 0, unit = 0, start = 0, end = 0] = this.#numbers.subarray(at, at + width);
    return { part, unit, start, end };
  }

  /** Index of the first hit at or after a place; the length of the list if there is none. */
  firstFrom(part: number, unit: number, start = 0): number {
    const place = Int32Array.of(part, unit, start);
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(this.#numbers, width * middle, place, 0) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether there is a hit in a unit. */
  has({ part, unit }: UnitPlace): boolean {
    return this.inUnit({ part, unit }).next().done === false;
  }

  /** The hits in one unit. */
  *inUnit({ part, unit }: UnitPlace): Generator<Hit> {
    for (let index = this.firstFrom(part, unit); ; index++) {
      const hit = this.at(index);
      if (hit?.part !== part || hit.unit !== unit) return;
      yield hit;
    }
  }

  /** Takes more hits, in reading order among themselves, wherever they belong. */
  add(hits: Int32Array, isDone: boolean, isCapped: boolean): void {
    this.#isDone = isDone;
    this.#isCapped = isCapped;
    if (hits.length === 0) return;
    const from = width * this.firstFrom(hits[0] ?? 0, hits[1] ?? 0, hits[2]);
    // As a rule all that is known stands before what is new, and this is empty.
    const later = this.#numbers.slice(from, width * this.#length);
    this.#length += hits.length / width;
    this.#reserve();
    let [to, mine] = [from, 0];
    for (let theirs = 0; theirs < hits.length; theirs += width) {
      while (mine < later.length && compare(later, mine, hits, theirs) < 0) {
        this.#numbers.set(later.subarray(mine, mine + width), to);
        mine += width;
        to += width;
      }
      if (mine === later.length) {
        this.#numbers.set(hits.subarray(theirs), to);
        return;
      }
      this.#numbers.set(hits.subarray(theirs, theirs + width), to);
      to += width;
    }
    this.#numbers.set(later.subarray(mine), to);
  }

  clear(): void {
    this.#length = 0;
    this.#isDone = false;
    this.#isCapped = false;
  }

  /** Makes room for as many as there are now. */
  #reserve(): void {
    const needed = width * this.#length;
    if (needed <= this.#numbers.length) return;
    const more = new Int32Array(2 * needed);
    more.set(this.#numbers);
    this.#numbers = more;
  }
}

/** Whether one hit stands before another (negative), after it, or at the same place (0). */
function compare(one: Int32Array, index: number, other: Int32Array, otherIndex: number): number {
  for (let number = 0; number < 3; number++) {
    const difference = (one[index + number] ?? 0) - (other[otherIndex + number] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
