import type { ConversationItem } from '../model/conversationItem.ts';
import type { Subscription } from './emitter.ts';
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
  let conversation: Subscription | undefined;
  let isOver = false;
  let last: ConversationItem | undefined;

  const attach = async () => {
    // An address of the API that cannot be used says nothing about the item.
    const account = await accounts.byId(address.account).catch(() => undefined);
    if (isOver) return;
    conversation?.dispose();
    last ??= account?.locate(address)?.item;
    conversation = account?.conversation(address.contact, address.alloNumber).onDidChange(() => {
      const item = account.locate(address)?.item;
      if (!item || item === last) return;
      last = item;
      onChange(item);
    });
  };
  void attach();
  const changes = accounts.onDidChange(() => void attach());

  return {
    dispose: () => {
      isOver = true;
      changes.dispose();
      conversation?.dispose();
    },
  };
}
