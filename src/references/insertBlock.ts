import type * as vscode from 'vscode';

/**
 * Inserts lines in place of each selection. They stand apart from what is on the line already, since
 * Markdown would take them for a part of it, and are indented as it is.
 *
 * @returns whether the editor took them
 */
export function insertBlock(editor: vscode.TextEditor, block: string): Thenable<boolean> {
  const { document, selections } = editor;
  return editor.edit((edit) => {
    for (const selection of selections) {
      const line = document.lineAt(selection.start.line).text;
      const before = line.slice(0, selection.start.character);
      const after = document.lineAt(selection.end.line).text.slice(selection.end.character);
      const indent = /^\s*/u.exec(before)?.[0] ?? '';
      const lines = block.replaceAll('\n', `\n${indent}`);
      const lead = before === indent ? '' : `\n\n${indent}`;
      const trail = after.trim() === '' ? '' : `\n\n${indent}`;
      edit.replace(selection, lead + lines + trail);
    }
  });
}
