import type { SegmentList } from './segmentList.ts';

/**
 * Which row of a list has the focus, or will have it: one row of all is in the tab order, and the
 * arrow keys go to the others.
 */
export class RowFocus {
  #list: SegmentList | null = null;
  /** The segment whose row is in the tab order; null until the reader has been at one. */
  #current: number | null = null;
  /** The row that is in the tab order. */
  #stop: HTMLElement | null = null;

  constructor(root: HTMLElement) {
    root.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof HTMLElement) || !target.matches('.segment')) return;
      this.#current = this.#list?.indexOf(target) ?? null;
      this.#stopAt(target);
    });
  }

  /** The list was filled, or replaced by another one. */
  follow(list: SegmentList | null): void {
    this.#list = list;
    if (this.#stop && list?.element.contains(this.#stop)) return;
    this.#stopAt(list?.rowAtOrAfter(this.#current ?? 0) ?? null);
  }

  /** The segment whose row has the focus; null when something else has it. */
  get focused(): number | null {
    const active = document.activeElement;
    return active?.classList.contains('segment') ? (this.#list?.indexOf(active) ?? null) : null;
  }

  /** Gives a row the focus. Without scrolling, where it is shown by other means. */
  focus(segment: number, options: FocusOptions = { preventScroll: true }): void {
    this.#list?.row(segment)?.focus(options);
  }

  /** Lets the focus come to a row first, whenever it comes to the list. */
  prepare(segment: number): void {
    this.#current = segment;
    this.#stopAt(this.#list?.row(segment) ?? this.#stop);
  }

  /** To the row before or after; false when there is none. */
  move(step: 1 | -1): boolean {
    const from = this.focused;
    const to = from === null ? null : (this.#list?.neighbour(from, step) ?? null);
    if (to === null) return false;
    this.focus(to, {});
    return true;
  }

  #stopAt(row: HTMLElement | null): void {
    if (this.#stop) this.#stop.tabIndex = -1;
    this.#stop = row;
    if (row) row.tabIndex = 0;
  }
}
