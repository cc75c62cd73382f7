import * as vscode from 'vscode';
import type { OpenAccounts } from '../../conversations/openAccounts.ts';
import { commands } from '../../platform/commands.ts';
import type { Log } from '../../platform/log.ts';
import { showProblem } from '../../platform/problems.ts';
import { goToCall } from './goToCall.ts';

/** The command that leads to a call. */
export function registerCallLookup(accounts: OpenAccounts, log: Log): vscode.Disposable {
  return vscode.commands.registerCommand(commands.goToCall, async () => {
    try {
      await goToCall(accounts, log);
    } catch (error) {
      await showProblem(log, error);
    }
  });
}
