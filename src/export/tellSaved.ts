import * as vscode from 'vscode';
import { showProblem } from '../platform/problems.ts';
import type { ExportServices } from './exportServices.ts';
import { fileNameOf } from './saveFile.ts';
import type { SavedFolder } from './saveFolder.ts';

/** Says what was saved, with the ways to it. Nothing waits for the answer. */
export function tellSaved(services: ExportServices, uri: vscode.Uri, ...notes: string[]): void {
  const message = [vscode.l10n.t('Saved {0}.', fileNameOf(uri)), ...notes].join(' ');
  void offer(services, message, { open: uri, reveal: uri });
}

/** The same for the files of a folder. */
export function tellSavedFolder(
  services: ExportServices,
  { folder, files }: SavedFolder,
  ...notes: string[]
): void {
  const [first] = files;
  if (files.length === 1 && first) {
    tellSaved(services, first, ...notes);
    return;
  }
  const saved = vscode.l10n.t('Saved {0} files in {1}.', files.length, fileNameOf(folder));
  void offer(services, [saved, ...notes].join(' '), { reveal: first ?? folder });
}

async function offer(
  { dialogs, log }: ExportServices,
  message: string,
  ways: { readonly open?: vscode.Uri; readonly reveal: vscode.Uri },
): Promise<void> {
  const open = vscode.l10n.t('Open');
  const reveal = revealWords();
  const buttons = [...(ways.open ? [open] : []), ...(canReveal(ways.reveal) ? [reveal] : [])];
  const answer = await dialogs.say('info', message, ...buttons);
  try {
    if (answer === open) await vscode.commands.executeCommand('vscode.open', ways.open);
    if (answer === reveal) await vscode.commands.executeCommand('revealFileInOS', ways.reveal);
  } catch (error) {
    await showProblem(log, error);
  }
}

/** Only a VS Code that runs where the file lies has a file manager to show it in. */
function canReveal({ scheme }: vscode.Uri): boolean {
  const { uiKind, remoteName } = vscode.env;
  return scheme === 'file' && uiKind === vscode.UIKind.Desktop && remoteName === undefined;
}

/** As VS Code calls it. */
function revealWords(): string {
  switch (process.platform) {
    case 'win32':
      return vscode.l10n.t('Reveal in File Explorer');
    case 'darwin':
      return vscode.l10n.t('Reveal in Finder');
    default:
      return vscode.l10n.t('Open Containing Folder');
  }
}
