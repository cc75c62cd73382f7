import type { Place } from '../../../src/transcript/protocol.ts';
import { coveredTop, scrollToElement } from '../scrolling.ts';
import type { CallCard } from './callCard.ts';
import type { ReadingPosition } from './readingPosition.ts';
import type { ThreadDays } from './threadDays.ts';

/** Takes the reader to an entry of a thread, and in a call to a second, as soon as they are there. */
export class ThreadReveal {
  readonly #days: ThreadDays;
  readonly #position: ReadingPosition;
  readonly #expand: (card: CallCard) => void;
  #wanted: Place | null = null;

  /** @param expand shows the transcript of a call */
  constructor(days: ThreadDays, position: ReadingPosition, expand: (card: CallCard) => void) {
    this.#days = days;
    this.#position = position;
    this.#expand = expand;
  }

  goTo(place: Place): void {
    this.#wanted = place;
    this.update();
  }

  /** There may be more than before. */
  update(): void {
    const { item: key, time, keepsFocus = false } = this.#wanted ?? {};
    const row = key === undefined ? null : this.#days.row(key);
    if (key === undefined || !row) return;
    if (row.type === 'call' && time !== undefined) {
      if (!row.isExpanded) this.#expand(row);
      // Its segments come after the call.
      if (!row.transcript.drawn) return;
      this.#wanted = null;
      void this.#goToSecond(row, time, keepsFocus);
      return;
    }
    this.#wanted = null;
    const covered = coveredTop();
    const room = innerHeight - covered;
    const { height } = row.element.getBoundingClientRect();
    const above = Math.max(room / 8, Math.min(room / 3, (room - height) / 2));
    this.#position.goTo({ key, segment: null }, covered + above);
    mark(row.element, keepsFocus);
  }

  async #goToSecond(card: CallCard, time: number, keepsFocus: boolean): Promise<void> {
    const segment = await card.transcript.rowAt(time);
    if (!segment) return;
    this.#position.leave();
    await scrollToElement(segment, 'third');
    mark(segment, keepsFocus);
  }
}

/** Shows the reader what was gone to, and takes the focus there if it may. */
function mark(target: HTMLElement, keepsFocus: boolean): void {
  if (!keepsFocus) target.focus({ preventScroll: true });
  target.classList.add('revealed');
  setTimeout(() => target.classList.remove('revealed'), 2000);
}
