import * as vscode from 'vscode';
import type { EditorServices } from './editorServices.ts';
import type { OpenEditors } from './openEditors.ts';
import { pageHtml, type PageSources, readPageSources } from './pageHtml.ts';
import { TranscriptEditor } from './transcriptEditor.ts';

/** Opens `allo:` documents as transcripts; see `transcriptEditor.ts` for what one editor does. */
export class TranscriptEditorProvider implements vscode.CustomReadonlyEditorProvider {
  readonly #extensionUri: vscode.Uri;
  readonly #services: EditorServices;
  readonly #editors: OpenEditors;
  #sources: PageSources | undefined;

  constructor(extensionUri: vscode.Uri, services: EditorServices, editors: OpenEditors) {
    this.#extensionUri = extensionUri;
    this.#services = services;
    this.#editors = editors;
  }

  /** The URI says all; what it names is looked up by the editors, which can show what goes wrong. */
  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  resolveCustomEditor(document: vscode.CustomDocument, panel: vscode.WebviewPanel): void {
    this.#sources ??= readPageSources(vscode.Uri.joinPath(this.#extensionUri, 'dist', 'media'));
    const sources = this.#sources;
    panel.webview.options = { enableScripts: true, localResourceRoots: [] };
    const icons = vscode.Uri.joinPath(this.#extensionUri, 'media', 'icons');
    const look = { icons, html: () => pageHtml(sources) };
    const editor = new TranscriptEditor(document.uri, panel, look, this.#services);
    this.#editors.add(editor);
    this.#editors.tellActive();
    panel.onDidChangeViewState(() => {
      this.#editors.tellActive();
      this.#services.playback.draw();
    });
    panel.onDidDispose(() => {
      this.#editors.delete(editor);
      editor.dispose();
    });
  }
}
