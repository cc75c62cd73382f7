import { beginsNearly } from './beginsNearly.ts';
import { type WordMatch, wordMatch } from './wordMatch.ts';

/** What stands before, between and behind the words. */
const border = '\n';

/** Words by number, in which others are found in no time: they are one text. */
export class WordList {
  readonly #numberOf = new Map<string, number>();
  readonly #words: string[] = [];
  /** Where each word begins in the text. */
  readonly #starts: number[] = [];
  #text = border;

  /** The number of a word, which it keeps; the first is 0. @param word without line breaks */
  add(word: string): number {
    const known = this.#numberOf.get(word);
    if (known !== undefined) return known;
    this.#starts.push(this.#text.length);
    this.#text += word + border;
    const number = this.#words.push(word) - 1;
    this.#numberOf.set(word, number);
    return number;
  }

  /** Tells of the words that hold what is typed; of a single letter, those that begin with it. */
  find(typed: string, tell: (word: number, match: WordMatch) => void): void {
    const sought = typed.length > 1 ? typed : border + typed;
    const shift = sought.length - typed.length;
    const text = this.#text;
    const starts = this.#starts;
    let word = 0;
    for (
      let at = text.indexOf(sought);
      at >= 0;
      at = text.indexOf(sought, (starts[word] ?? 0) - shift)
    ) {
      const from = at + shift;
      word = this.#wordAt(from, word);
      tell(word, this.#matchAt(from, from + typed.length));
      word++;
      if (word === starts.length) return;
    }
  }

  /** Tells of the words that begin with what is typed but for one slip. */
  findMistyped(typed: string, tell: (word: number, match: WordMatch) => void): void {
    const isNearly = beginsNearly(typed);
    if (!isNearly) return;
    for (const [number, word] of this.#words.entries()) {
      if (isNearly(word)) tell(number, wordMatch.nearly);
    }
  }

  /** @param first a word that is not behind the place */
  #wordAt(place: number, first: number): number {
    let low = first;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? Infinity) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #matchAt(start: number, end: number): WordMatch {
    if (this.#text[start - 1] !== border) return wordMatch.inside;
    return this.#text[end] === border ? wordMatch.whole : wordMatch.beginning;
  }
}
