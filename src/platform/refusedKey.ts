import * as vscode from 'vscode';
import { commands } from './commands.ts';

let isAsking = false;

/** Whether the user is being told of a refused key, so that nothing else needs to. */
export function isAskingForNewKey(): boolean {
  return isAsking;
}

/** Tells that a key has stopped working, and offers to sign in with another one. */
export async function askForNewKey(accountLabel: string): Promise<void> {
  const signIn = vscode.l10n.t('Sign In');
  const showLog = vscode.l10n.t('Show Log');
  isAsking = true;
  const answer = await vscode.window.showErrorMessage(
    vscode.l10n.t(
      'Allo no longer accepts the API key of {0}. It may have been revoked or replaced.',
      accountLabel,
    ),
    signIn,
    showLog,
  );
  isAsking = false;
  if (answer === signIn) await vscode.commands.executeCommand(commands.signIn);
  if (answer === showLog) await vscode.commands.executeCommand(commands.showLog);
}
