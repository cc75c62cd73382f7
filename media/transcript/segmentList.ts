import type { Segment } from '../../src/model/segment.ts';
import type { PageWords } from '../../src/transcript/words/pageWords.ts';
import { firstSlice } from '../../src/transcript/protocol.ts';
import type { RowMetrics } from './blockHeight.ts';
import { estimateBlockHeight, guessedMetrics } from './blockHeight.ts';
import { element } from './element.ts';
import { startsRun } from './runs.ts';
import { segmentRow } from './segmentRow.ts';
import type { SegmentStore } from './segmentStore.ts';
import { SlicedWork } from './slicedWork.ts';
import type { SpeakerDirectory } from './speakerDirectory.ts';

/** Rows that are laid out together or, out of sight, not at all. 50 to 200 measured the same. */
const blockSize = 50;

/** What a list of segments is made of. */
export interface SegmentListOptions {
  readonly store: SegmentStore;
  readonly speakers: SpeakerDirectory;
  readonly words: PageWords;
  /** Whether times are buttons that play from there. */
  readonly canPlay: boolean;
  /** Segments of other speakers are left out. */
  readonly isShown: (speaker: string) => boolean;
  /** More rows are in the list. */
  readonly grown: () => void;
}

/**
 * The segments of a transcript. All of them stand in the document, so that native find, selection
 * and screen readers reach every one; blocks that are out of sight cost no layout.
 */
export class SegmentList {
  readonly element = element('div', 'segments');
  readonly #options: SegmentListOptions;
  readonly #filling = new SlicedWork(() => this.#fillBlock());
  readonly #blocks: HTMLOListElement[] = [];
  /** The segments that have rows, by their index in the store, in order. */
  readonly #shown: number[] = [];
  /** How many segments of the store have been looked at. */
  #taken = 0;
  #metrics: RowMetrics = guessedMetrics;
  #isMeasured = false;

  constructor(options: SegmentListOptions) {
    this.#options = options;
    // The blocks are of no meaning to a reader: one list, whose items are all rows.
    this.element.role = 'list';
    // What was said may be in any language, which need not be that of the page.
    this.element.lang = '';
    this.element.ariaBusy = String(options.store.total > 0);
    this.element.classList.add('no-times');
    this.element.dataset['vscodeContext'] = JSON.stringify({
      webviewSection: 'segments',
      preventDefaultContextMenuItems: true,
    });
    this.#showLanes();
  }

  /** How many segments of the store are in the document, or left out. */
  get rendered(): number {
    return this.#taken;
  }

  /** Whether nothing more will come. */
  get isComplete(): boolean {
    return this.#taken >= this.#options.store.total;
  }

  /** There is more in the store. */
  fill(): void {
    // The first screen is not worth a wait.
    while (this.#shown.length < firstSlice && this.#fillBlock());
    this.#filling.wake();
  }

  /** The list is in the document now. */
  shown(): void {
    this.#measure();
  }

  /** Stops what is still being done for a list that nobody will see again. */
  dispose(): void {
    this.#filling.stop();
  }

  /** Whether the segments of a speaker have rows. */
  isShown(speaker: string): boolean {
    return this.#options.isShown(speaker);
  }

  segment(index: number): Segment | undefined {
    return this.#options.store.segments[index];
  }

  /** The row of a segment; null while it is not in the document, or when it is left out. */
  row(index: number): HTMLElement | null {
    const position = this.#positionOf(index);
    return this.#shown[position] === index ? this.#rowAt(position) : null;
  }

  /** The row of a segment or, where that is left out, of the next one that is not. */
  rowAtOrAfter(index: number): HTMLElement | null {
    return this.#rowAt(Math.min(this.#positionOf(index), this.#shown.length - 1));
  }

  /** The segment of the row that an element is, or is in; null for what is elsewhere. */
  indexOf(inside: Node): number | null {
    const row = (inside instanceof Element ? inside : inside.parentElement)?.closest('.segment');
    const block = row?.parentElement;
    if (block?.parentElement !== this.element) return null;
    const before = this.#blocks.findIndex((candidate) => candidate === block) * blockSize;
    const position = before + Array.prototype.indexOf.call(block.children, row);
    return this.#shown[position] ?? null;
  }

  /** The first segment that is at or below an edge, the window's top edge as a rule; null when all are above it. */
  firstInView(edge = 0): number | null {
    const block = firstEndingBelow(this.#blocks, edge);
    if (block === null) return null;
    const row = firstEndingBelow(this.#blocks[block]?.children ?? [], edge);
    return row === null ? null : (this.#shown[block * blockSize + row] ?? null);
  }

  /** The segments with rows between two edges, in order. CSS pixels from the window's top. */
  *inView(top: number, bottom: number): Generator<number> {
    const first = firstEndingBelow(this.#blocks, top);
    if (first === null) return;
    for (let index = first; index < this.#blocks.length; index++) {
      const block = this.#blocks[index];
      if (!block || block.getBoundingClientRect().top > bottom) return;
      yield* this.#shown.slice(index * blockSize, (index + 1) * blockSize);
    }
  }

  /** The segment of the row before or after that of another; null at the end. */
  neighbour(index: number, step: 1 | -1): number | null {
    return this.#shown[this.#positionOf(index) + step] ?? null;
  }

  #positionOf(index: number): number {
    let low = 0;
    let high = this.#shown.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#shown[middle] ?? 0) < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #rowAt(position: number): HTMLElement | null {
    const row = this.#blocks[Math.floor(position / blockSize)]?.children[position % blockSize];
    return row instanceof HTMLElement ? row : null;
  }

  /** Puts what has arrived into the document, to the end of a block at most. */
  #fillBlock(): boolean {
    const { store, speakers, words, canPlay, isShown } = this.#options;
    const { segments } = store;
    if (this.#taken >= segments.length) return false;

    const from = this.#shown.length;
    const upTo = (Math.floor(from / blockSize) + 1) * blockSize;
    const rows = document.createDocumentFragment();
    let previous = segments[this.#shown.at(-1) ?? -1];
    // So many of a speaker who is left out may come in a row that they need a slice of their own.
    const lastTaken = Math.min(segments.length, this.#taken + 40 * blockSize);
    while (this.#taken < lastTaken && this.#shown.length < upTo) {
      const index = this.#taken++;
      const segment = segments[index];
      if (!segment || !isShown(segment.speaker)) continue;
      const look = { startsRun: startsRun(previous, segment), canPlay };
      rows.append(segmentRow(segment, speakers.of(segment.speaker), look, words));
      if (segment.start !== null) this.element.classList.remove('no-times');
      this.#shown.push(index);
      previous = segment;
    }
    this.#showLanes();

    if (rows.childElementCount > 0) {
      const index = Math.floor(from / blockSize);
      const block = this.#blocks[index] ?? this.#addBlock();
      block.append(rows);
      this.#sizeBlock(index);
      if (this.#shown.length >= firstSlice || this.isComplete) this.#measure();
    }
    if (this.isComplete) this.element.ariaBusy = 'false';
    this.#options.grown();
    return this.#taken < segments.length;
  }

  #addBlock(): HTMLOListElement {
    const block = element('ol', 'block');
    block.role = 'presentation';
    block.start = this.#blocks.length * blockSize + 1;
    this.#blocks.push(block);
    this.element.append(block);
    return block;
  }

  #showLanes(): void {
    this.element.style.setProperty('--lanes', String(this.#options.speakers.lanes));
  }

  /** Judges by the first rows, as they are laid out, how high all others will be. */
  #measure(): void {
    const rows = this.#blocks[0]?.children;
    const first = rows?.[0];
    const text = first?.querySelector('.text');
    const last = rows?.[rows.length - 1];
    if (this.#isMeasured || !this.element.isConnected || !first || !text || !last) return;
    this.#isMeasured = true;
    // Asked of rows, not of the block: its own size is a guess until a frame has been drawn.
    const height = last.getBoundingClientRect().bottom - first.getBoundingClientRect().top;
    const style = getComputedStyle(text);
    const lineHeight = Number.parseFloat(style.lineHeight) || guessedMetrics.lineHeight;
    const characterWidth = Number.parseFloat(style.fontSize) / 2;
    this.#metrics = {
      charactersPerLine: Math.max(1, text.clientWidth / characterWidth),
      lineHeight,
      rowExtra: lineHeight / 4,
      runExtra: lineHeight * 1.8,
      correction: 1,
    };
    this.#metrics = { ...this.#metrics, correction: height / this.#guessHeight(0) || 1 };
    for (const index of this.#blocks.keys()) this.#sizeBlock(index);
  }

  #sizeBlock(index: number): void {
    const block = this.#blocks[index];
    if (block) block.style.containIntrinsicBlockSize = `auto ${this.#guessHeight(index)}px`;
  }

  #guessHeight(index: number): number {
    const { segments } = this.#options.store;
    const start = index * blockSize;
    const inBlock = this.#shown
      .slice(start, start + blockSize)
      .flatMap((shown) => segments[shown] ?? []);
    return estimateBlockHeight(inBlock, segments[this.#shown[start - 1] ?? -1], this.#metrics);
  }
}

/** The first of boxes that stand below each other whose end is below an edge; null if none is. */
function firstEndingBelow(boxes: ArrayLike<Element>, edge: number): number | null {
  let low = 0;
  let high = boxes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const bottom = boxes[middle]?.getBoundingClientRect().bottom ?? 0;
    if (bottom > edge) high = middle;
    else low = middle + 1;
  }
  return low < boxes.length ? low : null;
}
