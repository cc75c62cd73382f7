import { excerptLines, lineText, wholeWords } from '../../src/model/excerpt.ts';
import type { Excerpt, TextPosition } from '../../src/model/excerpt.ts';
import type { SegmentList } from './segmentList.ts';
import type { SegmentStore } from './segmentStore.ts';
import type { SpeakerDirectory } from './speakerDirectory.ts';

/** Segments on the page that can be copied from. */
export interface Quotable {
  readonly list: SegmentList;
  readonly store: SegmentStore;
  readonly speakers: SpeakerDirectory;
}

/** What is selected of some segments; null for nothing. */
export function selectedExcerpt({ list }: Quotable): Excerpt | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(list.element)) return null;
  const inside = document.createRange();
  inside.selectNodeContents(list.element);
  if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0) {
    inside.setStart(range.startContainer, range.startOffset);
  }
  if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0) {
    inside.setEnd(range.endContainer, range.endOffset);
  }
  const from = positionOf(list, inside.startContainer, inside.startOffset, 'start');
  const to = positionOf(list, inside.endContainer, inside.endOffset, 'end');
  return from && to && !isSame(from, to) ? { from, to } : null;
}

/** All that one segment says. */
export function wholeSegment({ list }: Quotable, segment: number): Excerpt {
  const length = list.segment(segment)?.text.length ?? 0;
  return { from: { segment, offset: 0 }, to: { segment, offset: length } };
}

/**
 * Copies with whole words, and with who said it when, where a selection goes beyond one segment. What
 * is selected within one segment, or elsewhere on the page, is left to the browser.
 */
export function copySelection(event: ClipboardEvent, quotable: Quotable): void {
  const { list, store, speakers } = quotable;
  const excerpt = selectedExcerpt(quotable);
  if (!excerpt || isWithinRow(list, excerpt.from.segment)) return;
  const lines = excerptLines(
    store.segments,
    (speaker) => speakers.of(speaker).name,
    wholeWords(store.segments, excerpt),
  );
  const said = lines.filter(({ speaker }) => list.isShown(speaker)).map(lineText);
  const above = textAbove(list.element);
  const parts = above === '' ? said : [above, '', ...said];
  event.clipboardData?.setData('text/plain', parts.join('\n'));
  event.preventDefault();
}

/** Whether all that is selected stands in the row of one segment. */
function isWithinRow(list: SegmentList, segment: number): boolean {
  const selected = getSelection()?.getRangeAt(0).commonAncestorContainer ?? null;
  return list.row(segment)?.contains(selected) ?? false;
}

/** What is selected above the segments, as the browser would copy it, from a whole word on. */
function textAbove(segments: HTMLElement): string {
  const selection = getSelection();
  const range = selection?.getRangeAt(0);
  if (!selection || !range || segments.contains(range.startContainer)) return '';
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  const { startContainer, startOffset } = range;
  // Only the selection is put into words as it looks, with line breaks; the reader gets it back.
  selection.setBaseAndExtent(startContainer, wordStart(startContainer, startOffset), segments, 0);
  const text = selection.toString().trim();
  if (anchorNode && focusNode) {
    selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
  }
  return text;
}

function wordStart(node: Node, offset: number): number {
  if (!(node instanceof Text)) return offset;
  const words = new Intl.Segmenter(undefined, { granularity: 'word' });
  return words.segment(node.data).containing(offset)?.index ?? offset;
}

/** Where one end of a selection lies in what was said; null where there are no rows on its side. */
function positionOf(
  list: SegmentList,
  node: Node,
  offset: number,
  end: 'start' | 'end',
): TextPosition | null {
  const within = list.indexOf(node);
  if (within === null) {
    const row = rowBeside(list.element, node, offset, end);
    const segment = row && list.indexOf(row);
    if (segment === null) return null;
    return { segment, offset: end === 'start' ? 0 : (list.segment(segment)?.text.length ?? 0) };
  }
  const text = list.row(within)?.querySelector('.text');
  if (!text) return null;
  const range = document.createRange();
  range.selectNodeContents(text);
  // Of the row, but not of the words: the time or the name before them, or what is behind.
  const side = range.comparePoint(node, offset);
  if (side < 0) return { segment: within, offset: 0 };
  if (side === 0) range.setEnd(node, offset);
  return { segment: within, offset: range.toString().length };
}

/** Of a place between rows: the row after it for the start of a selection, the one before it for the end. */
function rowBeside(
  root: Element,
  container: Node,
  offset: number,
  end: 'start' | 'end',
): Element | null {
  const step = end === 'start' ? 'nextSibling' : 'previousSibling';
  let node: Node | null = container.childNodes[end === 'start' ? offset : offset - 1] ?? null;
  for (let at: Node | null = container; !node && at && at !== root; at = at.parentNode) {
    node = at[step];
  }
  for (; node; node = node[step]) {
    if (!(node instanceof Element)) continue;
    if (node.matches('.segment')) return node;
    const rows = node.getElementsByClassName('segment');
    const row = rows[end === 'start' ? 0 : rows.length - 1];
    if (row) return row;
  }
  return null;
}

function isSame(a: TextPosition, b: TextPosition): boolean {
  return a.segment === b.segment && a.offset === b.offset;
}
