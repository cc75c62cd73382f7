import { coveredTop } from '../scrolling.ts';
import { onReaderMoves } from './readerMoves.ts';

/** The transcript whose recording is played. */
export interface PlayedTranscript {
  /** The row of a segment; null while it is not in the document. */
  row(segment: number): HTMLElement | null;
  /**
   * Scrolls so that a segment is a third of the way down, or just in view. May wait for its row.
   * `smooth` is asked for short ways only, and never of those who want less motion.
   */
  reveal(segment: number, how: 'third' | 'nearest', behavior: 'smooth' | 'instant'): void;
}

/**
 * Marks what is being said and keeps it in view, until the reader goes elsewhere. With a screen
 * reader nothing scrolls unless it is asked for: it would take the reading away.
 */
export class Follower {
  readonly #transcript: PlayedTranscript;
  readonly #onLetGo: () => void;
  readonly #stop: () => void;
  #isFollowing = true;
  #wanted: readonly number[] = [];
  /** The segment to be kept in view. */
  #leader: number | null = null;
  readonly #marked = new Map<number, HTMLElement>();

  /** @param onLetGo the reader went elsewhere */
  constructor(transcript: PlayedTranscript, onLetGo: () => void) {
    this.#transcript = transcript;
    this.#onLetGo = onLetGo;
    this.#stop = onReaderMoves(() => this.letGo());
  }

  get isFollowing(): boolean {
    return this.#isFollowing && !readsByEar();
  }

  /** The row that is kept in view; null while it is not in the document. */
  get row(): HTMLElement | null {
    return this.#leader === null ? null : this.#transcript.row(this.#leader);
  }

  /** Marks the segments that are being said; the last of them is kept in view. */
  mark(segments: readonly number[]): void {
    this.#wanted = segments;
    this.#drawMarks();
    const leader = segments.at(-1) ?? null;
    if (leader === this.#leader) return;
    this.#leader = leader;
    if (this.isFollowing && !this.#isComfortable()) this.#reveal();
  }

  /** Goes to what is being said, and on with it. */
  follow(): void {
    this.#isFollowing = true;
    if (readsByEar() || !this.#isComfortable()) this.#reveal();
  }

  /** From now on, the view is the reader's. */
  letGo(): void {
    if (!this.#isFollowing) return;
    this.#isFollowing = false;
    this.#onLetGo();
  }

  /** Rows were added or exchanged for others. */
  rowsChanged(): void {
    this.#drawMarks();
  }

  dispose(): void {
    this.#stop();
    this.mark([]);
  }

  #drawMarks(): void {
    for (const [segment, row] of this.#marked) {
      if (this.#wanted.includes(segment) && row === this.#transcript.row(segment)) continue;
      row.classList.remove('spoken');
      row.removeAttribute('aria-current');
      this.#marked.delete(segment);
    }
    for (const segment of this.#wanted) {
      if (this.#marked.has(segment)) continue;
      const row = this.#transcript.row(segment);
      if (!row) continue;
      row.classList.add('spoken');
      row.ariaCurrent = 'true';
      this.#marked.set(segment, row);
    }
  }

  /** Whether the row stands where one can go on reading without moving the eyes far. */
  #isComfortable(): boolean {
    const { row } = this;
    if (!row) return this.#leader === null;
    const box = row.getBoundingClientRect();
    const top = Math.max(innerHeight * 0.15, coveredTop());
    const bottom = innerHeight * 0.75;
    return box.top >= top && (box.bottom <= bottom || box.top <= innerHeight / 3);
  }

  #reveal(): void {
    if (this.#leader === null) return;
    const distance = Math.abs(this.row?.getBoundingClientRect().top ?? Infinity);
    const isShort = distance < innerHeight * 1.5;
    const behavior = isShort && !wantsLessMotion() ? 'smooth' : 'instant';
    this.#transcript.reveal(this.#leader, 'third', behavior);
  }
}

function readsByEar(): boolean {
  return document.body.classList.contains('vscode-using-screen-reader');
}

function wantsLessMotion(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') ||
    matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
