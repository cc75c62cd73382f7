import type { CopyForm, Place } from '../../src/transcript/protocol.ts';
import { element } from './element.ts';
import { Finder } from './find/finder.ts';
import { recallFind } from './find/findState.ts';
import type { KeyCommand } from './keys.ts';
import type { PageServices } from './pageServices.ts';
import type { Screen } from './screen.ts';
import type { ThreadMessage, TranscriptMessage } from './thread/threadModel.ts';
import { recallExpanded, recallThreadPlace } from './thread/threadPlace.ts';
import { ThreadView } from './thread/threadView.ts';

/** A whole conversation on the page, with what helps to search it and to quote it. */
export class ThreadScreen implements Screen {
  readonly element = element('div', 'screen');
  readonly tools: readonly HTMLElement[];
  readonly keys: readonly KeyCommand[] = [
    { keys: ['ArrowUp'], shift: false, run: () => this.#view.moveFocus(-1) },
    { keys: ['ArrowDown'], shift: false, run: () => this.#view.moveFocus(1) },
    { keys: ['Enter'], shift: false, run: () => this.#view.toggleFocused() },
  ];
  readonly #services: PageServices;
  readonly #view: ThreadView;
  readonly #finder: Finder;

  constructor(services: PageServices) {
    const { words, memory, announcer, post } = services;
    this.#services = services;
    this.#view = new ThreadView(
      words,
      {
        post,
        announce: (text) => announcer.say(text),
        moved: () => memory.remember('thread', this.#view.place),
        expandedChanged: () => memory.rememberInSession('expanded', this.#view.expanded),
        textsChanged: ({ isAnew, gone, loaded }) => {
          if (isAnew) this.#finder.reset();
          for (const part of gone) this.#finder.unload(part);
          for (const { part, first, texts } of loaded) this.#finder.load(part, first, texts);
        },
      },
      {
        place: recallThreadPlace(memory.recall('thread')),
        expanded: recallExpanded(memory.recall('expanded')),
      },
    );
    this.#finder = new Finder(
      this.#view.findTarget,
      words.find,
      {
        hitsChanged: () => undefined,
        stateChanged: () => memory.rememberInSession('find', this.#finder.state),
        // Nowhere is where it would be else, if what had it before is gone.
        closed: (hit) => {
          if (hit ?? document.activeElement === document.body) this.#view.focus(hit);
        },
      },
      announcer,
    );
    const found = recallFind(memory.recall('find'));
    if (found) this.#finder.restore(found);
    this.element.append(this.#view.element);
    this.tools = [this.#view.bar, this.#finder.element];
    // Styles of the whole page: to ask for what is in it would be asked again for every row.
    document.documentElement.classList.add('has-thread');
    document.addEventListener('copy', (event) => this.#view.copying.copySelection(event));
  }

  get isShown(): boolean {
    return this.#view.isShown;
  }

  get isBusy(): boolean {
    return !this.#view.isShown;
  }

  receive(message: ThreadMessage): void {
    const isFirst = !this.#view.isShown;
    // In the document before anything is measured.
    if (isFirst) this.#services.shown();
    this.#view.receive(message);
    if (isFirst) this.#services.shown();
  }

  receiveTranscript(message: TranscriptMessage): void {
    this.#view.receiveTranscript(message);
  }

  reveal(place: Place): void {
    this.#view.reveal(place);
    const { item, find } = place;
    const part = item === undefined ? undefined : this.#view.partOf(item);
    if (find !== undefined && part !== undefined) this.#finder.find(find, { part, unit: 0 });
  }

  copy(form: CopyForm): void {
    this.#view.copying.copy(form);
  }

  copySummary(): void {
    this.#view.copying.copySummary();
  }

  handleFindKey(event: KeyboardEvent): boolean {
    return this.#finder.handleKey(event);
  }
}
