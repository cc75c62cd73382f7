import * as vscode from 'vscode';
import type { OpenAccounts } from '../conversations/openAccounts.ts';
import type { Log } from '../platform/log.ts';
import { pageHtml } from './pageHtml.ts';
import { TranscriptEditor } from './transcriptEditor.ts';

/** Opens `allo:` documents as transcripts; see `transcriptEditor.ts` for what one editor does. */
export class TranscriptEditorProvider implements vscode.CustomReadonlyEditorProvider {
  readonly #extensionUri: vscode.Uri;
  readonly #accounts: OpenAccounts;
  readonly #log: Log;

  constructor(extensionUri: vscode.Uri, accounts: OpenAccounts, log: Log) {
    this.#extensionUri = extensionUri;
    this.#accounts = accounts;
    this.#log = log;
  }

  /** The URI says all; what it names is looked up by the editors, which can show what goes wrong. */
  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  resolveCustomEditor(document: vscode.CustomDocument, panel: vscode.WebviewPanel): void {
    const media = vscode.Uri.joinPath(this.#extensionUri, 'dist', 'media');
    panel.webview.options = { enableScripts: true, localResourceRoots: [media] };
    const icons = vscode.Uri.joinPath(this.#extensionUri, 'media', 'icons');
    const editor = new TranscriptEditor(
      document.uri,
      panel,
      { icons, html: () => pageHtml(panel.webview, media) },
      this.#accounts,
      this.#log,
    );
    panel.onDidDispose(() => editor.dispose());
  }
}
