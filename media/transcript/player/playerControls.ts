import { element } from '../element.ts';
import { controlButton, withKey } from './controlButton.ts';
import { fillIn } from '../fillIn.ts';
import type { PlayerWords } from '../../../src/transcript/words/playerWords.ts';
import { speedMenu } from './speedMenu.ts';
import type { VolumeEvents } from './volumeControl.ts';
import { VolumeControl } from './volumeControl.ts';

/** Seconds that the buttons skip. */
const buttonSkip = 5;

/** What the controls ask for. */
export interface ControlEvents extends VolumeEvents {
  skip(seconds: number): void;
  previousSegment(): void;
  nextSegment(): void;
  setRate(rate: number): void;
  toggleSilences(): void;
  toggleLoop(): void;
}

/** How the recording is played at the moment. */
export interface ControlState {
  readonly rate: number;
  readonly volume: number;
  readonly isMuted: boolean;
  readonly skipsSilences: boolean;
  readonly loops: boolean;
  /** What skipping silences has saved, as people read it; null for nothing. */
  readonly saved: string | null;
}

/** What stands beside the play button once there is something to play. */
export class PlayerControls {
  /** Ways through the recording. */
  readonly ways: HTMLElement;
  /** Ways of hearing it. */
  readonly manner: HTMLElement;
  readonly #words: PlayerWords;
  readonly #speed: HTMLSelectElement;
  readonly #silences: HTMLButtonElement;
  readonly #loop: HTMLButtonElement;
  readonly #volume: VolumeControl;

  constructor(words: PlayerWords, language: string, events: ControlEvents) {
    const { keys } = words;
    this.#words = words;
    this.ways = element(
      'div',
      'player-ways',
      controlButton('previous', words.previous, keys.previous, () => events.previousSegment()),
      skipButton(`\u2212${buttonSkip}`, words.back, keys.back, () => events.skip(-buttonSkip)),
      skipButton(`+${buttonSkip}`, words.forward, keys.forward, () => events.skip(buttonSkip)),
      controlButton('next', words.next, keys.next, () => events.nextSegment()),
    );
    // Time runs from left to right on every player.
    this.ways.dir = 'ltr';
    this.#speed = speedMenu(words, language, (rate) => events.setRate(rate));
    this.#silences = controlButton('debug-step-over', words.silences, keys.silences, () =>
      events.toggleSilences(),
    );
    this.#loop = controlButton('sync', words.loop, keys.loop, () => events.toggleLoop());
    this.#volume = new VolumeControl(words, events);
    this.manner = element(
      'div',
      'player-manner',
      this.#speed,
      this.#silences,
      this.#loop,
      this.#volume.element,
    );
  }

  show({ rate, volume, isMuted, skipsSilences, loops, saved }: ControlState): void {
    const { silences, keys } = this.#words;
    const label = withKey(silences, keys.silences);
    this.#speed.value = String(rate);
    this.#silences.ariaPressed = String(skipsSilences);
    this.#silences.title = saved ? `${label}\n${fillIn(this.#words.saved, saved)}` : label;
    this.#loop.ariaPressed = String(loops);
    this.#volume.show(volume, isMuted);
  }
}

function skipButton(
  text: string,
  label: string,
  key: Parameters<typeof controlButton>[2],
  onPress: () => void,
): HTMLButtonElement {
  const button = controlButton('', label, key, onPress);
  button.replaceChildren(text);
  return button;
}
