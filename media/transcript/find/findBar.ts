import type { PageWords } from '../../../src/transcript/words/pageWords.ts';
import { iconButton } from '../button.ts';
import { element } from '../element.ts';
import { fillIn } from '../fillIn.ts';
import type { FindCommand } from './findKeys.ts';
import { findBarCommand, shownKey } from './findKeys.ts';
import type { FindQuery } from './query.ts';
import { ToggleButton } from './toggleButton.ts';

/** How many hits there are, and which of them is gone to. */
export interface HitCount {
  /** Counted from 1; null while none is gone to. */
  readonly current: number | null;
  readonly total: number;
  /** Whether there are more than `total`. */
  readonly isCapped: boolean;
}

/** What a bar tells the one who made it. */
export interface FindBarEvents {
  /** The query is another one. */
  changed(): void;
  next(): void;
  previous(): void;
  close(): void;
}

/** The find bar: looks and answers to keys as VS Code's own does. */
export class FindBar {
  readonly element = element('div', 'find');
  readonly #words: PageWords['find'];
  readonly #isMac: boolean;
  readonly #events: FindBarEvents;
  readonly #input = element('input', 'find-input');
  readonly #count = element('div', 'find-count');
  readonly #error = element('div', 'find-error');
  readonly #toggles: Readonly<Record<'matchCase' | 'wholeWord' | 'regex', ToggleButton>>;
  readonly #steps: readonly HTMLButtonElement[];

  constructor(words: PageWords['find'], isMac: boolean, events: FindBarEvents) {
    this.#words = words;
    this.#isMac = isMac;
    this.#events = events;
    const toggle = (icon: string, label: string, command: 'matchCase' | 'wholeWord' | 'regex') =>
      new ToggleButton(icon, label, shownKey(command, isMac), () => this.#events.changed());
    this.#toggles = {
      matchCase: toggle('case-sensitive', words.matchCase, 'matchCase'),
      wholeWord: toggle('whole-word', words.wholeWord, 'wholeWord'),
      regex: toggle('regex', words.regex, 'regex'),
    };
    const button = (icon: string, label: string, command: 'previous' | 'next' | 'close') => {
      const made = iconButton(icon, label, () => this.#run(command));
      made.title = `${label} (${shownKey(command, isMac)})`;
      return made;
    };
    this.#steps = [
      button('arrow-up', words.previous, 'previous'),
      button('arrow-down', words.next, 'next'),
    ];
    this.#prepareInput();
    this.#error.id = 'find-error';
    this.#error.hidden = true;
    const toggles = Object.values(this.#toggles).map((made) => made.element);
    const tools = [this.#count, ...this.#steps, button('close', words.close, 'close')];
    this.element.append(
      element('div', 'find-field', this.#input, ...toggles),
      element('div', 'find-tools', ...tools),
      this.#error,
    );
    this.element.role = 'search';
    this.element.ariaLabel = words.find;
    this.element.hidden = true;
    this.element.addEventListener('keydown', (event) => this.#press(event));
  }

  get query(): FindQuery {
    const { matchCase, wholeWord, regex } = this.#toggles;
    return {
      text: this.#input.value,
      matchCase: matchCase.isOn,
      wholeWord: wholeWord.isOn,
      regex: regex.isOn,
    };
  }

  /** Shows a query, without telling that it is another one. */
  set query({ text, matchCase, wholeWord, regex }: FindQuery) {
    this.#input.value = text;
    this.#toggles.matchCase.isOn = matchCase;
    this.#toggles.wholeWord.isOn = wholeWord;
    this.#toggles.regex.isOn = regex;
  }

  focus(): void {
    this.#input.focus({ preventScroll: true });
    this.#input.select();
  }

  /** What the bar says of the hits; null when nothing is looked for. */
  countText(count: HitCount | null): string {
    if (!count) return '';
    if (count.total === 0) return this.#words.noHits;
    const format = new Intl.NumberFormat(document.documentElement.lang || undefined);
    const number = format.format(count.total);
    const total = count.isCapped ? fillIn(this.#words.orMore, number) : number;
    const current = count.current === null ? '?' : format.format(count.current);
    return fillIn(this.#words.hitOf, current, total);
  }

  showCount(count: HitCount | null): void {
    this.#count.textContent = this.countText(count);
    this.element.classList.toggle('no-hits', count?.total === 0);
    for (const button of this.#steps) button.ariaDisabled = String(!count || count.total === 0);
  }

  /** Says what is wrong with the query; null when nothing is. */
  showError(message: string | null): void {
    this.#error.textContent = message;
    this.#error.hidden = message === null;
    this.#input.ariaInvalid = String(message !== null);
  }

  #prepareInput(): void {
    const input = this.#input;
    input.type = 'text';
    input.dir = 'auto';
    input.placeholder = this.#words.find;
    input.ariaLabel = this.#words.find;
    input.autocomplete = 'off';
    input.spellcheck = false;
    input.setAttribute('aria-describedby', 'find-error');
    input.addEventListener('input', () => this.#events.changed());
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const command = this.#commandOf(event);
    const isTyped =
      event.target === this.#input &&
      event.key.length === 1 &&
      !(event.ctrlKey || event.metaKey || event.altKey);
    // What is typed is neither a key of the page nor, being forwarded, one of VS Code.
    if (command || isTyped) event.stopPropagation();
    if (!command) return;
    event.preventDefault();
    this.#run(command);
  }

  #commandOf(event: KeyboardEvent): FindCommand | null {
    const { key, target, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (key === 'Enter' && target === this.#input && !ctrlKey && !metaKey && !altKey) {
      return shiftKey ? 'previous' : 'next';
    }
    return findBarCommand(event, this.#isMac);
  }

  #run(command: FindCommand): void {
    switch (command) {
      case 'open':
        this.focus();
        return;
      case 'close':
        this.#events.close();
        return;
      case 'next':
        this.#events.next();
        return;
      case 'previous':
        this.#events.previous();
        return;
      case 'matchCase':
      case 'wholeWord':
      case 'regex':
        this.#toggles[command].toggle();
    }
  }
}
