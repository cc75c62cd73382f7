const scrollKeys = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' ']);

/** What takes such keys for itself. */
const keyTakers = 'button, input, select, textarea, [role="slider"]';

/**
 * Tells when the reader goes somewhere in the text by hand: by wheel, finger, scrolling key,
 * scrollbar or by selecting. What the page scrolls by itself is none of these, and a key that
 * something on the page has taken (it is stopped, or its default is prevented) is not one either.
 *
 * @returns stops telling
 */
export function onReaderMoves(listener: () => void): () => void {
  const end = new AbortController();
  const options = { passive: true, signal: end.signal };
  addEventListener('wheel', listener, options);
  addEventListener('touchmove', listener, options);
  addEventListener(
    'keydown',
    ({ key, target, defaultPrevented }) => {
      const isTaken = target instanceof Element && target.closest(keyTakers) !== null;
      if (scrollKeys.has(key) && !defaultPrevented && !isTaken) listener();
    },
    options,
  );
  addEventListener(
    'pointerdown',
    ({ target, clientX, button }) => {
      const root = document.documentElement;
      const isOnScrollbar = target === root && clientX >= root.clientWidth;
      // The middle button scrolls as the pointer moves.
      if (isOnScrollbar || button === 1) listener();
    },
    options,
  );
  document.addEventListener(
    'selectionchange',
    () => {
      if (document.getSelection()?.isCollapsed === false) listener();
    },
    options,
  );
  return () => end.abort();
}
