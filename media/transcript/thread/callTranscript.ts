import type { PageWords } from '../../../src/transcript/words/pageWords.ts';
import { element } from '../element.ts';
import { parseSegments } from '../parseSegments.ts';
import type { Quotable } from '../quoting.ts';
import { SegmentList } from '../segmentList.ts';
import { SegmentStore } from '../segmentStore.ts';
import { SlicedWork } from '../slicedWork.ts';
import { SpeakerDirectory } from '../speakerDirectory.ts';
import type { TranscriptMessage } from './threadModel.ts';

/** So many rows below one that is to be at the top of the window fill it. */
const windowful = 100;

const decoder = new TextDecoder();

/** What was said in a call of a thread. It is read and drawn when somebody wants to see it. */
export class CallTranscript {
  readonly element = element('div', 'call-transcript');
  readonly #words: PageWords;
  readonly #reading = new SlicedWork(() => this.#readSlice());
  #slices: TranscriptMessage[] = [];
  /** Those that were not read yet. */
  #unread: TranscriptMessage[] = [];
  #drawn: Quotable | null = null;
  /** Ends when there are more segments or rows than before. */
  #growth = Promise.withResolvers<void>();

  constructor(words: PageWords) {
    this.#words = words;
    this.element.hidden = true;
  }

  /** Null while it is not drawn. */
  get drawn(): Quotable | null {
    return this.#drawn;
  }

  get isShown(): boolean {
    return !this.element.hidden;
  }

  /** @returns false for what has come before */
  receive(slice: TranscriptMessage): boolean {
    if (this.#slices[0]?.version !== slice.version) this.#clear();
    if (this.#slices.some(({ first }) => first === slice.first)) return false;
    this.#slices.push(slice);
    this.#unread.push(slice);
    if (this.#drawn) this.#reading.wake();
    else if (this.isShown) this.#draw();
    return true;
  }

  show(isShown: boolean): void {
    this.element.hidden = !isShown;
    if (isShown && !this.#drawn) this.#draw();
  }

  /** The row of a segment, as soon as it is there; null when there is none. */
  async row(segment: number): Promise<HTMLElement | null> {
    const list = this.#drawn?.list;
    if (!list) return null;
    await this.#until(() => list.isComplete || list.rendered > segment);
    return list.element.isConnected ? list.row(segment) : null;
  }

  /**
   * The row of the last segment that has begun at a second, or of the first one before any has, as
   * soon as it is there.
   */
  async rowAt(seconds: number): Promise<HTMLElement | null> {
    const store = this.#drawn?.store;
    if (!store) return null;
    const isPast = () =>
      (store.segments.findLast(({ start }) => start !== null)?.start ?? 0) > seconds;
    await this.#until(() => store.isComplete || isPast());
    const has = ({ start }: { start: number | null }) => start !== null && start <= seconds;
    return this.row(Math.max(0, store.segments.findLastIndex(has)));
  }

  /**
   * The row of a segment, or the last one where it is no longer there; null while it is on its way,
   * or what fills the window below it is.
   */
  nearestRow(segment: number): HTMLElement | null {
    const list = this.#drawn?.list;
    if (!list || !(list.isComplete || list.rendered > segment + windowful)) return null;
    return list.rowAtOrAfter(segment);
  }

  dispose(): void {
    this.#clear();
  }

  #clear(): void {
    this.#slices = [];
    this.#unread = [];
    this.#reading.stop();
    this.#drawn?.list.dispose();
    this.#drawn?.list.element.remove();
    this.#drawn = null;
    this.#grow();
  }

  #draw(): void {
    const [slice] = this.#slices;
    if (!slice) return;
    const store = new SegmentStore(slice.total);
    const speakers = new SpeakerDirectory(slice.speakers);
    const list = new SegmentList({
      store,
      speakers,
      words: this.#words,
      canPlay: false,
      isShown: () => true,
      grown: () => this.#grow(),
    });
    this.#drawn = { list, store, speakers };
    this.element.replaceChildren(list.element);
    if (this.#readSlice()) this.#reading.wake();
    list.shown();
  }

  /** Reads a slice. @returns whether there are more */
  #readSlice(): boolean {
    const slice = this.#unread.shift();
    const drawn = this.#drawn;
    if (!slice || !drawn) return false;
    drawn.store.add(slice.first, parseSegments(decoder.decode(slice.json)));
    drawn.list.fill();
    this.#grow();
    return this.#unread.length > 0;
  }

  /** Waits until something is so, or what is drawn is so no longer. */
  async #until(isSo: () => boolean): Promise<void> {
    const drawn = this.#drawn;
    while (drawn === this.#drawn && !isSo()) await this.#growth.promise;
  }

  #grow(): void {
    this.#growth.resolve();
    this.#growth = Promise.withResolvers();
  }
}
