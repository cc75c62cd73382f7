import type { PageWords } from '../../src/transcript/words/pageWords.ts';
import type { CallContent } from '../../src/transcript/protocol.ts';
import { iconButton, textButton } from './button.ts';
import { element } from './element.ts';
import { head } from './head.ts';
import { SegmentList } from './segmentList.ts';
import { SegmentStore } from './segmentStore.ts';
import { SpeakerDirectory } from './speakerDirectory.ts';

/** What a call on the page tells the page. */
export interface CallViewEvents {
  refresh(): void;
  export(): void;
  grown(): void;
}

/** A call, drawn; segments are added to it as they come. */
export class CallView {
  readonly element: HTMLElement;
  readonly speakers: SpeakerDirectory;
  readonly store: SegmentStore;
  /** The elements of the summary that hold text, in reading order. */
  readonly summaryLeaves: readonly Element[];
  /** Where who speaks how long is shown. */
  readonly speakerSlot = element('div', 'speaker-slot');
  readonly #content: CallContent;
  readonly #words: PageWords;
  readonly #events: CallViewEvents;
  #list: SegmentList | null;

  /** @param hidden speakers whose segments are left out */
  constructor(
    content: CallContent,
    words: PageWords,
    hidden: ReadonlySet<string>,
    events: CallViewEvents,
  ) {
    const { body } = content;
    const isTranscript = body.type === 'segments';
    this.#content = content;
    this.#words = words;
    this.#events = events;
    this.speakers = new SpeakerDirectory(isTranscript ? body.speakers : []);
    this.store = new SegmentStore(isTranscript ? body.total : 0);
    this.#list = isTranscript ? this.#makeList(hidden) : null;
    this.element = element(
      'article',
      'item',
      head(content.head, words, this.#tools(isTranscript)),
      transcript(words, this.speakerSlot, this.#list?.element ?? this.#noTranscript(body)),
    );
    this.summaryLeaves = [...this.element.querySelectorAll('.summary :is(p, h3)')];
  }

  /** Null for a call without transcript. */
  get list(): SegmentList | null {
    return this.#list;
  }

  /**
   * Leaves out the segments of some speakers: the list is made anew, since hidden rows keep their
   * height. It is empty until it is filled.
   */
  filter(hidden: ReadonlySet<string>): void {
    const before = this.#list;
    if (!before) return;
    this.#list = this.#makeList(hidden);
    before.dispose();
    before.element.replaceWith(this.#list.element);
  }

  dispose(): void {
    this.#list?.dispose();
  }

  #makeList(hidden: ReadonlySet<string>): SegmentList {
    // The reader may change it while this list is filled.
    const leftOut = new Set(hidden);
    return new SegmentList({
      store: this.store,
      speakers: this.speakers,
      words: this.#words,
      canPlay: this.#content.hasRecording,
      isShown: (speaker) => !leftOut.has(speaker),
      grown: () => this.#events.grown(),
    });
  }

  #tools(hasTranscript: boolean): HTMLElement[] {
    const { refresh, export: exportWord } = this.#words;
    const tools = [
      hasTranscript
        ? named(
            'export',
            iconButton('export', exportWord, () => this.#events.export()),
          )
        : [],
      hasTranscript
        ? named(
            'refresh',
            iconButton('refresh', refresh, () => this.#events.refresh()),
          )
        : [],
    ];
    return tools.flat();
  }

  #noTranscript(body: CallContent['body']): HTMLElement {
    const message = body.type === 'no-transcript' ? body.message : '';
    const button = textButton(this.#words.refresh, 'secondary', () => this.#events.refresh());
    return element('div', 'no-transcript', element('p', '', message), named('refresh', button));
  }
}

/** The focus finds its way back to a button of the same name when the page is drawn anew. */
function named(name: string, button: HTMLButtonElement): HTMLButtonElement {
  button.dataset['focus'] = name;
  return button;
}

function transcript(words: PageWords, ...content: HTMLElement[]): HTMLElement {
  const heading = element('h2', '', words.transcript);
  heading.id = 'transcript';
  const section = element('section', 'transcript', heading, ...content);
  section.setAttribute('aria-labelledby', heading.id);
  return section;
}
