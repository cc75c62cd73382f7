import type { FoldedText } from './foldedText.ts';
import { foldWithOffsets } from './foldedText.ts';
import { fold, isSimple } from '../../../src/model/fold.ts';

/** A text that is searched as a whole: a segment's, a paragraph of the summary, a title. */
export class Unit {
  readonly text: string;
  /** Null for what nobody says. */
  readonly speaker: string | null;
  readonly #isSimple: boolean;
  #folded: string | undefined;
  #foldedWithCase: string | undefined;

  constructor(text: string, speaker: string | null = null) {
    this.text = text;
    this.speaker = speaker;
    this.#isSimple = isSimple(text);
  }

  /** The text as `fold` makes it, made once. */
  folded(matchCase: boolean): string {
    if (this.#isSimple && matchCase) return this.text;
    if (this.#isSimple) return (this.#folded ??= this.text.toLowerCase());
    if (matchCase) return (this.#foldedWithCase ??= fold(this.text, true));
    return (this.#folded ??= fold(this.text, false));
  }

  /** The same, where hits have to be found again in the text itself. */
  foldedWithOffsets(matchCase: boolean): FoldedText {
    if (!this.#isSimple) return foldWithOffsets(this.text, matchCase);
    return { text: this.folded(matchCase), original: (start, end) => [start, end] };
  }
}
