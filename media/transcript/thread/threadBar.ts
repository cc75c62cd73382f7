import type { PageWords } from '../../../src/transcript/words/pageWords.ts';
import type { ThreadHead } from '../../../src/transcript/threadView.ts';
import { iconButton } from '../button.ts';
import { element, isolated } from '../element.ts';

/** What the reader may ask of the whole conversation. */
export interface ThreadBarEvents {
  refresh(): void;
  export(): void;
}

/** Who the conversation is with, in sight wherever the reader is in it. */
export class ThreadBar {
  readonly element: HTMLElement;
  readonly #title = element('h1', '');
  readonly #details = element('p', 'details');

  constructor(words: PageWords, events: ThreadBarEvents) {
    const exporting = iconButton('export', words.export, () => events.export());
    const refresh = iconButton('refresh', words.refresh, () => events.refresh());
    refresh.dataset['focus'] = 'refresh';
    const names = element('div', 'names', this.#title, this.#details);
    const tools = element('div', 'bar-tools', exporting, refresh);
    this.element = element('header', 'thread-bar', element('div', 'bar-line', names, tools));
    this.element.hidden = true;
  }

  update({ title, details }: ThreadHead): void {
    this.element.hidden = false;
    this.#title.replaceChildren(isolated(title));
    this.#details.replaceChildren(
      ...details.flatMap((detail, index) =>
        index === 0 ? [isolated(detail)] : [' · ', isolated(detail)],
      ),
    );
    this.#details.title = details.join(' · ');
  }
}
