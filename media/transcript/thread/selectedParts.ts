import type { EntryPart } from '../../../src/model/entryExcerpt.ts';
import { type Excerpt, wholeWords } from '../../../src/model/excerpt.ts';
import { selectedExcerpt } from '../quoting.ts';
import type { ThreadRow } from './threadDays.ts';

/**
 * What is selected of the entries of a thread.
 *
 * @param rows entries with their keys, in reading order
 */
export function selectedParts(rows: Iterable<readonly [string, ThreadRow]>): EntryPart[] {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  const parts: EntryPart[] = [];
  for (const [key, row] of rows) {
    if (!range.intersectsNode(row.element)) continue;
    const hasHeading = wordsOf([row.heading], range) !== null;
    const own = wordsOf(row.leaves, range);
    const said = saidIn(row);
    if (hasHeading || own || said) parts.push({ key, hasHeading, own, said });
  }
  return parts;
}

function saidIn(row: ThreadRow): Excerpt | null {
  const drawn = row.type === 'call' && row.isExpanded ? row.transcript.drawn : null;
  const excerpt = drawn && selectedExcerpt(drawn);
  if (!excerpt) return null;
  const { from, to } = wholeWords(drawn.store.segments, excerpt);
  return from.segment === to.segment && from.offset === to.offset ? null : excerpt;
}

/** What a range holds of the words of some elements; null for nothing. */
function wordsOf(leaves: readonly Element[], range: Range): Excerpt | null {
  const held = leaves.flatMap((leaf, segment) => {
    const from = { segment, offset: offsetIn(leaf, range.startContainer, range.startOffset) };
    const to = { segment, offset: offsetIn(leaf, range.endContainer, range.endOffset) };
    return from.offset < to.offset ? [{ from, to }] : [];
  });
  const [first] = held;
  const last = held.at(-1);
  return first && last ? { from: first.from, to: last.to } : null;
}

/** How much of an element's text stands before a place in the document, in UTF-16 units. */
function offsetIn(element: Element, node: Node, offset: number): number {
  const before = document.createRange();
  before.selectNodeContents(element);
  const side = before.comparePoint(node, offset);
  if (side < 0) return 0;
  if (side === 0) before.setEnd(node, offset);
  return before.toString().length;
}
