import type { FoundWords } from '../../conversations/wordSearch.ts';
import { otherNumberOf } from '../../conversations/itemFilter.ts';
import type { WordHit } from '../../matching/wordHits.ts';

/** A contact, with what was found in the conversation. */
export interface ContactResult {
  readonly kind: 'contact';
  readonly key: string;
  readonly label: string;
  readonly items: readonly ItemResult[];
}

/** A call or text message. */
export interface ItemResult {
  readonly kind: 'item';
  readonly found: FoundWords;
  /** In reading order; of a search without words, none. */
  readonly hits: readonly HitResult[];
}

/** Words that were found in a call or text message. */
export interface HitResult {
  readonly kind: 'hit';
  readonly found: FoundWords;
  readonly hit: WordHit;
  /** Among the hits of the same item. */
  readonly index: number;
}

/** There is more to be loaded, or what went wrong when that was tried. */
interface MoreResult {
  readonly kind: 'more';
  readonly problem: string | null;
}

/** A row of the results. */
export type ResultNode = ContactResult | ItemResult | HitResult | MoreResult;

/** What was found by contact, those first whose newest call or message is the newest. */
export function groupByContact(found: readonly FoundWords[]): ContactResult[] {
  const groups = Map.groupBy(found, contactKeyOf);
  return [...groups].map(([key, ofContact]) => ({
    kind: 'contact',
    key,
    label: ofContact[0]?.address?.contactLabel ?? key,
    items: ofContact.map(itemResult),
  }));
}

/** By whom something was: a contact, else a number, else nobody that is known. */
export function contactKeyOf({ item, address }: FoundWords): string {
  return address?.contact ?? otherNumberOf(item) ?? '';
}

/** The rows that lead to words, in the order in which they stand. */
export function stopsOf(contacts: readonly ContactResult[]): (ItemResult | HitResult)[] {
  return contacts
    .flatMap(({ items }) => items)
    .flatMap((item): readonly (ItemResult | HitResult)[] =>
      item.hits.length > 1 ? item.hits : [item],
    );
}

function itemResult(found: FoundWords): ItemResult {
  const hits = found.words.hits.map((hit, index): HitResult => ({
    kind: 'hit',
    found,
    hit,
    index,
  }));
  return { kind: 'item', found, hits };
}
