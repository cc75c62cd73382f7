import * as vscode from 'vscode';
import {
  type AddressParts,
  type ConversationAddress,
  uriToAddress,
  uriToConversation,
} from '../conversations/itemAddress.ts';

/**
 * The URI under which a call, a text message or a conversation is open already; what was given, when
 * it is not. Part of a URI is what the contact was called and where the item was seen, which change:
 * it is to be found in its tab all the same.
 */
export function openUriOf(parts: AddressParts): vscode.Uri {
  const wanted = gistOf(parts);
  for (const { tabs } of vscode.window.tabGroups.all) {
    for (const { input } of tabs) {
      if (!(input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText))
        continue;
      if (wanted !== undefined && gistOf(input.uri) === wanted) return input.uri;
    }
  }
  return vscode.Uri.from(parts);
}

/** What makes a document the same; a conversation narrowed to an Allo number is another one. */
function gistOf(uri: AddressParts): string | undefined {
  const item = uriToAddress(uri);
  if (item) return JSON.stringify([item.account, item.contact, item.item]);
  const conversation = uriToConversation(uri);
  return conversation && gistOfConversation(conversation);
}

function gistOfConversation({ account, contact, alloNumber }: ConversationAddress): string {
  return JSON.stringify([account, contact, { alloNumber }]);
}
