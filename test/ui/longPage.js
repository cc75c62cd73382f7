/* global CSS, document, innerHeight, MessageChannel, performance, PerformanceObserver, requestAnimationFrame */

/* Run in the page of a long transcript, one by one, so that each stands for itself. */

/** @returns {number} how many segments are in the document, as soon as all are; 0 before */
export function segmentsWhenFilled() {
  if (document.querySelector('.segments')?.ariaBusy !== 'false') return 0;
  return document.querySelectorAll('.segment').length;
}

/**
 * Finds the last place of a text as VS Code's find widget does in a webview.
 *
 * @param {HTMLElement} root
 * @param {string} text
 * @returns {[string, number]} what is selected then, and in which segment
 */
export function findLast(root, text) {
  const window = root.ownerDocument.defaultView;
  const [matchCase, backwards, wrapAround] = [true, true, true];
  window.getSelection().removeAllRanges();
  window.find(text, matchCase, backwards, wrapAround);
  const selection = window.getSelection();
  const row = selection.anchorNode?.parentElement.closest('.segment');
  return [selection.toString(), [...root.querySelectorAll('.segment')].indexOf(row)];
}

/** Notes from now on what keeps the page from answering for more than 50 ms. */
export function noteLongTasks() {
  globalThis.longTasks = [];
  globalThis.longTaskObserver?.disconnect();
  globalThis.longTaskObserver = new PerformanceObserver((list) => {
    globalThis.longTasks.push(...list.getEntries().map(({ duration }) => duration));
  });
  globalThis.longTaskObserver.observe({ type: 'longtask' });
}

/** @returns {Promise<number[]>} milliseconds */
export async function longTasks() {
  // What was noted is told between two frames.
  for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
  return globalThis.longTasks;
}

/** Notes how long it takes from the next key until another hit has been gone to, and is painted in view. */
export function noteJump() {
  const hitNow = () => [...(CSS.highlights.get('find-current') ?? [])][0];
  const before = hitNow();
  globalThis.jump = null;
  const start = () => {
    const pressedAt = performance.now();
    const look = () => {
      const hit = hitNow();
      const box = hit?.startContainer.parentElement.getBoundingClientRect();
      if (!box || hit === before || box.top < 0 || box.bottom > innerHeight) {
        requestAnimationFrame(look);
        return;
      }
      // A message that is sent before a frame is painted arrives after it.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        globalThis.jump = performance.now() - pressedAt;
      };
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  };
  document.addEventListener('keydown', start, { capture: true, once: true });
}

/** @returns {number | null} milliseconds */
export function jumpTime() {
  return globalThis.jump;
}
