import type { MessageToPage } from '../../src/transcript/protocol.ts';
import { Announcer } from './announcer.ts';
import { element } from './element.ts';
import type { ItemView } from './itemView.ts';
import { itemView } from './itemView.ts';
import { PlaceKeeper } from './placeKeeper.ts';
import { problemBar, problemPage } from './problem.ts';
import { skeleton } from './skeleton.ts';
import type { PageEvent, ShownItem } from './state.ts';
import { initialState, reduce } from './state.ts';
import type { VsCodeApi } from './vscodeApi.ts';

/** How long an opening page waits for the segments at the reader's place before it shows the top. */
const waitForPlace = 300;

/** The transcript editor's page: takes the host's messages and draws what they say. */
export class Page {
  readonly #vscode: VsCodeApi;
  readonly #place: PlaceKeeper;
  readonly #announcer = new Announcer();
  readonly #progress = element('div', 'progress');
  readonly #notices = element('div', 'notices');
  readonly #main = element('main', 'page');
  #state = initialState;
  /** The item that is on the page. */
  #shown: ItemView | null = null;
  /** The one that takes its place once it has what the reader is looking at. */
  #next: ItemView | null = null;

  constructor(body: HTMLElement, vscode: VsCodeApi) {
    this.#vscode = vscode;
    this.#place = new PlaceKeeper(vscode);
    // Takes the focus when what had it is gone.
    this.#main.tabIndex = -1;
    this.#progress.ariaHidden = 'true';
    body.append(this.#progress, this.#notices, this.#main, this.#announcer.element);
    this.#drawBusy();
    this.#fill(skeleton());
  }

  receive(message: MessageToPage): void {
    if (message.type === 'segments') {
      (this.#next ?? this.#shown)?.list?.receive(message.first, message.json);
      return;
    }
    this.#apply(message);
  }

  #apply(event: PageEvent): void {
    const before = this.#state;
    const state = reduce(before, event);
    this.#state = state;
    document.documentElement.lang = state.language;
    if (state.item !== before.item && state.item) this.#prepare(state.item);
    if (state.problem !== before.problem || state.item !== before.item) this.#drawProblem();
    this.#drawBusy();
    this.#announce(event);
  }

  /** Draws an item out of sight, and shows it at once unless the reader would lose the place. */
  #prepare(item: ShownItem): void {
    this.#next?.list?.dispose();
    const next = itemView(item, this.#state.strings, {
      refresh: () => this.#vscode.postMessage({ type: 'refresh' }),
      grown: () => {
        if (this.#shown === next) this.#place.restore();
        else this.#showIfReady(next);
      },
    });
    this.#next = next;
    this.#place.hold();
    this.#showIfReady(next);
    if (this.#shown === null) setTimeout(() => this.#show(next), waitForPlace);
  }

  #showIfReady(next: ItemView): void {
    const { list } = next;
    const isReplacing = this.#shown !== null;
    const needed = Math.max(this.#place.neededSegments, isReplacing ? 1 : 0);
    if (list === null || list.isComplete || list.rendered >= needed) this.#show(next);
  }

  #show(next: ItemView): void {
    if (this.#next !== next) return;
    this.#next = null;
    this.#shown?.list?.dispose();
    this.#shown = next;
    this.#fill(next.element);
    this.#drawBusy();
    next.list?.shown();
    this.#place.show(next.list);
  }

  #drawProblem(): void {
    const { problem, strings } = this.#state;
    const events = {
      act: (action: string) => this.#vscode.postMessage({ type: 'act', action }),
      dismiss: () => this.#apply({ type: 'dismiss' }),
    };
    const hadFocus = this.#notices.contains(document.activeElement);
    const fillsPage = this.#shown === null && this.#next === null;
    this.#notices.replaceChildren(
      ...(problem && !fillsPage ? [problemBar(problem, strings, events)] : []),
    );
    if (hadFocus) this.#main.focus({ preventScroll: true });
    if (fillsPage) this.#fill(problem ? problemPage(problem, events) : skeleton());
  }

  #drawBusy(): void {
    const { isBusy: isAsked, problem } = this.#state;
    const isBusy = isAsked || (this.#next !== null && problem === null);
    this.#main.ariaBusy = String(isBusy);
    document.body.classList.toggle('busy', isBusy && this.#shown !== null);
  }

  /** Puts something in the middle of the page; the focus goes to the same button in it, if any. */
  #fill(content: HTMLElement): void {
    const focused = this.#main.contains(document.activeElement) ? document.activeElement : null;
    this.#main.replaceChildren(content);
    if (!(focused instanceof HTMLElement)) return;
    const key = focused.dataset['focus'];
    const same = key ? content.querySelector<HTMLElement>(`[data-focus="${key}"]`) : null;
    (same ?? this.#main).focus({ preventScroll: true });
  }

  #announce(event: PageEvent): void {
    switch (event.type) {
      case 'loading':
        this.#announcer.say(event.strings.loading);
        return;
      case 'item': {
        const { head, body } = event;
        const more = body.type === 'no-transcript' ? body.message : head.when;
        this.#announcer.say(`${head.title}. ${head.status.label}. ${more}`);
        return;
      }
      case 'problem':
        this.#announcer.say(event.message);
        return;
      case 'dismiss':
        this.#announcer.say('');
    }
  }
}
