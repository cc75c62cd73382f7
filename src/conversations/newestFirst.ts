import { type ConversationItem, startOf } from '../model/conversationItem.ts';

/**
 * The API documents no order within a conversation, and its example runs the other way round than
 * what clients have met; so a page is ordered here. Items without a date stay behind the rest.
 */
export function newestFirst(items: readonly ConversationItem[]): ConversationItem[] {
  return items.toSorted((a, b) => (startOf(b) ?? -Infinity) - (startOf(a) ?? -Infinity) || 0);
}
