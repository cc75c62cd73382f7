const scrollKeys = new Set([
  'ArrowUp',
  'ArrowDown',
  'PageUp',
  'PageDown',
  'Home',
  'End',
  ' ',
  'Tab',
]);

/** Tells when the reader does something after which a place that is being gone to is no longer wanted. */
export function onReaderActs(listener: () => void, signal?: AbortSignal): void {
  const options = { passive: true, ...(signal && { signal }) };
  addEventListener('wheel', listener, options);
  addEventListener('touchmove', listener, options);
  addEventListener('pointerdown', listener, options);
  addEventListener(
    'keydown',
    ({ key }) => {
      if (scrollKeys.has(key)) listener();
    },
    options,
  );
}
