/** Where the reader is: the segment at the top of the window, or how far down the head. */
export interface Place {
  /** Index of the first segment in view; null while the head is at the top. */
  readonly segment: number | null;
  /** From the window's top to the segment's top, or the page's scroll position; CSS pixels. */
  readonly offset: number;
}

/** Kept by VS Code for a tab across reloads, so it holds no word of the customer's. */
interface RememberedState extends Place {
  readonly version: 1;
}

/** For `setState`. */
export function rememberPlace(place: Place): RememberedState {
  return { version: 1, ...place };
}

/** From `getState`: null for no state, or one that another version of the page wrote. */
export function recallPlace(state: unknown): Place | null {
  if (typeof state !== 'object' || state === null) return null;
  if (!('version' in state && 'segment' in state && 'offset' in state)) return null;
  const { version, segment, offset } = state;
  if (version !== 1 || typeof offset !== 'number' || !Number.isFinite(offset)) return null;
  if (segment === null) return { segment, offset };
  if (typeof segment !== 'number' || !Number.isInteger(segment) || segment < 0) return null;
  return { segment, offset };
}
