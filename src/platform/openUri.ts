import * as vscode from 'vscode';
import {
  type AddressParts,
  type ConversationAddress,
  type ItemAddress,
  uriToAddress,
  uriToConversation,
} from '../conversations/itemAddress.ts';
import { isNumberContact } from '../model/numberContact.ts';

/**
 * The URI under which a call, a text message or a conversation is open already; what was given, when
 * it is not. Part of a URI is what the contact was called and where the item was seen, which change:
 * it is to be found in its tab all the same.
 */
export function openUriOf(parts: AddressParts): vscode.Uri {
  const item = uriToAddress(parts);
  const conversation = uriToConversation(parts);
  for (const { tabs } of vscode.window.tabGroups.all) {
    for (const { input } of tabs) {
      if (!(input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText))
        continue;
      const isSame = item
        ? isSameItem(item, uriToAddress(input.uri))
        : isSameConversation(conversation, uriToConversation(input.uri));
      if (isSame) return input.uri;
    }
  }
  return vscode.Uri.from(parts);
}

/** A call with somebody who was known by number only stays the same once the contact is known. */
function isSameItem(one: ItemAddress, other: ItemAddress | undefined): boolean {
  if (one.account !== other?.account || one.item !== other.item) return false;
  return (
    one.contact === other.contact || isNumberContact(one.contact) !== isNumberContact(other.contact)
  );
}

/** A conversation narrowed to an Allo number is another one. */
function isSameConversation(
  one: ConversationAddress | undefined,
  other: ConversationAddress | undefined,
): boolean {
  if (!one || !other) return false;
  return (
    one.account === other.account &&
    one.contact === other.contact &&
    one.alloNumber === other.alloNumber
  );
}
