/** Where offsets in an element's text stand in the document. */
export function textRange(element: Element, start: number, end: number): StaticRange | null {
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let offset = 0;
  let from: { node: Node; offset: number } | null = null;
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (!from && start < offset + length) from = { node, offset: start - offset };
    if (from && end <= offset + length) {
      return new StaticRange({
        startContainer: from.node,
        startOffset: from.offset,
        endContainer: node,
        endOffset: end - offset,
      });
    }
    offset += length;
  }
  return null;
}

/** The box around a range, in the window. */
export function boxOf(range: StaticRange): DOMRect {
  const live = new Range();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  return live.getBoundingClientRect();
}
