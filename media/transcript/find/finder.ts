import type { PageWords } from '../../../src/transcript/words/pageWords.ts';
import { fillIn } from '../fillIn.ts';
import { isMac } from '../isMac.ts';
import { FindBar } from './findBar.ts';
import { FindClient } from './findClient.ts';
import { findCommand } from './findKeys.ts';
import type { UnitTexts } from './findProtocol.ts';
import { FindReport } from './findReport.ts';
import type { FindState } from './findState.ts';
import type { FindEvents, FindTarget } from './findTarget.ts';
import type { Hit, UnitPlace } from './hitList.ts';
import { HitWalk } from './hitWalk.ts';
import { startFindWorker } from './startFindWorker.ts';
import { boxOf, textRange } from './textRange.ts';

/** The view does not jump while someone is typing. Milliseconds. */
const typingPause = 100;

/** Finding in what is shown: the bar, the search behind it, and the marks in the text. */
export class Finder {
  /** The bar, to be put into the page once. It stands `--top-height` below the window's top edge. */
  readonly element: HTMLElement;
  readonly #target: FindTarget;
  readonly #events: FindEvents;
  readonly #bar: FindBar;
  readonly #walk: HitWalk;
  readonly #client: FindClient;
  readonly #report: FindReport;
  #hiddenSpeakers: readonly string[] = [];
  #focusBefore: Element | null = null;

  /** @param announcer says something to those who do not see it */
  constructor(
    target: FindTarget,
    words: PageWords['find'],
    events: FindEvents,
    announcer: { say(text: string): void },
  ) {
    this.#target = target;
    this.#events = events;
    this.#bar = new FindBar(words, isMac, {
      changed: () => {
        this.#search(true);
        events.stateChanged();
      },
      next: () => this.next(),
      previous: () => this.previous(),
      close: () => this.close(),
    });
    this.element = this.#bar.element;
    this.#walk = new HitWalk((hit, isStep) => void this.#show(hit, isStep));
    this.#report = new FindReport(this.#bar, this.#walk, target, {
      hitsChanged: (hits, current) => events.hitsChanged(hits, current),
      announce: (text) => announcer.say(text),
    });
    this.#client = new FindClient(startFindWorker, {
      started: () => this.#forget(null),
      hits: (...hits) => {
        this.#walk.add(...hits);
        this.#report.changed();
      },
      broken: (message) => {
        // "Invalid regular expression: /(/gimu: Unterminated group"
        this.#forget(fillIn(words.broken, message.slice(message.lastIndexOf(': ') + 2)));
      },
      tooSlow: () => this.#forget(words.tooSlow),
    });
    target.onViewChange(() => this.#report.viewChanged());
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  /** What is looked for, and whether the bar is open. */
  get state(): FindState {
    return { ...this.#bar.query, isOpen: this.isOpen };
  }

  /** Brings a state back; the focus and what is in view stay where they are. */
  restore(state: FindState): void {
    this.#bar.query = state;
    if (state.isOpen) this.#open();
  }

  /**
   * Opens the bar, if it is not, and takes the focus to it.
   *
   * @param initialText what to look for, such as what is selected; what was looked for last if empty
   */
  open(initialText = ''): void {
    const text = initialText.trim();
    if (text !== '') this.#bar.query = { ...this.#bar.query, text, regex: false };
    if (!this.isOpen || text !== '') {
      this.#open();
      this.#events.stateChanged();
    }
    this.#bar.focus();
  }

  /** Looks for a text from a place on, as if it had been typed; the focus stays where it is. */
  find(text: string, from: UnitPlace): void {
    this.#bar.query = { text, matchCase: false, wholeWord: false, regex: false };
    this.#open();
    this.#walk.begin(from, true);
    this.#events.stateChanged();
  }

  /** Closes the bar, takes the marks away, and gives the focus back. */
  close(): void {
    if (!this.isOpen) return;
    const hit = this.#walk.current;
    const { activeElement } = document;
    const hadFocus = this.element.contains(activeElement);
    if (hadFocus && activeElement instanceof HTMLElement) activeElement.blur();
    this.element.hidden = true;
    document.documentElement.classList.remove('finding');
    this.#client.search(null);
    this.#forget(null);
    if (hadFocus && this.#focusBefore instanceof HTMLElement) {
      this.#focusBefore.focus({ preventScroll: true });
    }
    this.#focusBefore = null;
    this.#events.stateChanged();
    this.#events.closed(hit);
  }

  next(): void {
    this.#step(1);
  }

  previous(): void {
    this.#step(-1);
  }

  /**
   * Does what a key stands for in finding, wherever the focus is. To be called with each `keydown` of
   * the document.
   *
   * @returns whether it was one; if so, nobody else is to handle it
   */
  handleKey(event: KeyboardEvent): boolean {
    const command = event.isComposing ? null : findCommand(event, isMac);
    if (command === 'close' ? !this.isOpen : command === null) return false;
    event.preventDefault();
    event.stopPropagation();
    if (command === 'open') this.open(selectedWords());
    else if (command === 'close') this.close();
    else if (command === 'next') this.next();
    else if (command === 'previous') this.previous();
    return true;
  }

  /**
   * Adds units to what can be found. Parts are read in the order of their numbers, which may be
   * negative; slices of a part may come in any order, each once, none overlapping another.
   *
   * @param first index in the part of the first unit
   * @param texts the units' texts, or UTF-8 JSON of `Segment[]` whose texts are the units'. Bytes are
   * kept, and must not be written to any more.
   */
  load(part: number, first: number, texts: UnitTexts): void {
    this.#client.load(part, first, texts);
  }

  /** Takes a part away, for good or to be loaded anew. */
  unload(part: number): void {
    this.#client.unload(part);
    this.#search(false);
  }

  /** Takes everything away. What is looked for stays, and is looked for in what is loaded next. */
  reset(): void {
    this.#client.reset();
    this.#search(false);
  }

  /** What these say is not found. */
  setHiddenSpeakers(speakers: readonly string[]): void {
    if (String(speakers) === String(this.#hiddenSpeakers)) return;
    this.#hiddenSpeakers = speakers;
    this.#search(false);
  }

  #open(): void {
    const { activeElement } = document;
    if (!this.isOpen) this.#focusBefore = activeElement;
    this.element.hidden = false;
    document.documentElement.classList.add('finding');
    this.#client.prepare();
    this.#search(false);
  }

  /** @param isSeen whether the first hit is to be brought into view */
  #search(isSeen: boolean): void {
    if (!this.isOpen) return;
    const { query } = this.#bar;
    this.#walk.begin(this.#isInView(this.#walk.origin) ? null : this.#target.firstInView(), isSeen);
    if (query.text !== '') {
      this.#client.search({ ...query, hiddenSpeakers: this.#hiddenSpeakers });
      return;
    }
    this.#client.search(null);
    this.#forget(null);
  }

  #isInView(place: UnitPlace | null): boolean {
    if (!place) return false;
    for (const { part, unit } of this.#target.unitsInView()) {
      if (part === place.part && unit === place.unit) return true;
    }
    return false;
  }

  /** @param error what is wrong with what is looked for; null when nothing is */
  #forget(error: string | null): void {
    this.#walk.clear();
    this.#report.error = error;
  }

  #step(by: 1 | -1): void {
    if (!this.isOpen) {
      this.#open();
      this.#events.stateChanged();
    } else if (this.#isSeen(this.#walk.current)) {
      this.#walk.arrive();
    }
    if (this.#bar.query.text === '') this.#bar.focus();
    else this.#walk.step(by, this.#target.firstInView());
  }

  /** Brings a hit into view: its unit, and in a long one its line. */
  async #show(hit: Hit, isStep: boolean): Promise<void> {
    this.#report.changed();
    if (!isStep) await new Promise((resolve) => setTimeout(resolve, typingPause));
    if (hit !== this.#walk.current) return;
    await this.#target.reveal(hit);
    if (hit !== this.#walk.current) return;
    const box = this.#boxOf(hit);
    if (box && !this.#isClear(box)) {
      scrollBy({ top: box.top - innerHeight / 2, behavior: 'instant' });
    }
    this.#report.viewChanged();
  }

  #isSeen(hit: Hit | null): boolean {
    const box = hit && this.#boxOf(hit);
    return box !== null && this.#isClear(box);
  }

  #boxOf(hit: Hit): DOMRect | null {
    const element = this.#target.element(hit);
    const range = element && textRange(element, hit.start, hit.end);
    return range && boxOf(range);
  }

  /** Whether a box is all in the window, and not below the bar. */
  #isClear({ top, bottom }: DOMRect): boolean {
    return top >= this.element.getBoundingClientRect().bottom && bottom <= innerHeight;
  }
}

/** What is selected, if it is a few words of one text; to read out more could take seconds. */
function selectedWords(): string {
  const selection = getSelection();
  if (!selection || selection.anchorNode !== selection.focusNode) return '';
  if (!(selection.anchorNode instanceof Text)) return '';
  const words = selection.toString();
  return words.length > 200 || words.includes('\n') ? '' : words;
}
