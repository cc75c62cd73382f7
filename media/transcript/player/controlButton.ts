import { iconButton } from '../button.ts';
import { icon } from '../icon.ts';
import type { KeyName } from '../../../src/transcript/words/playerWords.ts';

/** A button of the player: an icon whose tooltip names its key. */
export function controlButton(
  iconName: string,
  label: string,
  key: KeyName | undefined,
  onPress: () => void,
): HTMLButtonElement {
  const button = iconButton(iconName, label, onPress);
  if (key) button.setAttribute('aria-keyshortcuts', key.aria);
  relabel(button, iconName, label, key);
  return button;
}

/** Gives a button another meaning, but not another place: the focus stays on it. */
export function relabel(
  button: HTMLButtonElement,
  iconName: string,
  label: string,
  key: KeyName | undefined,
): void {
  if (button.dataset['icon'] !== iconName) {
    button.dataset['icon'] = iconName;
    button.querySelector('.icon')?.replaceWith(icon(iconName));
  }
  button.ariaLabel = label;
  button.title = withKey(label, key);
}

/** A label and its key, as tooltips of VS Code show them. */
export function withKey(label: string, key: KeyName | undefined): string {
  return key ? `${label} (${key.shown})` : label;
}
