import * as vscode from 'vscode';
import { type Accounts, environmentSessionId } from './accounts.ts';
import { chooseSession } from './chooseSession.ts';

/** Removes a key from this computer, after asking: Allo shows a key only once, when it is made. */
export async function signOut(accounts: Accounts): Promise<void> {
  const sessions = await accounts.sessions();
  if (sessions.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nobody is signed in to Allo.'));
    return;
  }
  const session = await chooseSession(sessions, vscode.l10n.t('Sign Out of Allo'));
  if (!session) return;
  if (session.id === environmentSessionId) {
    await accounts.signOut(session.id);
    return;
  }
  const confirm = vscode.l10n.t('Sign Out');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Sign out of {0}?', session.account.label),
    {
      modal: true,
      detail: vscode.l10n.t(
        'The key is removed from this computer. It stays valid until an admin revokes it in Allo.',
      ),
    },
    confirm,
  );
  if (answer === confirm) await accounts.signOut(session.id);
}
