/**
 * Those of elements that stand below each other which lie between two edges, as far as one can see.
 * CSS pixels from the window's top.
 */
export function between<Box extends Element>(
  boxes: readonly Box[],
  top: number,
  bottom: number,
): Box[] {
  let low = 0;
  let high = boxes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const box = boxes[middle];
    if (box && box.getBoundingClientRect().bottom <= top) low = middle + 1;
    else high = middle;
  }
  const found: Box[] = [];
  for (const box of boxes.slice(low)) {
    if (box.getBoundingClientRect().top >= bottom) break;
    found.push(box);
  }
  return found;
}
