/* global document, HTMLElement, HTMLInputElement, InputEvent, performance, setTimeout */

/**
 * Runs in the page: writes a text into the box and resolves with the milliseconds until its first row
 * is called `label`.
 *
 * @param {{ text: string; label: string }} wanted
 * @returns {Promise<number>}
 */
export async function shownAfter({ text, label }) {
  const widget = [...document.querySelectorAll('.quick-input-widget')].find(
    (candidate) => candidate instanceof HTMLElement && candidate.offsetParent !== null,
  );
  const input = widget?.querySelector('.quick-input-box input');
  if (!widget || !(input instanceof HTMLInputElement)) throw new Error('There is no box.');
  const first = () =>
    widget.querySelector('.quick-input-list .monaco-list-row[data-index="0"] .label-name')
      ?.textContent ?? '';
  const started = performance.now();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  while (first() !== label) {
    if (performance.now() - started > 10_000) {
      throw new Error(`After 10 s, ${text} shows ${first()} and not ${label}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return performance.now() - started;
}
