import { textButton } from '../button.ts';
import { icon } from '../icon.ts';
import { formatTimestamp } from '../../../src/model/timestamp.ts';
import { withKey } from './controlButton.ts';
import { fillIn } from '../fillIn.ts';
import type { PlayerWords } from '../../../src/transcript/words/playerWords.ts';

/** Floats above the text while the reader is elsewhere, and leads back to what is being said. */
export class BackButton {
  readonly element: HTMLButtonElement;
  readonly #words: PlayerWords;
  #shown = '';

  constructor(words: PlayerWords, onPress: () => void) {
    this.#words = words;
    this.element = textButton('', 'primary', onPress);
    this.element.classList.add('back-to-spoken');
    const key = words.keys.backToSpoken;
    if (key) this.element.setAttribute('aria-keyshortcuts', key.aria);
    this.element.hidden = true;
  }

  /**
   * @param position seconds
   * @param row of what is being said; it tells the way
   */
  show(position: number, row: HTMLElement | null): void {
    const label = fillIn(this.#words.backToSpoken, formatTimestamp(position));
    this.element.hidden = false;
    if (label === this.#shown) return;
    this.#shown = label;
    const isAbove = (row?.getBoundingClientRect().bottom ?? 0) < innerHeight / 2;
    this.element.replaceChildren(icon(isAbove ? 'arrow-up' : 'arrow-down'), label);
    this.element.title = withKey(label, this.#words.keys.backToSpoken);
  }

  /** @param heir gets the focus, if this has it */
  hide(heir: HTMLElement): void {
    if (document.activeElement === this.element) heir.focus({ preventScroll: true });
    this.element.hidden = true;
    this.#shown = '';
  }
}
