import { coveredTop } from '../scrolling.ts';
import type { ThreadDays, ThreadRow } from './threadDays.ts';
import type { Positioned, SeenRow } from './readingPosition.ts';
import type { RowAddress } from './threadPlace.ts';

/** The rows of a thread by where they are, for {@link Positioned}. */
export class ThreadRows implements Pick<Positioned, 'inView' | 'find'> {
  readonly #days: ThreadDays;

  constructor(days: ThreadDays) {
    this.#days = days;
  }

  inView(): SeenRow[] {
    const covered = coveredTop();
    return this.#days.between(covered, innerHeight).flatMap(({ key, element }) => {
      const entry = { key, segment: null, element };
      const row = this.#days.row(key);
      const list = row?.type === 'call' && row.isExpanded ? row.transcript.drawn?.list : null;
      if (!list || list.element.getBoundingClientRect().top >= covered) return [entry];
      // Its top is out of sight: what is under the reader's eye is what was said.
      const segment = list.firstInView(covered);
      const said = segment === null ? null : list.row(segment);
      return said ? [{ key, segment, element: said }, entry] : [entry];
    });
  }

  find({ key, segment }: RowAddress): { element: Element; isThere: boolean } | null {
    const row: ThreadRow | null = this.#days.row(key);
    if (!row) return null;
    const { element } = row;
    if (segment === null || row.type !== 'call' || !row.isExpanded) {
      return { element, isThere: true };
    }
    const said = row.transcript.nearestRow(segment);
    return { element: said ?? element, isThere: said !== null };
  }
}
