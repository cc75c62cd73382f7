import type { SpeakerView } from '../../src/model/itemHead.ts';
import type { PageStrings } from '../../src/transcript/protocol.ts';
import { firstSlice } from '../../src/transcript/protocol.ts';
import type { RowMetrics } from './blockHeight.ts';
import { estimateBlockHeight, guessedMetrics } from './blockHeight.ts';
import { element } from './element.ts';
import { parseSegments } from './parseSegments.ts';
import { startsRun } from './runs.ts';
import { segmentRow } from './segmentRow.ts';
import { SegmentStore } from './segmentStore.ts';
import { SlicedWork } from './slicedWork.ts';
import { SpeakerDirectory } from './speakerDirectory.ts';

/** Rows that are laid out together or, out of sight, not at all. 50 to 200 measured the same. */
const blockSize = 50;

const decoder = new TextDecoder();

/** What a list of segments tells the one who made it. */
export interface SegmentListEvents {
  /** More rows are in the list. */
  grown(): void;
}

/**
 * The segments of a transcript. All of them stand in the document, so that native find, selection
 * and screen readers reach every one; blocks that are out of sight cost no layout.
 */
export class SegmentList {
  readonly element = element('div', 'segments');
  readonly #store: SegmentStore;
  readonly #speakers: SpeakerDirectory;
  readonly #strings: PageStrings;
  readonly #events: SegmentListEvents;
  readonly #filling = new SlicedWork(() => this.#fillBlock());
  readonly #blocks: HTMLOListElement[] = [];
  #rendered = 0;
  #metrics: RowMetrics = guessedMetrics;
  #isMeasured = false;

  constructor(
    total: number,
    speakers: readonly SpeakerView[],
    strings: PageStrings,
    events: SegmentListEvents,
  ) {
    this.#store = new SegmentStore(total);
    this.#speakers = new SpeakerDirectory(speakers);
    this.#strings = strings;
    this.#events = events;
    // The blocks are of no meaning to a reader: one list, whose items are all rows.
    this.element.role = 'list';
    this.element.ariaBusy = String(total > 0);
    this.element.classList.add('no-times');
    this.#showLanes();
  }

  /** How many segments are in the document. */
  get rendered(): number {
    return this.#rendered;
  }

  /** Whether nothing more will come. */
  get isComplete(): boolean {
    return this.#rendered >= this.#store.total;
  }

  /** Takes a slice as it crossed the bridge. */
  receive(first: number, json: Uint8Array): void {
    this.#store.add(first, parseSegments(decoder.decode(json)));
    // The first screen is not worth a wait.
    while (this.#rendered < firstSlice && this.#fillBlock());
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

  /** The row of a segment; null while it is not in the document. */
  row(index: number): Element | null {
    return this.#blocks[Math.floor(index / blockSize)]?.children[index % blockSize] ?? null;
  }

  /** The first segment that is at or below the window's top edge; null when all are above it. */
  firstInView(): number | null {
    const block = firstEndingBelow(this.#blocks, 0);
    if (block === null) return null;
    const rows = this.#blocks[block]?.children ?? [];
    const row = firstEndingBelow(rows, 0);
    return row === null ? null : block * blockSize + row;
  }

  /** Puts what has arrived into the document, to the end of a block at most. */
  #fillBlock(): boolean {
    const { segments } = this.#store;
    const from = this.#rendered;
    const upTo = Math.min(segments.length, (Math.floor(from / blockSize) + 1) * blockSize);
    if (from >= upTo) return false;

    const rows = document.createDocumentFragment();
    let previous = segments[from - 1];
    for (const segment of segments.slice(from, upTo)) {
      const starts = startsRun(previous, segment);
      const speaker = this.#speakers.of(segment.speaker);
      rows.append(segmentRow(segment, speaker, starts, this.#strings));
      if (segment.start !== null) this.element.classList.remove('no-times');
      previous = segment;
    }
    this.#rendered = upTo;
    this.#showLanes();

    const index = Math.floor(from / blockSize);
    const block = this.#blocks[index] ?? this.#addBlock();
    block.append(rows);
    this.#sizeBlock(index);
    if (this.#rendered >= firstSlice) this.#measure();

    if (this.isComplete) this.element.ariaBusy = 'false';
    this.#events.grown();
    return this.#rendered < segments.length;
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
    this.element.style.setProperty('--lanes', String(this.#speakers.lanes));
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
    const start = index * blockSize;
    const { segments } = this.#store;
    const inBlock = segments.slice(start, Math.min(start + blockSize, this.#rendered));
    return estimateBlockHeight(inBlock, segments[start - 1], this.#metrics);
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
