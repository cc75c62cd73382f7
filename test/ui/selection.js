/* global document, window */

/**
 * Runs in the page: selects from an offset in the text of one segment to an offset in that of
 * another, or of the same.
 *
 * @param {unknown} _body
 * @param {readonly (readonly number[])[]} ends two of a segment and an offset each
 */
export function selectBetween(_body, ends) {
  const rows = document.querySelectorAll('.segment .text');
  const [from, to] = ends.map(([segment, offset]) => [rows[segment].firstChild, offset]);
  window.getSelection().setBaseAndExtent(...from, ...to);
}

/**
 * Runs in the page: takes any selection away.
 */
export function selectNothing() {
  window.getSelection().removeAllRanges();
}
