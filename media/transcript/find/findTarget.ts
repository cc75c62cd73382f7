import type { Hit, HitList, UnitPlace } from './hitList.ts';

/** What is searched, as it stands in the document. */
export interface FindTarget {
  /** The element whose `textContent` is the unit's text; null while it is not in the document. */
  element(place: UnitPlace): Element | null;
  /**
   * Brings a unit into view, clear of the find bar; it may open what hides it, or wait for what is on
   * its way. A unit that is in view already need not move. Of several calls only the last counts.
   */
  reveal(place: UnitPlace): Promise<void>;
  /** The first unit at or below the top of the view: where a new search begins; null if none is. */
  firstInView(): UnitPlace | null;
  /** The units in the document that are in view or near it: hits in them are marked. */
  unitsInView(): Iterable<UnitPlace>;
  /** To be told whenever `unitsInView` or `element` may answer otherwise; often is fine. */
  onViewChange(listener: () => void): void;
}

/** What finding tells the page. */
export interface FindEvents {
  /** The hits, the one that is gone to, or how much of them is known. `hits` is always the same list. */
  hitsChanged(hits: HitList, current: Hit | null): void;
  /** What `Finder.state` gives is another one. */
  stateChanged(): void;
  /**
   * The bar was closed, and the focus is where it was before, if that is still there. The page may
   * take it to the hit.
   */
  closed(hit: Hit | null): void;
}
