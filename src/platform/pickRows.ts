import type * as vscode from 'vscode';

/**
 * Keeps the rows of a box in the order in which they are given. Otherwise VS Code sorts them by how
 * well their labels fit what is typed, even those that are always shown. The property is there in all
 * versions, but not in the API yet (microsoft/vscode#73904); where it is refused, rows are sorted.
 */
export function keepOrder(pick: vscode.QuickPick<vscode.QuickPickItem>): void {
  try {
    Object.assign(pick, { sortByLabel: false });
  } catch {
    // Sorted rows are still the right ones.
  }
}

/** Boxes draw `$(name)` as an icon, whoever wrote it. */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', '$\u200b(');
}
