import * as vscode from 'vscode';
import type { RecentCall } from '../../conversations/recentCalls.ts';
import { addressToUri } from '../../conversations/itemAddress.ts';
import { commands } from '../../platform/commands.ts';
import { itemTitle } from '../../platform/itemWords.ts';
import { openUriOf } from '../../platform/openUri.ts';
import { openConversationAt } from '../openConversationAt.ts';
import { tellNoConversation } from '../tellNoConversation.ts';

/** What can be done with a call that was found. */
export interface CallActions {
  open(recent: RecentCall, where: 'here' | 'beside'): Promise<void>;
  openConversation(recent: RecentCall): Promise<void>;
}

export const callActions: CallActions = {
  open: async ({ call, address }, where) => {
    if (!address) {
      tellNoConversation();
      return;
    }
    const uri = openUriOf(addressToUri(address, itemTitle(call, address.contactLabel)));
    const options = where === 'beside' ? { viewColumn: vscode.ViewColumn.Beside } : undefined;
    await vscode.commands.executeCommand(commands.openAt, uri, undefined, options);
  },
  openConversation: async ({ address }) => {
    if (address) await openConversationAt(address);
  },
};
