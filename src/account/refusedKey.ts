import * as vscode from 'vscode';
import { commands } from '../platform/commands.ts';
import type { AlloSession } from './alloSession.ts';

/** Tells that a key has stopped working, and offers to sign in with another one. */
export async function askForNewKey({ account }: AlloSession): Promise<void> {
  const signIn = vscode.l10n.t('Sign In');
  const showLog = vscode.l10n.t('Show Log');
  const answer = await vscode.window.showErrorMessage(
    vscode.l10n.t(
      'Allo no longer accepts the API key of {0}. It may have been revoked or replaced.',
      account.label,
    ),
    signIn,
    showLog,
  );
  if (answer === signIn) await vscode.commands.executeCommand(commands.signIn);
  if (answer === showLog) await vscode.commands.executeCommand(commands.showLog);
}
