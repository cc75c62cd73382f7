let last: Element | null = null;

/**
 * What has the focus; while something outside of the page has it, such as the palette, what had it
 * before. The browser itself forgets that.
 */
export function lastFocused(): Element | null {
  const { activeElement, body } = document;
  if (activeElement && activeElement !== body) return activeElement;
  return last?.isConnected ? last : null;
}

document.addEventListener('focusin', ({ target }) => {
  last = target instanceof Element ? target : null;
});
document.addEventListener('pointerdown', () => {
  last = null;
});
// Back where it was, so that nobody has to begin at the top of the page again.
addEventListener('focus', () => {
  const target = lastFocused();
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
});
