/**
 * Runs in the page: whether there is more than fits into its width.
 *
 * @param {{ scrollWidth: number, clientWidth: number }} html
 */
export function isTooWide(html) {
  return html.scrollWidth > html.clientWidth;
}
