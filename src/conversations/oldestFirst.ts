import { type ConversationItem, startOf } from '../model/conversationItem.ts';

/**
 * The items of a conversation as they happened. An item without a date stays beside the item that it
 * stood behind.
 *
 * @param items page after page, as {@link PagedList.items} gives them
 */
export function oldestFirst(items: readonly ConversationItem[]): ConversationItem[] {
  let last = Infinity;
  return items
    .map((item) => ({ item, at: (last = startOf(item) ?? last) }))
    .sort((a, b) => b.at - a.at || 0)
    .map(({ item }) => item)
    .reverse();
}
