import { element } from './element.ts';

/** Speaker turns of a call, as numbers of lines. */
const turns = [1, 2, 1, 3, 2];

/**
 * The shape of what is to come. It shows itself only after a moment (style sheet), since most items
 * are there before it would; screen readers are told in words instead.
 */
export function skeleton(): HTMLElement {
  const made = element(
    'div',
    'skeleton',
    element('div', 'bone title-bone'),
    element('div', 'bone meta-bone'),
    ...turns.map((lines) =>
      element(
        'div',
        'turn',
        element('div', 'bone name-bone'),
        ...Array.from({ length: lines }, () => element('div', 'bone line-bone')),
      ),
    ),
  );
  made.ariaHidden = 'true';
  return made;
}
