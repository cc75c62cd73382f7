import type {
  CallContent,
  CopyForm,
  MessageToPage,
  Place,
  RecordingMessage,
} from '../../src/transcript/protocol.ts';
import { segmentAt } from '../../src/model/segmentAt.ts';
import { CallView } from './callView.ts';
import { element } from './element.ts';
import { Finder } from './find/finder.ts';
import { recallFind } from './find/findState.ts';
import type { Hit, HitList, UnitPlace } from './find/hitList.ts';
import { keepFocus } from './keptFocus.ts';
import type { KeyCommand } from './keys.ts';
import { lastFocused } from './lastFocus.ts';
import type { PageServices } from './pageServices.ts';
import { parseSegments } from './parseSegments.ts';
import { pointedAt } from './pointedAt.ts';
import { PlaceKeeper } from './placeKeeper.ts';
import { Listening } from './player/listening.ts';
import { copySelection, selectedExcerpt, wholeSegment } from './quoting.ts';
import { RowFocus } from './rowFocus.ts';
import type { Screen } from './screen.ts';
import { coveredTop, scrollToElement } from './scrolling.ts';
import { SpeakerBar } from './speakerBar.ts';

/** How long an opening page waits for the segments at the reader's place before it shows the top. */
const waitForPlace = 300;

/** The parts that are searched, in reading order. */
const summaryPart = 0;
const transcriptPart = 1;

const decoder = new TextDecoder();

type PlayerCommand = Extract<MessageToPage, { type: 'player' }>['command'];

/** A call on the page: its text, and what helps to listen to it, to search it and to quote it. */
export class CallScreen implements Screen {
  readonly element = element('div', 'screen');
  readonly tools: readonly HTMLElement[];
  readonly #services: PageServices;
  readonly #place: PlaceKeeper;
  readonly #rows = new RowFocus(this.element);
  readonly #listening: Listening;
  readonly #finder: Finder;
  readonly #speakers: SpeakerBar;
  readonly #viewListeners: (() => void)[] = [];
  #sequence = 0;
  /** The call that is on the page. */
  #shown: CallView | null = null;
  /** The one that takes its place once it has what the reader is looking at. */
  #next: CallView | null = null;
  /** Where to go as soon as it is there. */
  #wanted: Place | null = null;

  constructor(services: PageServices) {
    const { words, memory, announcer, post, language } = services;
    this.#services = services;
    this.#place = new PlaceKeeper(memory);
    this.#listening = new Listening(
      {
        fetch: () => post({ type: 'fetch-recording' }),
        cancel: () => post({ type: 'cancel-recording' }),
        save: () => post({ type: 'save-recording' }),
        act: (action) => post({ type: 'act-on-recording', action }),
        playback: ({ isPlaying, position }) => {
          post({ type: 'playback', isPlaying, position });
          memory.remember('listening', this.#listening.state);
        },
      },
      {
        row: (segment) => this.#list?.row(segment) ?? null,
        reveal: (...where) => void this.#revealRow(...where),
      },
      words.player,
      announcer,
      language,
    );
    this.#listening.restore(memory.recall('listening'));
    this.#finder = new Finder(
      {
        element: (place) => this.#unitElement(place),
        reveal: (place) => this.#revealUnit(place),
        firstInView: () => this.#firstUnitInView(),
        unitsInView: () => this.#unitsInView(),
        onViewChange: (listener) => this.#viewListeners.push(listener),
      },
      words.find,
      {
        hitsChanged: (hits, current) => this.#showHits(hits, current),
        stateChanged: () => memory.rememberInSession('find', this.#finder.state),
        closed: (hit) => {
          if (hit?.part === transcriptPart) this.#rows.focus(hit.unit);
          else if (document.activeElement === document.body) this.#focusPage();
        },
      },
      announcer,
    );
    const found = recallFind(memory.recall('find'));
    if (found) this.#finder.restore(found);
    this.#speakers = new SpeakerBar(words.speakers, language, () => {
      memory.rememberInSession('hidden', [...this.#speakers.hidden]);
      this.#filter();
    });
    this.#speakers.restore(memory.recall('hidden'));
    this.tools = [this.#listening.bar, this.#listening.strip, this.#finder.element];
    this.element.append(this.#listening.back);
    this.#listenToRows();
    addEventListener('scroll', () => this.#viewChanged(), { passive: true });
    addEventListener('resize', () => this.#viewChanged(), { passive: true });
    document.addEventListener('copy', (event) => this.#copySelection(event));
  }

  /** A call to be shown, in place of the one that is, if any. */
  receive(sequence: number, content: CallContent): void {
    const { words, post } = this.#services;
    this.#sequence = sequence;
    this.#next?.dispose();
    const next = new CallView(content, words, this.#speakers.hidden, {
      refresh: () => post({ type: 'refresh' }),
      export: () => post({ type: 'export' }),
      grown: () => this.#grown(next),
    });
    this.#next = next;
    this.#listening.setCall({
      lengthSeconds: content.lengthSeconds,
      hasRecording: content.hasRecording,
      speakers: content.body.type === 'segments' ? content.body.speakers : [],
    });
    this.#finder.reset();
    this.#finder.load(
      summaryPart,
      0,
      next.summaryLeaves.map(({ textContent }) => textContent),
    );
    this.#place.hold();
    this.#showIfReady(next);
    if (this.#shown === null) setTimeout(() => this.#show(next), waitForPlace);
  }

  /** Segments of the call with that number; others are late, and passed over. */
  addSegments(sequence: number, first: number, json: Uint8Array): void {
    const view = this.#next ?? this.#shown;
    if (sequence !== this.#sequence || !view) return;
    const segments = parseSegments(decoder.decode(json));
    view.store.add(first, segments);
    this.#listening.addSegments(first, segments);
    this.#finder.load(transcriptPart, first, json);
    view.list?.fill();
    if (view.store.isComplete) this.#speakers.show(view.speakers, this.#listening.talkTime);
  }

  recording(message: RecordingMessage): void {
    this.#listening.recording(message);
  }

  command(command: PlayerCommand): void {
    switch (command) {
      case 'toggle':
        this.#listening.toggle();
        return;
      case 'pause':
        this.#listening.pause();
        return;
      case 'play-from-here':
        this.#play(this.#segmentMeant());
    }
  }

  get isShown(): boolean {
    return this.#shown !== null;
  }

  get isBusy(): boolean {
    return this.#next !== null;
  }

  reveal(place: Place): void {
    this.#place.giveUp();
    this.#wanted = place;
    this.#goToWanted();
  }

  copy(form: CopyForm): void {
    const view = this.#shown;
    const list = view?.list;
    if (!view || !list) return;
    const quotable = { list, store: view.store, speakers: view.speakers };
    const segment = this.#segmentMeant();
    const excerpt =
      selectedExcerpt(quotable) ?? (segment === null ? null : wholeSegment(quotable, segment));
    if (!excerpt) return;
    const hidden = [...this.#speakers.hidden];
    this.#services.post({ type: 'copy', form, excerpt, hidden });
  }

  copySummary(): void {
    this.#services.post({ type: 'copy-summary', item: null });
  }

  handleFindKey(event: KeyboardEvent): boolean {
    return this.#finder.handleKey(event);
  }

  get keys(): readonly KeyCommand[] {
    const listening = this.#listening;
    const does = (run: () => void) => () => {
      if (!listening.hasRecording) return false;
      run();
      return true;
    };
    /** Where something is selected, the same keys extend or shrink that. */
    const jumps = (run: () => void) => () => getSelection()?.isCollapsed !== false && does(run)();
    return [
      { keys: [' ', 'k'], run: does(() => listening.toggle()) },
      { keys: ['ArrowLeft'], shift: false, run: does(() => listening.skip(-5)) },
      { keys: ['ArrowRight'], shift: false, run: does(() => listening.skip(5)) },
      { keys: ['ArrowLeft'], shift: true, run: jumps(() => listening.previousSegment()) },
      { keys: ['ArrowRight'], shift: true, run: jumps(() => listening.nextSegment()) },
      { keys: ['j'], run: does(() => listening.skip(-10)) },
      { keys: ['l'], run: does(() => listening.skip(10)) },
      { keys: ['<'], run: does(() => listening.slower()) },
      { keys: ['>'], run: does(() => listening.faster()) },
      { keys: ['r'], run: does(() => listening.toggleLoop()) },
      { keys: ['s'], run: does(() => listening.toggleSilences()) },
      { keys: ['m'], run: does(() => listening.toggleMute()) },
      {
        keys: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
        run: ({ key }) => does(() => listening.seekFraction(Number(key) / 10))(),
      },
      { keys: ['.'], run: does(() => listening.backToSpoken()) },
      { keys: ['g'], run: () => this.#services.post({ type: 'go-to-time' }) },
      { keys: ['ArrowUp'], shift: false, run: () => this.#moveRow(-1) },
      { keys: ['ArrowDown'], shift: false, run: () => this.#moveRow(1) },
      {
        keys: ['Enter'],
        run: () => {
          const segment = this.#rows.focused;
          if (segment === null) return false;
          this.#play(segment);
          return true;
        },
      },
    ];
  }

  get #list() {
    return this.#shown?.list ?? null;
  }

  #grown(view: CallView): void {
    if (this.#shown !== view) {
      this.#showIfReady(view);
      return;
    }
    this.#rows.follow(view.list);
    this.#place.restore();
    this.#goToWanted();
    this.#listening.rowsChanged();
    this.#viewChanged();
  }

  #showIfReady(next: CallView): void {
    const { list } = next;
    const isReplacing = this.#shown !== null;
    const needed = isReplacing ? this.#place.seenSegments : this.#place.neededSegments;
    if (list === null || list.isComplete || list.rendered >= needed) this.#show(next);
  }

  #show(next: CallView): void {
    if (this.#next !== next) return;
    this.#next = null;
    const before = this.#shown;
    const segment = this.#rows.focused;
    const giveFocusBack = before && keepFocus(before.element);
    // As late as this: meanwhile the reader may have gone elsewhere in what is still shown.
    this.#place.hold();
    this.#shown = next;
    if (before) before.element.replaceWith(next.element);
    else this.element.append(next.element);
    before?.dispose();
    next.speakerSlot.append(this.#speakers.element);
    this.#filter();
    next.list?.shown();
    this.#place.show(next.list);
    this.#rows.follow(next.list);
    if (segment !== null) this.#rows.focus(segment);
    giveFocusBack?.(next.element);
    this.#listening.rowsChanged();
    this.#goToWanted();
    this.#viewChanged();
    this.#services.shown();
  }

  /** Only some speakers are shown, and found: the others' segments are not in the document. */
  #filter(): void {
    const view = this.#shown;
    if (!view?.list) return;
    const { hidden } = this.#speakers;
    const isOther = [...view.speakers.known].some(
      ({ speaker }) => view.list?.isShown(speaker) === hidden.has(speaker),
    );
    this.#finder.setHiddenSpeakers([...hidden]);
    if (!isOther) return;
    this.#place.hold();
    view.filter(hidden);
    this.#place.show(view.list);
    view.list.fill();
    view.list.shown();
    this.#rows.follow(view.list);
    this.#listening.rowsChanged();
    this.#viewChanged();
  }

  /** The segment that a command is about: what was pointed at, has the focus, or is being said. */
  #segmentMeant(): number | null {
    const pointed = pointedAt();
    const meant = pointed ?? lastFocused();
    const segment = meant && (this.#list?.indexOf(meant) ?? null);
    return segment ?? this.#listening.spoken;
  }

  /** What had the focus is gone. */
  #focusPage(): void {
    this.element.closest('main')?.focus({ preventScroll: true });
  }

  #moveRow(step: 1 | -1): boolean {
    const hasMoved = this.#rows.move(step);
    if (hasMoved) this.#listening.letGo();
    return hasMoved;
  }

  #play(segment: number | null): void {
    const start = segment === null ? null : (this.#list?.segment(segment)?.start ?? null);
    if (start !== null && segment !== null) this.#listening.playFrom(start);
  }

  #listenToRows(): void {
    this.element.addEventListener('click', ({ target }) => {
      if (!(target instanceof Element)) return;
      const button = target.closest('button.time');
      const segment = button && (this.#list?.indexOf(button) ?? null);
      if (segment === null) return;
      // Of the row, not of the button: there, Space would press it again instead of pausing.
      this.#rows.focus(segment);
      this.#play(segment);
    });
  }

  #copySelection(event: ClipboardEvent): void {
    const view = this.#shown;
    if (!view?.list) return;
    copySelection(event, { list: view.list, store: view.store, speakers: view.speakers });
  }

  #goToWanted(): void {
    const wanted = this.#wanted;
    const view = this.#shown;
    if (!wanted || !view) return;
    const { time = null, find } = wanted;
    const { store } = view;
    const timed = time === null ? null : segmentAt(store.segments, time, find);
    const segment = timed ?? wanted.segment ?? null;
    const isThere = segment !== null && (view.list?.row(segment) ?? null) !== null;
    // The last one that has come may not be the last that has begun by then.
    const isSettled =
      time === null || store.isComplete || (store.segments.at(-1)?.start ?? -1) > time + 1;
    const isSought = time !== null || segment !== null;
    if (isSought && !(isSettled && isThere) && view.list?.isComplete === false) return;
    this.#wanted = null;
    const start = segment === null ? null : (store.segments[segment]?.start ?? null);
    if (time !== null) this.#listening.cue(Math.max(time, start ?? 0));
    if (isThere) {
      if (wanted.keepsFocus) this.#rows.prepare(segment);
      else this.#rows.focus(segment);
      void this.#revealRow(segment, 'third');
    }
    if (find === undefined) return;
    const from = isThere ? { part: transcriptPart, unit: segment } : { part: summaryPart, unit: 0 };
    this.#finder.find(find, from);
  }

  async #revealRow(
    segment: number,
    how: 'third' | 'nearest',
    behavior: 'smooth' | 'instant' = 'instant',
  ): Promise<void> {
    const row = this.#list?.row(segment);
    this.#place.giveUp();
    if (row) await scrollToElement(row, how, behavior);
  }

  #showHits(hits: HitList, current: Hit | null): void {
    const segments = new Set<number>();
    for (let index = 0; index < hits.length; index++) {
      const hit = hits.at(index);
      if (hit?.part === transcriptPart) segments.add(hit.unit);
    }
    const at = current?.part === transcriptPart ? current.unit : null;
    this.#listening.setHits([...segments], at);
  }

  #unitElement({ part, unit }: UnitPlace): Element | null {
    if (part === transcriptPart) return this.#list?.row(unit)?.querySelector('.text') ?? null;
    return this.#shown?.summaryLeaves[unit] ?? null;
  }

  async #revealUnit(place: UnitPlace): Promise<void> {
    this.#listening.letGo();
    const target = this.#unitElement(place);
    this.#place.giveUp();
    if (target) await scrollToElement(target, 'nearest');
  }

  #firstUnitInView(): UnitPlace | null {
    const segment = this.#list?.firstInView(coveredTop()) ?? null;
    if (segment !== null && segment > 0) return { part: transcriptPart, unit: segment };
    return { part: summaryPart, unit: 0 };
  }

  *#unitsInView(): Generator<UnitPlace> {
    for (const unit of this.#shown?.summaryLeaves.keys() ?? []) yield { part: summaryPart, unit };
    for (const unit of this.#list?.inView(-innerHeight, 2 * innerHeight) ?? []) {
      yield { part: transcriptPart, unit };
    }
  }

  #viewChanged(): void {
    for (const listener of this.#viewListeners) listener();
  }
}
