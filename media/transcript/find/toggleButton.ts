import { iconButton } from '../button.ts';

/** A button that is on or off. */
export class ToggleButton {
  readonly element: HTMLButtonElement;
  readonly #onChange: () => void;

  /**
   * @param label its name
   * @param key what else toggles it, as it is named to people
   */
  constructor(icon: string, label: string, key: string, onChange: () => void) {
    this.#onChange = onChange;
    this.element = iconButton(icon, label, () => this.toggle());
    this.element.title = `${label} (${key})`;
    this.isOn = false;
  }

  get isOn(): boolean {
    return this.element.ariaPressed === 'true';
  }

  /** Shows it on or off, without telling. */
  set isOn(isOn: boolean) {
    this.element.ariaPressed = String(isOn);
  }

  toggle(): void {
    this.isOn = !this.isOn;
    this.#onChange();
  }
}
