/** The best few of many, kept in order while they are offered one by one. */
interface BestOf<Item> {
  readonly items: readonly Item[];
  offer(item: Item): void;
}

/** @param compare negative when the first is better */
export function bestOf<Item>(limit: number, compare: (a: Item, b: Item) => number): BestOf<Item> {
  const items: Item[] = [];
  return {
    items,
    offer(item) {
      const last = items[limit - 1];
      if (last !== undefined && compare(item, last) >= 0) return;
      let low = 0;
      let high = items.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        const other = items[middle];
        if (other !== undefined && compare(item, other) < 0) high = middle;
        else low = middle + 1;
      }
      items.splice(low, 0, item);
      if (items.length > limit) items.pop();
    },
  };
}
