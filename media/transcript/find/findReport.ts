import type { FindBar, HitCount } from './findBar.ts';
import type { FindTarget } from './findTarget.ts';
import type { Hit, HitList } from './hitList.ts';
import { HitMarks } from './hitMarks.ts';
import type { HitWalk } from './hitWalk.ts';

/** Long enough not to speak of what is typed over at once. Milliseconds. */
const announceAfter = 400;

/** How often what comes in is drawn. Milliseconds. */
const drawEvery = 100;

/** How much of the text around a hit is read out, in UTF-16 units before and after its start. */
const spokenBefore = 40;
const spokenAfter = 120;

/** Whom a report goes to, beside the bar and the text. */
export interface FindReportEvents {
  hitsChanged(hits: HitList, current: Hit | null): void;
  announce(text: string): void;
}

/** Shows how far a walk has come: in the bar, in the text, and to those who listen. */
export class FindReport {
  readonly #bar: FindBar;
  readonly #walk: HitWalk;
  readonly #target: FindTarget;
  readonly #events: FindReportEvents;
  readonly #marks = new HitMarks();
  #error: string | null = null;
  #isFrameDue = false;
  #hasChanged = false;
  #lastDraw = -Infinity;
  #drawing: ReturnType<typeof setTimeout> | undefined;
  #announcing: ReturnType<typeof setTimeout> | undefined;

  constructor(bar: FindBar, walk: HitWalk, target: FindTarget, events: FindReportEvents) {
    this.#bar = bar;
    this.#walk = walk;
    this.#target = target;
    this.#events = events;
  }

  /** What is wrong with what is looked for; null when nothing is. */
  set error(error: string | null) {
    this.#error = error;
    this.changed();
  }

  /** The hits, or the one that is gone to, are others. What changes often is not drawn every time. */
  changed(): void {
    this.#hasChanged = true;
    const wait = this.#lastDraw + drawEvery - performance.now();
    if (wait <= 0) this.viewChanged();
    else this.#drawing ??= setTimeout(() => this.viewChanged(), wait);
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => this.#announce(), announceAfter);
  }

  /** Other units are in view, or what has changed should be seen at once. */
  viewChanged(): void {
    if (this.#isFrameDue) return;
    this.#isFrameDue = true;
    requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    this.#isFrameDue = false;
    clearTimeout(this.#drawing);
    this.#drawing = undefined;
    const { hits, current } = this.#walk;
    this.#marks.show(hits, current, this.#target);
    if (!this.#hasChanged) return;
    this.#hasChanged = false;
    this.#lastDraw = performance.now();
    this.#bar.showError(this.#error);
    this.#bar.showCount(this.#count());
    this.#events.hitsChanged(hits, current);
  }

  /** Null while nothing is looked for, or nothing is known yet. */
  #count(): HitCount | null {
    const { hits, index } = this.#walk;
    if (this.#error !== null || (hits.length === 0 && !hits.isDone)) return null;
    const current = index === null ? null : index + 1;
    return { current, total: hits.length, isCapped: hits.isCapped };
  }

  #announce(): void {
    const { current } = this.#walk;
    const count = this.#error ?? this.#bar.countText(this.#count());
    if (count === '') return;
    const text = current ? this.#target.element(current)?.textContent : null;
    if (!current || !text) {
      this.#events.announce(count);
      return;
    }
    const from = Math.max(0, current.start - spokenBefore);
    this.#events.announce(`${count}: ${text.slice(from, current.start + spokenAfter)}`);
  }
}
