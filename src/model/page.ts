/** One page of a list, as the server cut it at the time of the request. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** 0-based, whichever way the endpoint counts. */
  readonly index: number;
  /** At least 1, and more than {@link Page.index}. */
  readonly totalPages: number;
}
