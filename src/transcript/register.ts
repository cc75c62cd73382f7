import * as vscode from 'vscode';
import type { OpenAccounts } from '../conversations/openAccounts.ts';
import type { Log } from '../platform/log.ts';
import { TranscriptEditorProvider } from './transcriptEditorProvider.ts';

/** Also the view type of the custom editor in the manifest. */
const viewType = 'allo.transcript';

/** The transcript editor. */
export function registerTranscript(
  extensionUri: vscode.Uri,
  accounts: OpenAccounts,
  log: Log,
): vscode.Disposable {
  const provider = new TranscriptEditorProvider(extensionUri, accounts, log);
  return vscode.window.registerCustomEditorProvider(viewType, provider, {
    supportsMultipleEditorsPerDocument: true,
    webviewOptions: { enableFindWidget: true },
  });
}
