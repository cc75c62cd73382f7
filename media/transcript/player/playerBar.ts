import { textButton } from '../button.ts';
import { element } from '../element.ts';
import { icon } from '../icon.ts';
import { formatTimestamp } from '../../../src/model/timestamp.ts';
import type { ProblemAction } from '../../../src/transcript/problemAction.ts';
import { controlButton, relabel } from './controlButton.ts';
import { FetchLine } from './fetchLine.ts';
import type { ControlEvents, ControlState } from './playerControls.ts';
import { PlayerControls } from './playerControls.ts';
import type { Stage } from './stage.ts';
import type { PlayerWords } from '../../../src/transcript/words/playerWords.ts';

/** What the bar asks for. */
export interface BarEvents extends ControlEvents {
  toggle(): void;
  cancel(): void;
  save(): void;
}

/**
 * The player's controls. They are reached by Tab, one by one, and not as a `toolbar` by arrow keys:
 * on this page the arrow keys move through the recording wherever the focus is, and two of the
 * controls, the speed and the volume, want them for themselves.
 */
export class PlayerBar {
  readonly element: HTMLElement;
  readonly playButton: HTMLButtonElement;
  readonly #words: PlayerWords;
  readonly #label: HTMLElement;
  readonly #position = element('span', 'player-position');
  readonly #length = element('span', 'player-length');
  readonly #controls: PlayerControls;
  readonly #fetch: FetchLine;
  readonly #row: HTMLElement;

  constructor(words: PlayerWords, language: string, events: BarEvents) {
    this.#words = words;
    this.#label = element('span', '', words.listen);
    this.playButton = controlButton('play', words.play, words.keys.play, () => events.toggle());
    this.playButton.classList.add('play', 'primary');
    this.playButton.dataset['focus'] = 'play';
    this.playButton.append(this.#label);
    this.#controls = new PlayerControls(words, language, events);
    this.#fetch = new FetchLine(words, language, () => {
      this.playButton.focus({ preventScroll: true });
      events.cancel();
    });
    const time = element('div', 'player-time', this.#position, this.#length);
    time.dir = 'ltr';
    this.#row = element(
      'div',
      'player-row',
      this.playButton,
      this.#controls.ways,
      time,
      this.#fetch.element,
      this.#controls.manner,
      controlButton('save', words.save, undefined, () => events.save()),
    );
    this.element = element('section', 'player', this.#row);
    this.element.ariaLabel = words.recording;
    this.showStage('none');
  }

  showStage(stage: Exclude<Stage, 'problem'>): void {
    const hadFocus = this.element.contains(document.activeElement);
    this.element.hidden = stage === 'none';
    this.element.dataset['stage'] = stage;
    this.#label.hidden = stage !== 'idle';
    this.#replace(this.#row);
    const active = document.activeElement;
    const hasFocus = this.element.contains(active) && active?.checkVisibility();
    if (!hadFocus || hasFocus) return;
    const heir = stage === 'none' ? document.querySelector('main') : this.playButton;
    heir?.focus({ preventScroll: true });
  }

  /** Puts a sentence in the place of the controls. */
  showProblem(
    message: string,
    actions: readonly ProblemAction[],
    onAct: (action: string) => void,
  ): void {
    const text = element('p', 'problem-message', message);
    text.dir = 'auto';
    const buttons = actions.map(({ id, label }) => textButton(label, 'secondary', () => onAct(id)));
    this.element.hidden = false;
    this.element.dataset['stage'] = 'problem';
    const line = element(
      'div',
      'player-problem',
      icon('warning'),
      text,
      element('div', 'actions', ...buttons),
    );
    // Takes the focus where there is no button to take it.
    line.tabIndex = -1;
    this.#replace(line);
  }

  /** Draws the eye to the problem that is shown, once more. */
  pointAtProblem(): void {
    const line = this.element.querySelector('.player-problem');
    line?.classList.remove('is-pointed-at');
    // Only what is laid out without the class begins its animation anew.
    line?.getBoundingClientRect();
    line?.classList.add('is-pointed-at');
  }

  showPlaying(isPlaying: boolean): void {
    const { listen, play, pause, keys } = this.#words;
    const start = this.#label.hidden ? play : listen;
    relabel(
      this.playButton,
      isPlaying ? 'debug-pause' : 'play',
      isPlaying ? pause : start,
      keys.play,
    );
  }

  /** Seconds; the length is null while it is not known. */
  showPosition(position: number, length: number | null): void {
    write(this.#position, formatTimestamp(position));
    write(this.#length, length === null ? '' : formatTimestamp(length));
  }

  showProgress(received: number, total: number | null): void {
    this.#fetch.show(received, total);
  }

  showControls(state: ControlState): void {
    this.#controls.show(state);
  }

  /** The focus is not lost with what had it. */
  #replace(content: HTMLElement): void {
    if (this.element.firstElementChild === content) return;
    const hadFocus = this.element.contains(document.activeElement);
    this.element.replaceChildren(content);
    if (hadFocus) (content.querySelector('button') ?? content).focus({ preventScroll: true });
  }
}

/** Sixty times a second, but as a rule there is nothing new. */
function write(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}
