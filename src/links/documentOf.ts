import { contactLabel } from '../model/contact.ts';
import type { AccountConversations } from '../conversations/accountConversations.ts';
import {
  type AddressParts,
  addressToUri,
  conversationToUri,
} from '../conversations/itemAddress.ts';
import type { LinkTarget } from '../conversations/link.ts';
import { conversationTitle, itemTitle } from '../platform/itemWords.ts';
import type { LinkPlace } from './linkWindow.ts';

/**
 * The document that shows what a link names, and where in it. Names come from what is loaded; without
 * them, ids have to do. A contact is shown by the conversation with it.
 */
export function documentOf(
  account: AccountConversations,
  target: LinkTarget,
): { readonly uri: AddressParts; readonly place: LinkPlace } {
  const { contact } = target;
  const known = account.knownContact(contact);
  const label = known ? contactLabel(known) : contact;
  const conversation = { account: account.id, contact, alloNumber: null, contactLabel: label };
  if (target.kind !== 'call') {
    const item = target.kind === 'conversation' ? target.item : undefined;
    return {
      uri: conversationToUri(conversation, conversationTitle(label)),
      place: item === undefined ? {} : { item },
    };
  }
  const address = { ...conversation, item: target.item, page: target.page ?? 0 };
  const item = account.locate(address)?.item;
  return {
    uri: addressToUri(address, item ? itemTitle(item, label) : target.item),
    place: target.time === null ? {} : { time: target.time },
  };
}
