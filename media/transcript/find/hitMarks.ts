import type { FindTarget } from './findTarget.ts';
import type { Hit, HitList } from './hitList.ts';
import { textRange } from './textRange.ts';

/** In a text that is longer than this, in UTF-16 units, only what is near the window is marked. */
const longText = 2000;

/** A hit and the element it stands in. */
interface Mark {
  readonly element: Element;
  readonly start: number;
  readonly end: number;
  readonly isCurrent: boolean;
}

/** Marks hits in the text without touching it: `::highlight(find-hit)`, `::highlight(find-current)`. */
export class HitMarks {
  readonly #hits = new Highlight();
  readonly #current = new Highlight();
  #shown: readonly Mark[] = [];

  constructor() {
    this.#current.priority = 1;
    CSS.highlights.set('find-hit', this.#hits);
    CSS.highlights.set('find-current', this.#current);
  }

  /** Marks the hits that are in view or near it, and no others. */
  show(hits: HitList, current: Hit | null, target: FindTarget): void {
    const marks = hits.length === 0 ? [] : [...marksInView(hits, current, target)];
    // Most news is of hits that are out of sight, and painting is dear.
    if (areSame(marks, this.#shown)) return;
    this.#shown = marks;
    this.#hits.clear();
    this.#current.clear();
    for (const { element, start, end, isCurrent } of marks) {
      const range = textRange(element, start, end);
      if (range) (isCurrent ? this.#current : this.#hits).add(range);
    }
  }
}

function* marksInView(hits: HitList, current: Hit | null, target: FindTarget): Generator<Mark> {
  for (const place of target.unitsInView()) {
    const element = hits.has(place) ? target.element(place) : null;
    if (!element) continue;
    const [from, to] = offsetsNearWindow(element);
    for (const { part, unit, start, end } of hits.inUnit(place)) {
      if (end < from || start > to) continue;
      const isCurrent = part === current?.part && unit === current.unit && start === current.start;
      yield { element, start, end, isCurrent };
    }
  }
}

/** About which part of an element's text is in the window or half a window away from it. */
function offsetsNearWindow(element: Element): readonly [from: number, to: number] {
  const length = element.textContent.length;
  if (length <= longText) return [0, length];
  const { top, height } = element.getBoundingClientRect();
  const perPixel = length / Math.max(1, height);
  return [perPixel * (-innerHeight / 2 - top), perPixel * (1.5 * innerHeight - top)];
}

function areSame(marks: readonly Mark[], others: readonly Mark[]): boolean {
  return (
    marks.length === others.length &&
    marks.every((mark, index) => {
      const other = others[index];
      return (
        other?.element === mark.element &&
        other.start === mark.start &&
        other.end === mark.end &&
        other.isCurrent === mark.isCurrent
      );
    })
  );
}
