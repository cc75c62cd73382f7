import * as vscode from 'vscode';
import type { Accounts } from './accounts.ts';
import { chooseSession } from './chooseSession.ts';

/** Shows the contacts of another account in the sidebar. */
export async function switchAccount(accounts: Accounts): Promise<void> {
  const session = await chooseSession(
    await accounts.usableSessions(),
    vscode.l10n.t('Show the Contacts of Another Account'),
  );
  if (session) await accounts.show(session);
}
