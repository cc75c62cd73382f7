/** Room for later entries between two that stand beside each other. */
const gap = 1024;

/** Each entry has two parts. */
const width = 2;

/**
 * Numbers for the parts of a thread that can be searched. They rise in reading order, and an entry
 * keeps its own when others come before it or between: what was found in it is still found there.
 */
export class PartNumbers {
  #numbers = new Map<string, number>();
  #keys = new Map<number, string>();

  /**
   * Gives each entry a number, and takes those back of entries that are gone.
   *
   * @param order keys of all entries
   * @returns false when the numbers had to be given anew, so that old ones mean nothing any more
   */
  arrange(order: readonly string[]): boolean {
    const kept = order.flatMap((key) => this.#numbers.get(key) ?? []);
    const isInOrder = kept.every((number, index) => number > (kept[index - 1] ?? -Infinity));
    const numbers = isInOrder ? fitted(order, this.#numbers) : null;
    this.#numbers = numbers ?? fitted(order, new Map()) ?? new Map<string, number>();
    this.#keys = new Map([...this.#numbers].map(([key, number]) => [number, key]));
    return numbers !== null;
  }

  /** Of the entry's own words; those of its transcript are one more. */
  of(key: string): number | undefined {
    return this.#numbers.get(key);
  }

  /** Which entry a part belongs to, and whether it is the transcript. */
  entryOf(part: number): { readonly key: string; readonly isTranscript: boolean } | null {
    const isTranscript = part % width !== 0;
    const key = this.#keys.get(isTranscript ? part - 1 : part);
    return key === undefined ? null : { key, isTranscript };
  }
}

/** Null when there is no room between two numbers for what has come between. */
function fitted(
  order: readonly string[],
  known: ReadonlyMap<string, number>,
): Map<string, number> | null {
  const numbers = new Map<string, number>();
  for (let at = 0; at < order.length;) {
    let end = at;
    while (end < order.length && !known.has(order[end] ?? '')) end++;
    const after = known.get(order[end] ?? '');
    const before = at === 0 ? undefined : numbers.get(order[at - 1] ?? '');
    const count = end - at;
    const room =
      before === undefined || after === undefined
        ? gap
        : Math.floor((after - before) / (count + 1) / width) * width;
    if (count > 0 && room < width) return null;
    const first = before === undefined ? (after ?? count * gap) - count * gap : before + room;
    for (let step = 0; step < count; step++) {
      const key = order[at + step];
      if (key !== undefined) numbers.set(key, first + step * room);
    }
    const next = order[end];
    if (next !== undefined && after !== undefined) numbers.set(next, after);
    at = end + 1;
  }
  return numbers;
}
