import type { RichLeaf } from '../../../src/model/richText.ts';
import type { MessageEntry } from '../../../src/transcript/threadView.ts';
import type { ThreadWords } from '../../../src/transcript/words/pageWords.ts';
import { element, isolated } from '../element.ts';
import { entryRow, entryTime, type EntryView, heard } from './entryView.ts';

/** A text message, on the side of who wrote it. */
export class MessageBubble implements EntryView<MessageEntry> {
  readonly type = 'message';
  readonly element: HTMLLIElement;
  readonly heading = element('p', 'message-meta');
  readonly #pageWords: ThreadWords;
  #leaves: readonly Element[] = [];
  #words: readonly RichLeaf[] = [];

  constructor(entry: MessageEntry, words: ThreadWords) {
    this.#pageWords = words;
    this.element = entryRow('message', 'message', entry.key);
    this.update(entry);
  }

  get leaves(): readonly Element[] {
    return this.#leaves;
  }

  get words(): readonly RichLeaf[] {
    return this.#words;
  }

  update(entry: MessageEntry): void {
    const { direction, status, author, text, moment } = entry;
    const isBlank = text.trim() === '';
    this.element.dataset['direction'] = direction ?? 'unknown';
    this.heading.replaceChildren(
      heard(`${status.label}: `),
      element('span', 'author', isolated(author)),
      ' ',
      entryTime(entry, this.#pageWords.unknownDay),
    );
    const bubble = element('p', 'bubble', isBlank ? this.#pageWords.noText : text);
    bubble.dir = 'auto';
    bubble.classList.toggle('blank', isBlank);
    // What was written may be in any language, which need not be that of the page.
    if (!isBlank) bubble.lang = '';
    if (moment !== '') bubble.title = moment;
    this.#leaves = isBlank ? [] : [bubble];
    this.#words = isBlank ? [] : [{ text, depth: 0 }];
    this.element.replaceChildren(this.heading, bubble);
  }

  /** Whether who and when go without saying. */
  continue(isContinued: boolean): void {
    this.element.classList.toggle('continued', isContinued);
  }

  dispose(): void {
    this.element.remove();
  }
}
