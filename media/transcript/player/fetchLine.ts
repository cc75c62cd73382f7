import { textButton } from '../button.ts';
import { element } from '../element.ts';
import { fillIn } from '../fillIn.ts';
import type { PlayerWords } from '../../../src/transcript/words/playerWords.ts';

const megabyte = 1024 * 1024;

/** Stands in the player's place while the recording is on its way. */
export class FetchLine {
  readonly element: HTMLElement;
  readonly #words: PlayerWords;
  readonly #number: Intl.NumberFormat;
  readonly #size: Intl.NumberFormat;
  readonly #progress = element('progress', '');
  readonly #text = element('span', 'player-fetched');

  constructor(words: PlayerWords, language: string, onCancel: () => void) {
    this.#words = words;
    const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
    this.#number = new Intl.NumberFormat(language, digits);
    this.#size = new Intl.NumberFormat(language, { ...digits, style: 'unit', unit: 'megabyte' });
    this.#progress.ariaLabel = words.fetching;
    const cancel = textButton(words.cancel, 'secondary', onCancel);
    this.element = element('div', 'player-fetch', this.#progress, this.#text, cancel);
    this.show(0, null);
  }

  /** Bytes; the total is null while it is not known. */
  show(received: number, total: number | null): void {
    const size = (bytes: number) => this.#size.format(bytes / megabyte);
    if (total === null) {
      this.#progress.removeAttribute('value');
      this.#text.textContent = received === 0 ? this.#words.fetching : size(received);
      return;
    }
    this.#progress.max = Math.max(1, total);
    this.#progress.value = received;
    const done = this.#number.format(received / megabyte);
    this.#text.textContent = fillIn(this.#words.fetched, done, size(total));
  }
}
