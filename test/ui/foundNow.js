/* global CSS, document */

/**
 * The words that finding has come to, and the segment or message that they stand in.
 *
 * @returns {{ hit: string, text: string, isMarked: boolean } | null}
 */
export function foundNow() {
  const [range] = CSS.highlights.get('find-current') ?? [];
  if (!range) return null;
  const { startContainer, startOffset, endOffset } = range;
  const row = startContainer.parentElement.closest('.segment, .entry, li, p');
  const hit = startContainer.textContent.slice(startOffset, endOffset);
  return {
    hit,
    text: row?.textContent ?? '',
    isMarked: row === document.activeElement || (row?.classList.contains('spoken') ?? false),
  };
}
