import { startOf } from '../model/conversationItem.ts';
import type { Conversation } from './accountConversations.ts';

/**
 * The page on which an item of this moment is likely to stand, found by halving. It counts on the
 * newest being on the first page, which the API does not promise: so it is a place to begin looking.
 *
 * @param moment milliseconds since 1970
 * @returns 0-based
 * @throws AlloError
 */
export async function pageOfMoment(
  conversation: Conversation,
  moment: number,
  signal?: AbortSignal,
): Promise<number> {
  let first = 0;
  let last = 0;
  for (let page = 0; ; page = Math.floor((first + last) / 2)) {
    const items = await conversation.load(page, signal);
    const times = items.map(startOf).filter((time) => time !== null);
    if (page === 0) last = (conversation.totalPages ?? 1) - 1;
    const isLater = times.length > 0 && moment > Math.max(...times);
    const isEarlier = times.length > 0 && moment < Math.min(...times);
    if (isEarlier) first = page + 1;
    else if (isLater) last = page - 1;
    else return page;
    if (first >= last) return Math.max(0, Math.min(first, (conversation.totalPages ?? 1) - 1));
  }
}
