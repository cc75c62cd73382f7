import * as vscode from 'vscode';
import { conversationToUri, type ItemAddress } from '../conversations/itemAddress.ts';
import { commands } from '../platform/commands.ts';
import { conversationTitle } from '../platform/itemWords.ts';
import { openUriOf } from '../platform/openUri.ts';

/** Opens the conversation of a call or text message, at it. */
export async function openConversationAt(
  { item, ...conversation }: ItemAddress,
  place: { readonly find?: string } = {},
  options?: vscode.TextDocumentShowOptions,
): Promise<void> {
  const title = conversationTitle(conversation.contactLabel);
  const uri = openUriOf(conversationToUri(conversation, title));
  await vscode.commands.executeCommand(commands.openAt, uri, { item, ...place }, options);
}
