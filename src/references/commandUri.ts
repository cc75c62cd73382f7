import * as vscode from 'vscode';

/** The address that runs a command when it is followed. */
export function commandUri(command: string, ...args: readonly unknown[]): vscode.Uri {
  return vscode.Uri.from({ scheme: 'command', path: command, query: JSON.stringify(args) });
}
