import type { EdgeState } from '../../../src/transcript/threadView.ts';
import { textButton } from '../button.ts';
import { element } from '../element.ts';

/** The words at one end of a thread. */
export interface EdgeWords {
  readonly more: string;
  readonly loading: string;
  /** Empty where nothing needs to be said. */
  readonly end: string;
}

/** What an end of a thread tells the thread. */
export interface EdgeEvents {
  more(): void;
  act(action: string): void;
}

/** One end of what is shown: as the reader comes near, more is asked for; there is a button as well. */
export class Edge {
  readonly element = element('div', 'edge');
  readonly #words: EdgeWords;
  readonly #events: EdgeEvents;
  readonly #button: HTMLButtonElement;
  /** Within the height of a window. The root is named, or the margin would not count inside a frame. */
  readonly #nearness = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.#more();
    },
    { root: document, rootMargin: '100% 0px' },
  );
  #state: EdgeState = { type: 'end' };

  constructor(words: EdgeWords, events: EdgeEvents) {
    this.#words = words;
    this.#events = events;
    this.#button = textButton(words.more, 'secondary', () => this.#more());
  }

  get state(): EdgeState['type'] {
    return this.#state.type;
  }

  /** Draws how it stands, and looks anew whether the reader is near. */
  update(state: EdgeState): void {
    const before = this.#state;
    this.#state = state;
    if (JSON.stringify(state) !== JSON.stringify(before) || !this.element.hasChildNodes()) {
      this.#draw(state);
    }
    this.#nearness.disconnect();
    if (state.type === 'more') this.#nearness.observe(this.element);
  }

  dispose(): void {
    this.#nearness.disconnect();
  }

  #more(): void {
    if (this.#state.type !== 'more') return;
    this.#nearness.disconnect();
    this.#events.more();
  }

  #draw(state: EdgeState): void {
    const isLoading = state.type === 'loading';
    this.element.dataset['state'] = state.type;
    // The same button says that it is at work, so that it keeps the focus.
    this.#button.textContent = isLoading ? this.#words.loading : this.#words.more;
    this.#button.ariaDisabled = String(isLoading);
    switch (state.type) {
      case 'more':
      case 'loading':
        if (this.#button.parentElement !== this.element) this.element.replaceChildren(this.#button);
        return;
      case 'end':
        this.element.replaceChildren(
          ...(this.#words.end ? [element('p', '', this.#words.end)] : []),
        );
        return;
      case 'problem': {
        const buttons = state.actions.map(({ id, label }) =>
          textButton(label, 'secondary', () => this.#events.act(id)),
        );
        const message = element('p', 'problem-message', state.message);
        message.dir = 'auto';
        this.element.replaceChildren(message, element('div', 'actions', ...buttons));
      }
    }
  }
}
