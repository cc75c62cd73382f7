import type { Hit, UnitPlace } from './hitList.ts';
import { HitList } from './hitList.ts';

/** Walks through the hits of one search after the other, while they come in. */
export class HitWalk {
  readonly hits = new HitList();
  readonly #goTo: (hit: Hit, isStep: boolean) => void;
  #current: Hit | null = null;
  /** Where the walk begins. */
  #origin: Hit | null = null;
  /** Whether the reader has been brought to the current hit; else it is only the likely one. */
  #isThere = false;
  #isWanted = false;
  /** Whether the hits are still those of the search before. */
  #isStale = false;
  /** Steps that were asked for before it was known where they lead. */
  #steps: (1 | -1)[] = [];

  /** @param goTo brings the reader to a hit; by a step, or because it is the first of a new search */
  constructor(goTo: (hit: Hit, isStep: boolean) => void) {
    this.#goTo = goTo;
  }

  /** The hit that the walk has come to; null when there is none, or none is known yet. */
  get current(): Hit | null {
    return this.#current;
  }

  /** The index of the current hit; null when there is none. */
  get index(): number | null {
    if (!this.#current) return null;
    const { part, unit, start } = this.#current;
    return this.hits.firstFrom(part, unit, start);
  }

  /** Where the next walk begins unless it is told another place: at the hit that was come to. */
  get origin(): UnitPlace | null {
    return this.#current ?? this.#origin;
  }

  /**
   * There will be other hits. Those that are there stay until they are cleared.
   *
   * @param origin where to look first; null to begin where the last walk has come to
   * @param isWanted whether the reader is to be brought to the first hit
   */
  begin(origin: UnitPlace | null, isWanted: boolean): void {
    this.#origin = origin ? { ...origin, start: 0, end: 0 } : (this.#current ?? this.#origin);
    this.#isWanted = isWanted;
    this.#isThere = false;
    this.#steps = [];
    this.#current = null;
    this.#isStale = true;
  }

  /** Forgets the hits. */
  clear(): void {
    this.hits.clear();
    this.#current = null;
    this.#isStale = false;
  }

  /** More hits. */
  add(hits: Int32Array, isDone: boolean, isCapped: boolean): void {
    this.hits.add(hits, isDone, isCapped);
    if (!this.#isThere) this.#choose();
    for (let step = this.#steps.shift(); step !== undefined; step = this.#steps.shift()) {
      if (this.#take(step)) continue;
      this.#steps.unshift(step);
      return;
    }
  }

  /** The reader sees the current hit, if there is one: steps lead on from it. */
  arrive(): void {
    if (this.#current && !this.#isStale) this.#isThere = true;
  }

  /**
   * Goes to the hit after (1) or before (-1) the current one, round at the ends.
   *
   * @param view where the reader is: it goes on from there if no hit was come to yet; null if unknown
   */
  step(by: 1 | -1, view: UnitPlace | null): void {
    if (view && !this.#isThere && !this.#isWanted) {
      this.#origin = { ...view, start: 0, end: 0 };
      if (!this.#isStale) this.#choose();
    }
    if (this.#steps.length > 0 || !this.#take(by)) this.#steps.push(by);
  }

  /** The first hit from the origin on, or, when there is none, the first of all. */
  #choose(): void {
    const { hits } = this;
    const { part = -Infinity, unit = 0, start = 0 } = this.#origin ?? {};
    const after = hits.at(hits.firstFrom(part, unit, start));
    this.#current = after ?? (hits.isDone ? hits.at(0) : null);
    if (this.#current && this.#isWanted) this.#arrive(this.#current, false);
  }

  /** Whether a step could be taken; else it is not yet known where it leads. */
  #take(by: 1 | -1): boolean {
    const { hits, index } = this;
    if (this.#isStale) return false;
    if (hits.length === 0) return hits.isDone;
    if (index === null) return false;
    // The likely hit is the next one until the reader has been there.
    const to = this.#isThere || by < 0 ? index + by : index;
    if (!hits.isDone && hits.at(to) === null) return false;
    const hit = hits.at((to + hits.length) % hits.length);
    if (hit) this.#arrive(hit, true);
    return true;
  }

  #arrive(hit: Hit, isStep: boolean): void {
    this.#current = hit;
    this.#isThere = true;
    this.#goTo(hit, isStep);
  }
}
