import { element } from './element.ts';

/** Long enough not to speak of what is over before it could be heard. */
const patience = 150;

/** Says what happens on the page to those who do not see it, without interrupting them. */
export class Announcer {
  readonly element = element('div', 'announcer');
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.element.role = 'status';
  }

  say(text: string): void {
    clearTimeout(this.#timer);
    // The same words again are heard again only if there was something else between.
    this.element.textContent = '';
    this.#timer = setTimeout(() => {
      this.element.textContent = text;
    }, patience);
  }
}
