import * as vscode from 'vscode';
import type { AccountConversations } from '../../conversations/accountConversations.ts';
import { conversationToUri } from '../../conversations/itemAddress.ts';
import { type Contact, contactLabel } from '../../model/contact.ts';
import { commands } from '../../platform/commands.ts';
import { conversationTitle } from '../../platform/itemWords.ts';
import { openNumberInAllo } from '../../platform/openInAllo.ts';
import { openUriOf } from '../../platform/openUri.ts';

/** What can be done with a contact that was found. */
export interface ContactActions {
  /** Shows the contact in the sidebar. */
  reveal(account: AccountConversations, contact: Contact): Promise<void>;
  openConversation(
    account: AccountConversations,
    contact: Contact,
    where: 'here' | 'beside',
  ): Promise<void>;
  copyNumber(number: string): Promise<void>;
  openInAllo(number: string): Promise<void>;
}

export const contactActions: ContactActions = {
  reveal: async ({ id }, contact) =>
    vscode.commands.executeCommand(commands.revealContact, id, contact.id),
  openConversation: async (account, contact, where) => {
    const label = contactLabel(contact);
    const address = { account: account.id, contact: contact.id, alloNumber: null };
    const uri = openUriOf(
      conversationToUri({ ...address, contactLabel: label }, conversationTitle(label)),
    );
    const options = where === 'beside' ? { viewColumn: vscode.ViewColumn.Beside } : undefined;
    await vscode.commands.executeCommand(commands.openAt, uri, undefined, options);
  },
  copyNumber: async (number) => vscode.env.clipboard.writeText(number),
  openInAllo: openNumberInAllo,
};
