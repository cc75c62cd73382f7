import type { Call } from '../model/call.ts';
import type { TextMessage } from '../model/textMessage.ts';
import type { AccountConversations } from '../conversations/accountConversations.ts';
import type { ItemAddress } from '../conversations/itemAddress.ts';
import { isCancelled } from '../platform/problems.ts';
import { ContactNames } from './contactNames.ts';

/** A call or a text message that somebody refers to. */
export interface Citation {
  readonly item: Call | TextMessage;
  /** What the contact is called. */
  readonly who: string;
}

/** Where a citation is to be found: without names, since a reference holds none. */
export function citedAddress(
  { id }: AccountConversations,
  { contact, item, page = 0 }: Pick<ItemAddress, 'contact' | 'item'> & { readonly page?: number },
): ItemAddress {
  return { account: id, contact, item, page, alloNumber: null, contactLabel: contact };
}

/** Finds what is cited. */
export class Citations {
  readonly names = new ContactNames();

  /** What is cited, if it is loaded already. */
  loaded(account: AccountConversations, address: ItemAddress): Citation | undefined {
    const item = account.locate(address)?.item;
    const who = this.names.known(account, address.contact);
    if (!item || item.kind === 'unreadable' || who === undefined) return undefined;
    return { item, who };
  }

  /**
   * What is cited, from the server unless it is loaded.
   *
   * @returns undefined when it is not there, or not any more
   * @throws AlloError
   */
  async find(
    account: AccountConversations,
    address: ItemAddress,
    signal: AbortSignal,
  ): Promise<Citation | undefined> {
    const named = this.names.get(account, address.contact, signal).catch((error: unknown) => {
      if (isCancelled(error)) throw error;
      // What was said can be shown without a name.
      return address.contactLabel;
    });
    const [item, who] = await Promise.all([account.find(address, signal), named]);
    return item && item.kind !== 'unreadable' ? { item, who } : undefined;
  }
}
