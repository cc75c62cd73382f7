import type { SpeakerView } from '../../src/model/itemHead.ts';

/** As many colours and lanes as can be told apart; further speakers share them. */
export const laneCount = 5;

/**
 * How each speaker is shown. One that the host did not announce is shown by the name that the
 * segments give it, in a lane after those that are taken.
 */
export class SpeakerDirectory {
  readonly #views = new Map<string, SpeakerView>();

  constructor(announced: readonly SpeakerView[]) {
    for (const view of announced) this.#views.set(view.speaker, view);
  }

  of(speaker: string): SpeakerView {
    const known = this.#views.get(speaker);
    if (known) return known;
    const view = { speaker, name: speaker, index: this.#nextIndex() };
    this.#views.set(speaker, view);
    return view;
  }

  /** All that were announced or asked for. */
  get known(): Iterable<SpeakerView> {
    return this.#views.values();
  }

  /** How many lanes are in use, side by side. */
  get lanes(): number {
    return Math.min(laneCount, this.#nextIndex());
  }

  #nextIndex(): number {
    let next = 0;
    for (const { index } of this.#views.values()) next = Math.max(next, index + 1);
    return next;
  }
}

/** The lane of a speaker, and with it the colour. */
export function laneOf(view: SpeakerView): number {
  return view.index % laneCount;
}
