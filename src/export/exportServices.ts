import type * as vscode from 'vscode';
import type { AccountConversations } from '../conversations/accountConversations.ts';
import type { ConversationAddress } from '../conversations/itemAddress.ts';
import type { OpenAccounts } from '../conversations/openAccounts.ts';
import type { Log } from '../platform/log.ts';
import { SignedOutError } from '../platform/problems.ts';
import type { ExportDialogs } from './exportDialogs.ts';

/** What every part of an export needs. */
export interface ExportServices {
  readonly accounts: OpenAccounts;
  readonly dialogs: ExportDialogs;
  /** Remembers the last format and folder. */
  readonly memory: vscode.Memento;
  readonly log: Log;
}

/** @throws SignedOutError */
export async function accountOf(
  { accounts }: ExportServices,
  { account }: ConversationAddress,
): Promise<AccountConversations> {
  const open = await accounts.byId(account);
  if (!open) throw new SignedOutError();
  return open;
}
