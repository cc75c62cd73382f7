/* global document, innerHeight, innerWidth, MessageChannel, navigator, requestAnimationFrame, scrollY, window */

/*
 * Run in the page of a conversation, one by one, so that each stands for itself: where its reader
 * is. Entries are named by their keys; distances are CSS pixels.
 */

/**
 * The first entry of which something can be seen below what sticks to the top.
 *
 * @returns {{ key: string, top: number }}
 */
export function firstInView() {
  const covered = document.querySelector('.top').getBoundingClientRect().bottom;
  for (const entry of document.querySelectorAll('.entry')) {
    const { top, bottom } = entry.getBoundingClientRect();
    if (bottom > covered) return { key: JSON.parse(entry.dataset.vscodeContext).item, top };
  }
  throw new Error('No entry is in view');
}

/**
 * @param {any} _html
 * @param {string} key
 * @returns {number | null} from the window's top
 */
export function topOfEntry(_html, key) {
  const entries = [...document.querySelectorAll('.entry')];
  const entry = entries.find(({ dataset }) => JSON.parse(dataset.vscodeContext).item === key);
  return entry?.getBoundingClientRect().top ?? null;
}

/**
 * Notes after each frame where an entry is, until {@link stopWatching}.
 *
 * @param {any} _html
 * @param {string} key
 */
export function watchEntry(_html, key) {
  const entries = [...document.querySelectorAll('.entry')];
  const entry = entries.find(({ dataset }) => JSON.parse(dataset.vscodeContext).item === key);
  const tops = [entry.getBoundingClientRect().top];
  window.watched = { tops, isOver: false };
  const look = () => {
    // A message that is sent before a frame is painted arrives after it.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      tops.push(entry.getBoundingClientRect().top);
      if (!window.watched.isOver) requestAnimationFrame(look);
    };
    port2.postMessage(null);
  };
  requestAnimationFrame(look);
}

/**
 * Looks on for some more frames, in which sizes that were guessed become known.
 *
 * @returns {Promise<number[]>} where the entry was, frame by frame
 */
export async function stopWatching() {
  for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame);
  window.watched.isOver = true;
  return window.watched.tops;
}

/** @returns {number} how much is still below what can be seen */
export function fromEnd() {
  return document.documentElement.scrollHeight - scrollY - innerHeight;
}

/** @returns {string[]} when the entries were, as they stand below each other */
export function datesOfEntries() {
  return [...document.querySelectorAll('.entry .entry-time')].map((time) => time.dateTime);
}

/** When what was done before is drawn. */
export async function nextFrames() {
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
}

/** @returns {number} */
export function windowWidth() {
  return innerWidth;
}

/**
 * For the window, not for the page: what was copied.
 *
 * @returns {Promise<string>}
 */
export function readClipboard() {
  return navigator.clipboard.readText();
}
