import type { Call } from '../model/call.ts';
import { startOf } from '../model/conversationItem.ts';
import { fold } from '../model/fold.ts';
import type { FoundItem } from '../model/foundItem.ts';
import type { TextMessage } from '../model/textMessage.ts';
import type { SearchQuery } from '../matching/searchQuery.ts';
import { dayOf, isoOf } from '../matching/calendar.ts';

type Wanted = Pick<SearchQuery, 'direction' | 'type' | 'tags' | 'number' | 'by' | 'from' | 'to'>;

/** What is known of an item besides what it says. */
export interface Filterable extends Pick<FoundItem, 'item' | 'alloNumber'> {
  /** Name of the person of the team; null for nobody, undefined where the API does not tell. */
  readonly user: string | null | undefined;
}

/**
 * Whether an item is what a search wants besides its words. Days are those of the user's time zone.
 * Who spoke for the team counts only where the API says it.
 */
export function isWanted({ item, alloNumber, user }: Filterable, wanted: Wanted): boolean {
  return (
    (wanted.direction === null || item.direction === wanted.direction) &&
    (wanted.type === null || item.kind === wanted.type) &&
    (wanted.number === null || alloNumber === wanted.number) &&
    (wanted.by === null || user === undefined || folded(user ?? '').includes(folded(wanted.by))) &&
    wanted.tags.every((tag) => hasTag(item, tag)) &&
    isWithin(startOf(item), wanted)
  );
}

/** The line of the team that an item came in or went out through; null when the API does not tell. */
export function alloNumberOf({ direction, from, to }: Call | TextMessage): string | null {
  if (direction === null) return null;
  return direction === 'inbound' ? to : from;
}

/** The number, or the sender's name, of the other party; null when it was withheld. */
export function otherNumberOf({ direction, from, to }: Call | TextMessage): string | null {
  return direction === 'outbound' ? to : from;
}

function hasTag(item: Call | TextMessage, tag: string): boolean {
  return item.kind === 'call' && item.tags.some((other) => folded(other) === folded(tag));
}

function isWithin(start: number | null, { from, to }: Wanted): boolean {
  if (from === null && to === null) return true;
  if (start === null) return false;
  const day = isoOf(dayOf(new Date(start)));
  return (from === null || day >= from) && (to === null || day <= to);
}

function folded(text: string): string {
  return fold(text, false);
}
