import { type RichBlock, richLeaves, type RichLeaf } from '../../../src/model/richText.ts';
import type { CallEntry } from '../../../src/transcript/threadView.ts';
import type { PageWords } from '../../../src/transcript/words/pageWords.ts';
import { element } from '../element.ts';
import { tags } from '../head.ts';
import { icon } from '../icon.ts';
import { rich } from '../summary.ts';
import { CallTranscript } from './callTranscript.ts';
import { entryRow, entryTime, type EntryView } from './entryView.ts';

/** What a card tells the thread that it is in. */
export interface CallCardEvents {
  /** The reader wants to see the transcript, or has seen enough. */
  toggled(card: CallCard): void;
  open(key: string): void;
}

let cards = 0;

/** A call, collapsed to its summary until the reader wants to see its transcript. */
export class CallCard implements EntryView<CallEntry> {
  readonly type = 'call';
  readonly element: HTMLLIElement;
  readonly transcript: CallTranscript;
  readonly heading = element('div', 'call-line');
  readonly #pageWords: PageWords;
  readonly #status = element('h3', 'call-status');
  /** What the entry says; the transcript below it stays when it says something else. */
  readonly #top = element('div', 'call-top');
  readonly #tools = element('div', 'call-tools');
  readonly #toggle: HTMLButtonElement;
  readonly #toggleWord = element('span', '');
  readonly #count = element('span', 'count');
  #leaves: readonly Element[] = [];
  #words: readonly RichLeaf[] = [];

  constructor(entry: CallEntry, words: PageWords, events: CallCardEvents) {
    this.#pageWords = words;
    const id = `call-${cards++}`;
    this.#status.id = id;
    this.transcript = new CallTranscript(words);
    this.transcript.element.id = `${id}-transcript`;
    this.#toggle = linkButton('toggle', () => events.toggled(this));
    this.#toggle.append(element('span', 'chevron'), this.#toggleWord, this.#count);
    this.#toggle.setAttribute('aria-controls', this.transcript.element.id);
    const open = linkButton('open', () => events.open(entry.key));
    open.append(words.thread.openCall);
    // All cards have the same buttons: whose they are is said after what they do.
    this.#toggle.setAttribute('aria-describedby', id);
    open.setAttribute('aria-describedby', id);
    this.#tools.append(this.#toggle, open);
    const article = element('article', 'card', this.#top, this.#tools, this.transcript.element);
    article.setAttribute('aria-labelledby', id);
    this.element = entryRow('call', 'call', entry.key);
    this.element.append(article);
    this.update(entry);
    this.#drawToggle();
  }

  get isExpanded(): boolean {
    return this.transcript.isShown;
  }

  get leaves(): readonly Element[] {
    return this.#leaves;
  }

  get words(): readonly RichLeaf[] {
    return this.#words;
  }

  /** Whether there is a transcript to show. */
  get canExpand(): boolean {
    return !this.#toggle.hidden;
  }

  /** Where its buttons are, from the window's top. CSS pixels. */
  get toolsTop(): number {
    return this.#toggle.getBoundingClientRect().top;
  }

  update(entry: CallEntry): void {
    const { status, length, tags: names, summary, segments, segmentsLabel, note } = entry;
    this.#status.replaceChildren(icon(status.icon), element('span', '', status.label));
    const meta = element('p', 'call-meta', entryTime(entry, this.#pageWords.thread.unknownDay));
    if (length !== null) meta.append(dot(), length);
    this.heading.replaceChildren(this.#status, meta);
    this.#top.replaceChildren(this.heading);
    if (names.length > 0) this.#top.append(tags(names, this.#pageWords.tags));
    if (summary !== null && summary.length > 0) this.#top.append(summaryOf(summary));
    this.#leaves = [...this.#top.querySelectorAll('.summary :is(p, h3)')];
    this.#words = richLeaves(summary ?? []);
    if (note !== null) this.#top.append(element('p', 'note', note));
    this.element.classList.toggle('bare', summary === null && segments === 0);
    this.#toggle.hidden = segments === 0;
    this.#count.textContent = segmentsLabel;
  }

  expand(isExpanded: boolean): void {
    this.transcript.show(isExpanded);
    this.#drawToggle();
  }

  dispose(): void {
    this.transcript.dispose();
    this.element.remove();
  }

  #drawToggle(): void {
    const { showTranscript, hideTranscript } = this.#pageWords.thread;
    this.#toggle.ariaExpanded = String(this.isExpanded);
    this.#toggleWord.textContent = this.isExpanded ? hideTranscript : showTranscript;
    this.#tools.classList.toggle('stuck', this.isExpanded);
  }
}

/** Headings of the summary stand below that of the call. */
function summaryOf(blocks: readonly RichBlock[]): HTMLElement {
  const made = element('div', 'summary', ...blocks.map(rich));
  made.lang = '';
  for (const heading of made.querySelectorAll('h3')) heading.ariaLevel = '4';
  return made;
}

function linkButton(name: string, onPress: () => void): HTMLButtonElement {
  const button = element('button', 'link-button');
  button.type = 'button';
  button.dataset['focus'] = name;
  button.addEventListener('click', onPress);
  return button;
}

function dot(): HTMLElement {
  const made = element('span', 'dot', ' · ');
  made.ariaHidden = 'true';
  return made;
}
