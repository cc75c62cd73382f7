/* global CSS, document, getSelection, innerHeight, scrollBy */

/*
 * Run in the page of a transcript, one by one, so that each stands for itself: what finding shows.
 */

/**
 * @returns {{ hits: number, current: string | null }} how many hits are marked beside the one that is
 * gone to, and what that one says
 */
export function marks() {
  const [current] = CSS.highlights.get('find-current') ?? [];
  const { startContainer, startOffset, endOffset } = current ?? {};
  return {
    hits: CSS.highlights.get('find-hit')?.size ?? 0,
    current: startContainer?.data.slice(startOffset, endOffset) ?? null,
  };
}

/** @returns {boolean} whether the hit that is gone to is in view, below what covers the top */
export function isCurrentInView() {
  const [current] = CSS.highlights.get('find-current') ?? [];
  if (!current) return false;
  const range = document.createRange();
  range.setStart(current.startContainer, current.startOffset);
  range.setEnd(current.endContainer, current.endOffset);
  const { top, bottom } = range.getBoundingClientRect();
  return (
    top >= document.querySelector('.top').getBoundingClientRect().bottom && bottom <= innerHeight
  );
}

/**
 * @param {any} canvas
 * @returns {number} how many of its columns something is drawn in
 */
export function inkedColumns(canvas) {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const columns = new Set();
  for (let pixel = 0; pixel < width * height; pixel++) {
    if (data[4 * pixel + 3] > 0) columns.add(pixel % width);
  }
  return columns.size;
}

/**
 * Selects a word of a text.
 *
 * @param {any} element
 * @param {string} word
 */
export function select(element, word) {
  const [text] = element.childNodes;
  const start = text.data.indexOf(word);
  getSelection().setBaseAndExtent(text, start, text, start + word.length);
}

/**
 * @returns {string} what has the focus: its name or its text
 */
export function focused() {
  const active = document.activeElement;
  return active === document.body ? '' : active.ariaLabel || active.textContent;
}

/**
 * Scrolls until an element is a third of the window from its top.
 *
 * @param {any} element
 */
export function scrollThere(element) {
  element.scrollIntoView({ block: 'start', behavior: 'instant' });
  scrollBy({ top: -innerHeight / 3, behavior: 'instant' });
}

/**
 * @param {any} element
 * @returns {number} from the window's top, in CSS pixels
 */
export function topOf(element) {
  return element.getBoundingClientRect().top;
}
