import * as vscode from 'vscode';

/**
 * What is selected in the terminal; empty when nothing is. There is no other way to read it than to
 * copy it, so what was in the clipboard is put back. (It may have been more than text: then only its
 * text is.)
 */
export async function terminalSelection(): Promise<string> {
  const before = await vscode.env.clipboard.readText();
  await vscode.env.clipboard.writeText('');
  try {
    await vscode.commands.executeCommand('workbench.action.terminal.copySelection');
    return await vscode.env.clipboard.readText();
  } finally {
    await vscode.env.clipboard.writeText(before);
  }
}
