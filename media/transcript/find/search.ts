import type { Slice } from './corpus.ts';
import { byPlace } from './corpus.ts';
import type { FindRequest } from './findProtocol.ts';
import { mostHits } from './findProtocol.ts';
import type { Matcher } from './matcher.ts';
import { compile } from './matcher.ts';

/** One search over a corpus that may grow while it runs, done unit by unit. */
export class Search {
  readonly #match: Matcher;
  readonly #hidden: ReadonlySet<string>;
  #waiting: Slice[] = [];
  #slice: Slice | undefined;
  #next = 0;
  #found: number[] = [];
  #count = 0;
  #isCapped = false;

  /** @throws {SyntaxError} if the regular expression is broken */
  constructor(request: FindRequest, slices: readonly Slice[]) {
    this.#match = compile(request);
    this.#hidden = new Set(request.hiddenSpeakers);
    this.#waiting = [...slices];
  }

  /** Whether all that there is has been searched, or so much was found that no more is wanted. */
  get isDone(): boolean {
    return this.#isCapped || (this.#slice === undefined && this.#waiting.length === 0);
  }

  get isCapped(): boolean {
    return this.#isCapped;
  }

  /** There is more to search. */
  add(slice: Slice): void {
    this.#waiting.push(slice);
    this.#waiting.sort(byPlace);
  }

  /** Searches the next unit. */
  step(): void {
    if (this.#isCapped) return;
    if (!this.#slice) {
      this.#slice = this.#waiting.shift();
      this.#next = 0;
    }
    const slice = this.#slice;
    if (!slice) return;
    const unit = slice.units[this.#next];
    if (unit && (unit.speaker === null || !this.#hidden.has(unit.speaker))) {
      const left = mostHits - this.#count;
      const offsets = this.#match(unit, left + 1);
      this.#isCapped = offsets.length > 2 * left;
      if (this.#isCapped) offsets.length = 2 * left;
      for (let index = 0; index < offsets.length; index += 2) {
        const [start = 0, end = 0] = [offsets[index], offsets[index + 1]];
        this.#found.push(slice.part, slice.first + this.#next, start, end);
      }
      this.#count += offsets.length / 2;
    }
    this.#next += 1;
    if (this.#next >= slice.units.length) this.#slice = undefined;
  }

  /** The hits since it was asked last: part, unit, start and end in turn. */
  take(): Int32Array<ArrayBuffer> {
    const found = new Int32Array(this.#found);
    this.#found = [];
    return found;
  }
}
