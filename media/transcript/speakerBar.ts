import { formatTimestamp } from '../../src/model/timestamp.ts';
import type { SpeakerWords } from '../../src/transcript/words/pageWords.ts';
import { element, isolated } from './element.ts';
import { fillIn } from './fillIn.ts';
import type { TalkTime } from './player/talkTime.ts';
import { laneOf, type SpeakerDirectory } from './speakerDirectory.ts';

/** Who speaks in a call, for how long; each can be left out of the transcript. */
export class SpeakerBar {
  readonly element = element('ul', 'speakers');
  readonly #words: SpeakerWords;
  readonly #percent: Intl.NumberFormat;
  readonly #onChange: () => void;
  readonly #hidden = new Set<string>();

  /** @param language of the words, as BCP 47 */
  constructor(words: SpeakerWords, language: string, onChange: () => void) {
    this.#words = words;
    this.#percent = new Intl.NumberFormat(language, { style: 'percent' });
    this.#onChange = onChange;
    this.element.role = 'list';
    this.element.ariaLabel = words.speakers;
  }

  /** The speakers who are left out. */
  get hidden(): ReadonlySet<string> {
    return this.#hidden;
  }

  /** Shows the speakers of a call whose segments are all there. */
  show(speakers: SpeakerDirectory, { bySpeaker, silence }: TalkTime): void {
    const focused = this.element.querySelector<HTMLElement>(':focus')?.dataset['speaker'];
    const talked = [...bySpeaker.values()].reduce((sum, time) => sum + time, 0);
    const known = [...speakers.known];
    const chips = known.map((view) => {
      const time = bySpeaker.get(view.speaker) ?? null;
      const chip = element('button', 'speaker-chip', isolated(view.name));
      chip.type = 'button';
      chip.dataset['lane'] = String(laneOf(view));
      chip.dataset['speaker'] = view.speaker;
      chip.ariaPressed = String(!this.#hidden.has(view.speaker));
      chip.disabled = known.length < 2;
      chip.title = fillIn(this.#words.showOrHide, view.name);
      if (time !== null && talked > 0) {
        const share = this.#percent.format(time / talked);
        chip.append(' ', element('span', 'talk', `${formatTimestamp(time)} · ${share}`));
      }
      chip.addEventListener('click', () => this.#toggle(view.speaker));
      return element('li', '', chip);
    });
    this.element.replaceChildren(...chips);
    if (silence !== null && silence >= 1 && talked > 0) {
      const text = fillIn(this.#words.silence, formatTimestamp(silence));
      this.element.append(element('li', 'silence', text));
    }
    const again = chips.find(
      ({ firstElementChild: chip }) =>
        chip instanceof HTMLElement && chip.dataset['speaker'] === focused,
    );
    if (focused !== undefined && again?.firstElementChild instanceof HTMLElement) {
      again.firstElementChild.focus();
    }
  }

  /** Takes up what was left out before the page was made anew; what cannot be that is passed over. */
  restore(kept: unknown): void {
    if (!Array.isArray(kept)) return;
    for (const speaker of kept) if (typeof speaker === 'string') this.#hidden.add(speaker);
  }

  #toggle(speaker: string): void {
    if (!this.#hidden.delete(speaker)) this.#hidden.add(speaker);
    const chips = [...this.element.querySelectorAll<HTMLElement>('.speaker-chip')];
    const isHidden = (chip: HTMLElement) => this.#hidden.has(chip.dataset['speaker'] ?? '');
    // Without anybody there would be nothing to read: then it is everybody again.
    if (chips.every(isHidden)) this.#hidden.clear();
    for (const chip of chips) chip.ariaPressed = String(!isHidden(chip));
    this.#onChange();
  }
}
