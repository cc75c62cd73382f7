/* global document, performance, requestAnimationFrame, requestIdleCallback, MessageChannel */

/*
 * Run in the pages, not here: they note when something was pressed and when something was painted,
 * in milliseconds since 1970, so that times of different frames can be compared.
 */

/** For the window: notes each click. */
export function noteClicks() {
  document.addEventListener(
    'click',
    () => {
      globalThis.clickedAt = performance.timeOrigin + performance.now();
    },
    true,
  );
}

/**
 * For every frame: in the one that VS Code puts around a webview, notes when the first segment, or the
 * word of the empty page, was painted. What is inside is written anew by VS Code, and forgets scripts.
 */
export function notePaint() {
  const look = () => {
    const frame = document.querySelector('iframe#active-frame');
    if (!frame?.contentDocument?.querySelector('.segment, #empty-word')) {
      requestAnimationFrame(look);
      return;
    }
    // A message that is sent before a frame is painted arrives after it.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      globalThis.paintedAt = performance.timeOrigin + performance.now();
    };
    port2.postMessage(null);
  };
  requestAnimationFrame(look);
}

/** @returns {number | null} */
export function whenClicked() {
  return globalThis.clickedAt ?? null;
}

/** @returns {number | null} */
export function whenPainted() {
  return globalThis.paintedAt ?? null;
}

/** @returns {Promise<unknown>} when there is nothing to do */
export function whenIdle() {
  return new Promise(requestIdleCallback);
}
