import type { ConversationItem } from '../model/conversationItem.ts';
import type { Conversation } from './accountConversations.ts';
import type { Subscription } from './emitter.ts';
import { followConversation } from './followConversation.ts';
import type { ItemAddress } from './itemAddress.ts';
import type { OpenAccounts } from './openAccounts.ts';

/**
 * Calls back whenever the conversation of an item was loaded anew and the item with it, whoever
 * asked for that; also after its account was signed out and in again. Asks the server for nothing.
 */
export function followItem(
  accounts: OpenAccounts,
  address: ItemAddress,
  onChange: (item: ConversationItem) => void,
): Subscription {
  let last: ConversationItem | undefined;
  const find = (conversation: Conversation) => conversation.locate(address.item)?.item;
  return followConversation(accounts, address, {
    attached: (conversation) => (last ??= find(conversation)),
    changed: (conversation) => {
      const item = find(conversation);
      if (!item || item === last) return;
      last = item;
      onChange(item);
    },
  });
}
