import type { Call } from './call.ts';
import type { TextMessage } from './textMessage.ts';

/** Who began it: `inbound` means the contact did. */
export type Direction = 'inbound' | 'outbound';

/** One entry of a conversation that could not be read. It stands in its place so that nothing vanishes silently. */
interface UnreadableItem {
  readonly kind: 'unreadable';
  /** Stable within its page only. */
  readonly key: string;
  /** What was wrong with it, for the log and the tooltip; it quotes no customer data. */
  readonly reason: string;
}

/** One entry of a conversation. */
export type ConversationItem = Call | TextMessage | UnreadableItem;

/**
 * When an item began, in milliseconds since 1970 (UTC); null when it bears no readable date.
 */
export function startOf(item: ConversationItem): number | null {
  switch (item.kind) {
    case 'call':
      return item.startedAt;
    case 'text-message':
      return item.sentAt;
    case 'unreadable':
      return null;
  }
}
