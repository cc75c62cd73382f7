/** What a key does. */
export interface KeyCommand {
  /** As `KeyboardEvent.key` has them; a letter stands for both cases. */
  readonly keys: readonly string[];
  readonly shift?: boolean;
  /** @returns false when there is nothing to do, and the key is left to others */
  readonly run: (event: KeyboardEvent) => boolean | void;
}

/**
 * Listens to keys for the whole page. VS Code would take a key for its own keybindings as well, also
 * one that the page prevents the default of: so what is used here goes no further.
 */
export function listenToKeys(commands: () => readonly KeyCommand[]): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented) return;
    const command = commands().find((candidate) => fits(candidate, event));
    if (!command || command.run(event) === false) return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function fits(command: KeyCommand, event: KeyboardEvent): boolean {
  const { keys, shift } = command;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  if (shift !== undefined && shift !== event.shiftKey) return false;
  if (isTakenBy(event.target, event.key)) return false;
  return keys.some((key) => key.toLowerCase() === event.key.toLowerCase());
}

/** What has the focus may need a key for itself. */
function isTakenBy(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('select, [contenteditable]')) return true;
  const field = target.closest('input');
  if (field) return field.type !== 'range' || key.startsWith('Arrow');
  if (target.closest('[role="slider"]')) {
    return key.startsWith('Arrow') || ['Home', 'End', 'PageUp', 'PageDown'].includes(key);
  }
  const isPress = key === ' ' || key === 'Enter';
  return isPress && target.closest('button, summary, a') !== null;
}
