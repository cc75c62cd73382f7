import * as vscode from 'vscode';
import type { AlloSession } from './alloSession.ts';

/** Lets the user choose among several accounts; one alone is taken at once. */
export async function chooseSession(
  sessions: readonly AlloSession[],
  title: string,
): Promise<AlloSession | undefined> {
  if (sessions.length <= 1) return sessions[0];
  const items = sessions.map((session) => ({ label: session.account.label, session }));
  return (await vscode.window.showQuickPick(items, { title }))?.session;
}
