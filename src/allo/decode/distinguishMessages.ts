import type { ConversationItem } from '../../model/conversationItem.ts';

/** Two messages of a page with the same fields are two messages: the further ones are numbered. */
export function distinguishMessages<Item extends ConversationItem>(
  items: readonly Item[],
): readonly Item[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    if (item.kind !== 'text-message') return item;
    const count = (seen.get(item.key) ?? 0) + 1;
    seen.set(item.key, count);
    return count === 1 ? item : { ...item, key: `${item.key}:${count}` };
  });
}
