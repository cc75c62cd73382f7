/** What a key does for finding. */
export type FindCommand =
  'open' | 'close' | 'next' | 'previous' | 'matchCase' | 'wholeWord' | 'regex';

/** What has a button, and so a key that is named on it. */
type NamedCommand = Exclude<FindCommand, 'open'>;

/** The part of a `KeyboardEvent` that is looked at. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

const toggles: Readonly<Record<string, FindCommand>> = {
  c: 'matchCase',
  w: 'wholeWord',
  r: 'regex',
};

/**
 * What a key does wherever the focus is, by the keys of VS Code's own find widget; null if nothing.
 *
 * @param isMac whether Cmd stands for Ctrl
 */
export function findCommand(press: KeyPress, isMac: boolean): FindCommand | null {
  const { key, altKey, shiftKey } = press;
  const isMain = isMac ? press.metaKey : press.ctrlKey;
  const isOther = isMac ? press.ctrlKey : press.metaKey;
  if (isOther || altKey) return null;
  const onward = shiftKey ? 'previous' : 'next';
  if (key === 'F3') return isMain ? null : onward;
  if (key === 'Escape') return isMain || shiftKey ? null : 'close';
  if (!isMain) return null;
  // Elsewhere than on a Mac, Ctrl+G goes to a line in VS Code.
  if (key.toLowerCase() === 'g') return isMac ? onward : null;
  return key === 'f' ? 'open' : null;
}

/** What a key does while the focus is in the bar, beside what it does anywhere. */
export function findBarCommand(press: KeyPress, isMac: boolean): FindCommand | null {
  const { altKey, ctrlKey, metaKey, shiftKey } = press;
  if (!altKey || ctrlKey || shiftKey || metaKey !== isMac) return findCommand(press, isMac);
  // With Option, letters of a Mac are others: the key has to be asked, not the letter.
  const letter = isMac ? press.code.replace(/^Key/u, '') : press.key;
  return toggles[letter.toLowerCase()] ?? null;
}

/** The key of a command, as it is named to people. */
export function shownKey(command: NamedCommand, isMac: boolean): string {
  const toggle = (letter: string) => (isMac ? `⌥⌘${letter}` : `Alt+${letter}`);
  switch (command) {
    case 'matchCase':
      return toggle('C');
    case 'wholeWord':
      return toggle('W');
    case 'regex':
      return toggle('R');
    case 'next':
      return 'Enter';
    case 'previous':
      return isMac ? '⇧Enter' : 'Shift+Enter';
    case 'close':
      return 'Escape';
  }
}
