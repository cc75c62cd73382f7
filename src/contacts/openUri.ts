import * as vscode from 'vscode';
import { type ItemAddress, uriToAddress } from '../conversations/itemAddress.ts';

/**
 * The URI under which a call or text message is open already. Part of a URI is where the item was
 * seen; by its own row it must be found in its tab all the same, when it has moved to another page.
 */
export function openUriOf(address: ItemAddress): vscode.Uri | undefined {
  for (const { tabs } of vscode.window.tabGroups.all) {
    for (const { input } of tabs) {
      if (!(input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText))
        continue;
      const open = uriToAddress(input.uri);
      if (
        open?.item === address.item &&
        open.contact === address.contact &&
        open.account === address.account
      ) {
        return input.uri;
      }
    }
  }
  return undefined;
}
