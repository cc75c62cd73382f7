import type { PageWords } from '../../src/transcript/words/pageWords.ts';
import type { MessageToPage } from '../../src/transcript/protocol.ts';
import { Announcer } from './announcer.ts';
import { CallScreen } from './callScreen.ts';
import { element } from './element.ts';
import { KeyHelp } from './keyHelp.ts';
import { listenToKeys } from './keys.ts';
import { PageMemory } from './pageMemory.ts';
import type { PageServices } from './pageServices.ts';
import { problemBar, problemPage } from './problem.ts';
import type { Screen } from './screen.ts';
import { keepClearOf } from './scrolling.ts';
import { skeleton } from './skeleton.ts';
import type { PageEvent } from './state.ts';
import { initialState, reduce } from './state.ts';
import { ThreadScreen } from './threadScreen.ts';
import type { VsCodeApi } from './vscodeApi.ts';

/** The editor's page: takes the host's messages and draws what they say. */
export class Page {
  readonly #services: PageServices;
  readonly #help: KeyHelp;
  readonly #progress = element('div', 'progress');
  readonly #notices = element('div', 'notices');
  /** What sticks to the top of the window. */
  readonly #top = element('div', 'top', this.#notices);
  readonly #main = element('main', 'page');
  #state = initialState;
  #call: CallScreen | null = null;
  #thread: ThreadScreen | null = null;

  constructor(body: HTMLElement, vscode: VsCodeApi, words: PageWords) {
    const memory = new PageMemory(vscode);
    this.#services = {
      words,
      language: document.documentElement.lang,
      announcer: new Announcer(),
      memory,
      post: (message) => vscode.postMessage(message),
      shown: () => this.#screenShown(),
    };
    this.#help = new KeyHelp(words.keyHelp, words.close);
    // Takes the focus when what had it is gone.
    this.#main.tabIndex = -1;
    this.#progress.ariaHidden = 'true';
    const { element: announcer } = this.#services.announcer;
    body.append(this.#progress, this.#top, this.#main, this.#help.element, announcer);
    keepClearOf(this.#top);
    this.#listenToKeys();
    this.#drawBusy();
    this.#fill(unseenTitle(), skeleton());
  }

  receive(message: MessageToPage): void {
    switch (message.type) {
      case 'remembered':
        this.#services.memory.receive(message.parts);
        return;
      case 'segments':
        this.#call?.addSegments(message.sequence, message.first, message.json);
        return;
      case 'thread-transcript':
        this.#thread?.receiveTranscript(message);
        return;
      case 'recording-progress':
      case 'recording':
      case 'recording-slice':
      case 'recording-failed':
        this.#call?.recording(message);
        return;
      case 'reveal':
        this.#screen?.reveal(message.place);
        return;
      case 'player':
        this.#call?.command(message.command);
        return;
      case 'copy':
        this.#screen?.copy(message.form);
        return;
      case 'copy-summary':
        this.#screen?.copySummary();
        return;
      case 'call':
        this.#call ??= this.#put(new CallScreen(this.#services));
        this.#call.receive(message.sequence, message.call);
        this.#apply(message);
        return;
      case 'thread':
        this.#thread ??= this.#put(new ThreadScreen(this.#services));
        // First, so that what has come with it has the last word.
        this.#apply(message);
        this.#thread.receive(message);
        return;
      case 'loading':
      case 'problem':
        this.#apply(message);
    }
  }

  get #screen(): Screen | null {
    return this.#call ?? this.#thread;
  }

  /** Makes a screen the page's own; there is one in the life of a page. */
  #put<Kind extends Screen>(screen: Kind): Kind {
    this.#top.prepend(...screen.tools);
    return screen;
  }

  #apply(event: PageEvent): void {
    const before = this.#state;
    const state = reduce(before, event);
    this.#state = state;
    if (state.problem !== before.problem) this.#drawProblem();
    this.#drawBusy();
    this.#announce(event, before.isBusy);
  }

  /** What the screen shows has taken the place of the skeleton, or of what it showed before. */
  #screenShown(): void {
    const screen = this.#screen;
    if (screen && screen.element.parentElement !== this.#main) this.#fill(screen.element);
    this.#drawProblem();
    this.#drawBusy();
  }

  #drawProblem(): void {
    const { problem } = this.#state;
    const { words, post } = this.#services;
    const events = {
      act: (action: string) => post({ type: 'act', action }),
      dismiss: () => this.#apply({ type: 'dismiss' }),
    };
    const hadFocus = this.#notices.contains(document.activeElement);
    const fillsPage = !this.#screen;
    this.#notices.replaceChildren(
      ...(problem && !fillsPage ? [problemBar(problem, words, events)] : []),
    );
    if (hadFocus) this.#main.focus({ preventScroll: true });
    if (!fillsPage) return;
    this.#fill(unseenTitle(), problem ? problemPage(problem, events) : skeleton());
  }

  #drawBusy(): void {
    const { isBusy: isAsked, problem } = this.#state;
    const screen = this.#screen;
    const isBusy = isAsked || ((screen?.isBusy ?? false) && problem === null);
    this.#main.ariaBusy = String(isBusy);
    document.body.classList.toggle('busy', isBusy && (screen?.isShown ?? false));
  }

  #fill(...content: HTMLElement[]): void {
    const hadFocus = this.#main.contains(document.activeElement);
    this.#main.replaceChildren(...content);
    if (hadFocus) this.#main.focus({ preventScroll: true });
  }

  #listenToKeys(): void {
    document.addEventListener('keydown', (event) => {
      this.#screen?.handleFindKey(event);
    });
    listenToKeys(() => [
      ...(this.#screen?.keys ?? []),
      { keys: ['?'], run: () => this.#help.open() },
      { keys: ['c'], shift: false, run: () => this.#screen?.copy('text') },
      { keys: ['q'], run: () => this.#screen?.copy('quote') },
      { keys: ['y'], shift: false, run: () => this.#screen?.copy('link') },
      { keys: ['y'], shift: true, run: () => this.#screen?.copy('reference') },
      { keys: ['c'], shift: true, run: () => this.#screen?.copySummary() },
      { keys: ['e'], run: () => this.#services.post({ type: 'export' }) },
    ]);
  }

  #announce(event: PageEvent, wasBusy: boolean): void {
    const { announcer, words } = this.#services;
    switch (event.type) {
      case 'loading':
        announcer.say(words.loading);
        return;
      case 'call': {
        const { head, body } = event.call;
        const more = body.type === 'no-transcript' ? body.message : head.when;
        announcer.say(`${head.title}. ${head.status.label}. ${more}`);
        return;
      }
      case 'problem':
        announcer.say(event.message);
        return;
      case 'thread':
        if (wasBusy) announcer.say(event.head.title);
        return;
      case 'dismiss':
        announcer.say('');
    }
  }
}

/** Tells those who go from heading to heading what page this is, as long as it has nothing else to tell. */
function unseenTitle(): HTMLElement {
  return element('h1', 'heard', document.title);
}
