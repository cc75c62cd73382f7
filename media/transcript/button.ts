import { element } from './element.ts';
import { icon } from './icon.ts';

/** A button with words on it. */
export function textButton(
  label: string,
  look: 'primary' | 'secondary',
  onPress: () => void,
): HTMLButtonElement {
  return pressable(element('button', `button ${look}`, label), onPress);
}

/** A button that is only an icon; the label is its tooltip and its name. */
export function iconButton(name: string, label: string, onPress: () => void): HTMLButtonElement {
  const button = element('button', 'button icon-only', icon(name));
  button.title = label;
  button.ariaLabel = label;
  return pressable(button, onPress);
}

function pressable(button: HTMLButtonElement, onPress: () => void): HTMLButtonElement {
  button.type = 'button';
  button.addEventListener('click', onPress);
  return button;
}
