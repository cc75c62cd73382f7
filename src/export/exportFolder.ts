import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { ExportServices } from './exportServices.ts';

const lastFolder = 'export.folder';

/** Where files are suggested to go: where the last ones went, else the workspace, else home. */
export async function suggestedFolder({ memory }: ExportServices): Promise<vscode.Uri> {
  const last = memory.get<string>(lastFolder);
  if (last !== undefined) {
    const folder = vscode.Uri.parse(last);
    if (await existsUri(folder)) return folder;
  }
  return vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
}

export async function rememberFolder(
  { memory }: ExportServices,
  folder: vscode.Uri,
): Promise<void> {
  await memory.update(lastFolder, folder.toString());
}

export function existsUri(uri: vscode.Uri): Promise<boolean> {
  return Promise.resolve(
    vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    ),
  );
}
