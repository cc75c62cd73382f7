/** One page of a list, as the server cut it at the time of the request. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** 0-based, whichever way the endpoint counts. */
  readonly index: number;
  /**
   * At least 1. Not more than {@link Page.index} where the list ends before this page, as it does
   * when it has become shorter.
   */
  readonly totalPages: number;
  /**
   * Whether the server said nothing credible of a total. Then it is told from this page alone: one
   * that is full has at least one more behind it, one that is not is the last, and an empty one is
   * not in the list any more.
   */
  readonly totalIsGuess: boolean;
}

const place = 'place:';

/**
 * The key of an item of which nothing is known but where it stood. It tells the items of one
 * list apart, and does not find the same item again in another answer.
 */
export function placeKey(pageIndex: number, position: number): string {
  return `${place}${pageIndex}:${position}`;
}

/** Whether a key is one of {@link placeKey}'s. */
export function isPlaceKey(key: string): boolean {
  return key.startsWith(place);
}
