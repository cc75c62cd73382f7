import type { MessageToHost, Place } from '../../../src/transcript/protocol.ts';
import type { PageWords } from '../../../src/transcript/words/pageWords.ts';
import { element } from '../element.ts';
import { fillIn } from '../fillIn.ts';
import type { FindTarget } from '../find/findTarget.ts';
import type { UnitPlace } from '../find/hitList.ts';
import type { CallCard } from './callCard.ts';
import { Edge } from './edge.ts';
import { EntryFocus } from './entryFocus.ts';
import { ReadingPosition } from './readingPosition.ts';
import { ThreadBar } from './threadBar.ts';
import { ThreadCopying } from './threadCopying.ts';
import { ThreadDays } from './threadDays.ts';
import { ThreadFinding } from './threadFinding.ts';
import { ThreadModel, type ThreadMessage, type TranscriptMessage } from './threadModel.ts';
import type { ThreadPlace } from './threadPlace.ts';
import { ThreadReveal } from './threadReveal.ts';
import { ThreadRows } from './threadRows.ts';
import { ThreadTexts, type TextsChange } from './threadTexts.ts';

/** What a thread tells the page. */
export interface ThreadViewEvents {
  post(message: MessageToHost): void;
  announce(text: string): void;
  /** The reader may be elsewhere now: {@link ThreadView.place} tells. Often. */
  moved(): void;
  /** Other transcripts are shown than before: {@link ThreadView.expanded} tells. */
  expandedChanged(): void;
  /** What is to be searched, after it has changed. */
  textsChanged(change: TextsChange): void;
}

/** What a page before this one, of the same tab, has left. */
export interface ThreadMemory {
  /** Where the reader was. */
  readonly place: ThreadPlace | null;
  /** Keys of the calls whose transcripts were shown. */
  readonly expanded: readonly string[];
}

/** A whole conversation: calls and text messages by day, the newest at the end. */
export class ThreadView {
  readonly element = element('article', 'thread');
  /** Title and tools, to be put where they stay in sight. */
  readonly bar: HTMLElement;
  /** For the page's finder. */
  readonly findTarget: FindTarget;
  readonly copying: ThreadCopying;
  readonly #words: PageWords;
  readonly #events: ThreadViewEvents;
  readonly #bar: ThreadBar;
  readonly #model = new ThreadModel();
  readonly #texts = new ThreadTexts(this.#model, (key) => this.#days.textsOf(key));
  readonly #days: ThreadDays;
  readonly #older: Edge;
  readonly #newer: Edge;
  readonly #empty: HTMLElement;
  readonly #position: ReadingPosition;
  readonly #finding: ThreadFinding;
  readonly #focus: EntryFocus;
  readonly #listening = new AbortController();
  readonly #reveal: ThreadReveal;
  readonly #memory: ThreadMemory;
  #isShown = false;

  constructor(words: PageWords, events: ThreadViewEvents, memory: ThreadMemory) {
    const { thread } = words;
    this.#words = words;
    this.#events = events;
    this.#memory = memory;
    this.#bar = new ThreadBar(words, {
      refresh: () => events.post({ type: 'refresh' }),
      export: () => events.post({ type: 'export' }),
    });
    this.bar = this.#bar.element;
    this.#days = new ThreadDays(words, {
      toggled: (card) => this.#toggle(card),
      open: (key) => events.post({ type: 'open-item', key }),
    });
    const act = (action: string) => events.post({ type: 'act', action });
    this.#older = new Edge(
      { more: thread.loadOlder, loading: thread.loadingOlder, end: thread.beginning },
      { more: () => events.post({ type: 'load-older' }), act },
    );
    this.#newer = new Edge(
      { more: thread.loadNewer, loading: thread.loadingNewer, end: '' },
      { more: () => events.post({ type: 'load-newer' }), act },
    );
    this.#empty = element('p', 'thread-empty', thread.empty);
    // Takes the focus when what had it is gone.
    this.element.tabIndex = -1;
    this.element.append(this.#older.element, this.#days.element, this.#newer.element);
    const rows = new ThreadRows(this.#days);
    this.#position = new ReadingPosition({
      inView: () => rows.inView(),
      find: (address) => rows.find(address),
      hasEnd: () => this.#newer.state === 'end',
    });
    const expand = (card: CallCard) => this.#toggle(card);
    this.#reveal = new ThreadReveal(this.#days, this.#position, expand);
    this.#finding = new ThreadFinding(this.#days, this.#texts, {
      expand,
      leave: () => this.#position.leave(),
    });
    this.findTarget = this.#finding;
    this.copying = new ThreadCopying(
      this.#days,
      (key) => this.#model.entry(key)?.heading ?? '',
      (message) => events.post(message),
    );
    this.#focus = new EntryFocus(this.element);
    const options = { passive: true, signal: this.#listening.signal };
    addEventListener('scroll', () => this.#viewChanged(), options);
    addEventListener('resize', () => this.#viewChanged(), options);
  }

  /** Whether there is anything to be seen. */
  get isShown(): boolean {
    return this.#isShown;
  }

  /** Where the reader is, as plain data. */
  get place(): ThreadPlace {
    return this.#position.current;
  }

  /** Keys of the calls whose transcripts are shown. */
  get expanded(): string[] {
    return [...this.#days.rows()]
      .filter(([, row]) => row.type === 'call' && row.isExpanded)
      .map(([key]) => key);
  }

  receive(message: ThreadMessage): void {
    const hadFocus = this.element.contains(document.activeElement);
    this.#bar.update(message.head);
    const change = this.#model.apply(message);
    this.#position.keep(() => {
      this.#days.draw(change);
      const isEmpty = this.#model.order.length === 0 && message.older.type === 'end';
      this.#older.element.hidden = isEmpty;
      if (isEmpty) this.element.prepend(this.#empty);
      else this.#empty.remove();
      this.#older.update(message.older);
      this.#newer.update(message.newer);
    });
    const isBusy = [message.older, message.newer].some(({ type }) => type === 'loading');
    this.element.ariaBusy = String(isBusy);
    if (hadFocus && !this.element.contains(document.activeElement)) {
      this.element.focus({ preventScroll: true });
    }
    this.#focus.follow();
    this.#events.textsChanged(this.#texts.update());
    if (this.#isShown) this.#announce(change);
    else this.#begin();
    this.#viewChanged();
    this.#reveal.update();
  }

  receiveTranscript(message: TranscriptMessage): void {
    const row = this.#days.row(message.key);
    if (row?.type !== 'call') return;
    const receive = () => row.transcript.receive(message);
    const isNew = row.isExpanded ? this.#position.keep(receive) : receive();
    if (!isNew) return;
    this.#events.textsChanged(this.#texts.addTranscript(message));
    if (row.isExpanded) this.#viewChanged();
    this.#reveal.update();
  }

  /** Goes to an entry, and in a call to a second, as soon as they are there. */
  reveal(place: Place): void {
    this.#reveal.goTo(place);
  }

  /** The number under which an entry's own words are searched; undefined for one that is not there. */
  partOf(key: string): number | undefined {
    return this.#texts.part(key);
  }

  /** Takes the focus to the row before or after the one that has it; false when there is none. */
  moveFocus(step: 1 | -1): boolean {
    return this.#focus.move(step);
  }

  /** Shows or hides the transcript of the call that has the focus; false when it is none. */
  toggleFocused(): boolean {
    const { activeElement } = document;
    const row = activeElement && this.#days.row(this.#days.keyOf(activeElement) ?? '');
    const isCall = row?.type === 'call' && row.element === activeElement && row.canExpand;
    if (isCall) this.#toggle(row);
    return isCall;
  }

  /** Takes the focus to where something stands; to the thread itself where that is nowhere. */
  focus(place: UnitPlace | null): void {
    const row = (place && this.#finding.row(place)) ?? this.element;
    row.focus({ preventScroll: true });
  }

  dispose(): void {
    this.#listening.abort();
    this.#position.dispose();
    this.#older.dispose();
    this.#newer.dispose();
    this.#days.dispose();
  }

  #begin(): void {
    this.#isShown = true;
    const { place, expanded } = this.#memory;
    for (const key of expanded) {
      const row = this.#days.row(key);
      if (row?.type === 'call' && row.canExpand) row.expand(true);
    }
    if (place?.type === 'entry' && this.#days.row(place.key)) {
      this.#position.goTo(place, place.top);
    }
    this.#position.start(this.element, () => this.#events.moved());
  }

  /** The button that was pressed stays where it is. */
  #toggle(card: CallCard): void {
    this.#position.leave();
    const before = card.toolsTop;
    card.expand(!card.isExpanded);
    scrollBy({ top: card.toolsTop - before, behavior: 'instant' });
    this.#events.expandedChanged();
    this.#viewChanged();
  }

  #viewChanged(): void {
    this.#finding.viewChanged();
  }

  #announce({ older, newer }: { readonly older: number; readonly newer: number }): void {
    const { olderLoaded, newerLoaded } = this.#words.thread;
    const { lang } = document.documentElement;
    const number = (count: number) => count.toLocaleString(lang === '' ? undefined : lang);
    if (older > 0) this.#events.announce(fillIn(olderLoaded, number(older)));
    if (newer > 0) this.#events.announce(fillIn(newerLoaded, number(newer)));
  }
}
