import * as vscode from 'vscode';
import type { OpenAccounts } from '../../conversations/openAccounts.ts';
import { RecentCalls } from '../../conversations/recentCalls.ts';
import type { Log } from '../../platform/log.ts';
import { SignedOutError } from '../../platform/problems.ts';
import { callActions, type CallActions } from './callActions.ts';
import { CallBox } from './callBox.ts';
import type { CallRow } from './callRow.ts';

/**
 * Offers the recent calls of the account that the sidebar shows, and opens the one that is chosen.
 *
 * @returns once the box is closed
 * @throws SignedOutError, ApiUrlError
 */
export async function goToCall(
  accounts: OpenAccounts,
  log: Log,
  actions: CallActions = callActions,
  input: vscode.QuickPick<CallRow> = vscode.window.createQuickPick<CallRow>(),
): Promise<void> {
  const account = await accounts.current();
  if (!account) {
    input.dispose();
    throw new SignedOutError();
  }
  const services = { actions, log, now: () => Date.now() };
  await new CallBox(input, new RecentCalls(account), services).show();
}
