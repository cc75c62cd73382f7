import type { KeyGroup, KeyHelpWords } from '../../src/transcript/words/pageWords.ts';
import { iconButton } from './button.ts';
import { element } from './element.ts';
import { fillIn } from './fillIn.ts';
import { isMac } from './isMac.ts';

/** Lists the keys of the page, over it. */
export class KeyHelp {
  readonly element = element('dialog', 'key-help');

  /** @param close names the cross */
  constructor(words: KeyHelpWords, close: string) {
    const modifiers = isMac ? ['⌘', '⇧'] : [words.control, words.shift];
    const heading = element('h2', '', words.title);
    heading.id = 'key-help';
    const cross = iconButton('close', close, () => this.element.close());
    const groups = words.groups.map(({ title, screen, keys }) => {
      const lines = keys.map((line) => {
        const caps = line.shown.map((key) => element('kbd', '', fillIn(key, ...modifiers)));
        const drawn = element('div', '', element('dt', '', ...caps), element('dd', '', line.does));
        return keysOf(line.screen, drawn);
      });
      const list = element('dl', '', ...lines);
      return keysOf(screen, element('section', '', element('h3', '', title), list));
    });
    this.element.setAttribute('aria-labelledby', heading.id);
    this.element.append(element('header', '', heading, cross), element('div', 'groups', ...groups));
    // A click beside it closes it.
    this.element.addEventListener('click', ({ target }) => {
      if (target === this.element) this.element.close();
    });
    // While it is open, its keys are its own.
    this.element.addEventListener('keydown', (event) => event.stopPropagation());
  }

  open(): void {
    this.element.showModal();
  }
}

/** Shown on one kind of page alone, by `keyHelp.css`. */
function keysOf(screen: KeyGroup['screen'], line: HTMLElement): HTMLElement {
  if (screen) line.dataset['keysOf'] = screen;
  return line;
}
