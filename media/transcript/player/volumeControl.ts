import { element } from '../element.ts';
import { controlButton, relabel } from './controlButton.ts';
import type { PlayerWords } from '../../../src/transcript/words/playerWords.ts';

/** What the volume control asks for. */
export interface VolumeEvents {
  /** From 0 to 1. */
  setVolume(volume: number): void;
  toggleMute(): void;
}

/** A loudspeaker to mute, and a slider. */
export class VolumeControl {
  readonly element: HTMLElement;
  readonly #words: PlayerWords;
  readonly #mute: HTMLButtonElement;
  readonly #slider = element('input', 'volume');

  constructor(words: PlayerWords, events: VolumeEvents) {
    this.#words = words;
    this.#mute = controlButton('unmute', words.mute, words.keys.mute, () => events.toggleMute());
    const slider = this.#slider;
    slider.type = 'range';
    slider.min = '0';
    slider.max = '100';
    slider.step = '5';
    slider.ariaLabel = words.volume;
    slider.title = words.volume;
    slider.addEventListener('input', () => events.setVolume(Number(slider.value) / 100));
    this.element = element('div', 'player-volume', this.#mute, slider);
  }

  show(volume: number, isMuted: boolean): void {
    const { mute, keys } = this.#words;
    relabel(this.#mute, isMuted || volume === 0 ? 'mute' : 'unmute', mute, keys.mute);
    this.#mute.ariaPressed = String(isMuted);
    const heard = Math.round((isMuted ? 0 : volume) * 100);
    this.#slider.value = String(heard);
    this.#slider.style.setProperty('--heard', `${heard}%`);
  }
}
