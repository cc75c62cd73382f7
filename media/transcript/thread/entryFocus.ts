/** What can have the focus: entries, and the segments of transcripts that are shown. */
const rows = '.entry, .segment';

/**
 * The focus in a thread: one row of all is in the tab order, the newest until the reader has been at
 * another, and the arrow keys go to the others.
 */
export class EntryFocus {
  readonly #root: HTMLElement;
  /** Goes from row to row, past all that is hidden, without looking at those far away. */
  readonly #walk: TreeWalker;
  #current: HTMLElement | null = null;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#walk = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT, (node) => {
      if (!(node instanceof HTMLElement) || node.hidden) return NodeFilter.FILTER_REJECT;
      return node.matches(rows) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
    });
    root.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLElement && target.matches(rows)) this.#enter(target);
    });
  }

  /** Rows have come or gone. */
  follow(): void {
    if (this.#current?.isConnected) return;
    const entries = this.#root.getElementsByClassName('entry');
    const last = entries[entries.length - 1];
    if (last instanceof HTMLElement) this.#enter(last);
  }

  /** From the row that has the focus to the one before or after; false when there is none. */
  move(step: 1 | -1): boolean {
    const from = document.activeElement;
    if (!from?.matches(rows)) return false;
    this.#walk.currentNode = from;
    const to = step === 1 ? this.#walk.nextNode() : this.#walk.previousNode();
    if (to instanceof HTMLElement) to.focus();
    return to !== null;
  }

  #enter(row: HTMLElement): void {
    if (this.#current) this.#current.tabIndex = -1;
    this.#current = row;
    row.tabIndex = 0;
  }
}
