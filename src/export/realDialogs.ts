import * as vscode from 'vscode';
import { withoutLinks } from '../formats/plainText.ts';
import type { ExportDialogs, ProgressWork } from './exportDialogs.ts';

/** The dialogs of VS Code. Contacts may be called anything, and none of it is to be a link in them. */
export const realDialogs: ExportDialogs = {
  async pick(title, choices) {
    return (await vscode.window.showQuickPick(choices, { title, matchOnDescription: true }))?.value;
  },

  async askFile(suggested, { label, extension, saveTitle }) {
    return vscode.window.showSaveDialog({
      title: saveTitle ?? vscode.l10n.t('Export as {0}', label),
      saveLabel: saveTitle === undefined ? vscode.l10n.t('Export') : vscode.l10n.t('Save'),
      defaultUri: suggested,
      filters: { [label]: [extension] },
    });
  },

  async askFolder(suggested) {
    const chosen = await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Export One File per Call into a Folder'),
      openLabel: vscode.l10n.t('Export Here'),
      defaultUri: suggested,
      canSelectFiles: false,
      canSelectFolders: true,
    });
    return chosen?.[0];
  },

  async say(severity, message, ...buttons) {
    const { window } = vscode;
    const text = withoutLinks(message);
    switch (severity) {
      case 'info':
        return window.showInformationMessage(text, ...buttons);
      case 'warning':
        return window.showWarningMessage(text, ...buttons);
      case 'error':
        return window.showErrorMessage(text, ...buttons);
    }
  },

  async whileShown<Result>(what: string, work: ProgressWork<Result>): Promise<Result> {
    const location = vscode.ProgressLocation.Notification;
    const title = withoutLinks(what);
    return vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) => {
      const cancel = new AbortController();
      token.onCancellationRequested(() => cancel.abort(new vscode.CancellationError()));
      let before = 0;
      return work((message, part) => {
        progress.report({ message, increment: 100 * Math.max(0, part - before) });
        before = Math.max(before, part);
      }, cancel.signal);
    });
  },
};
