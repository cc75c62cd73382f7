import * as vscode from 'vscode';
import { openUriOf } from '../platform/openUri.ts';
import type { Place } from './protocol.ts';
import type { TranscriptEditor } from './transcriptEditor.ts';

/** The editors that are there now, so that commands find them. */
export class OpenEditors {
  readonly #editors = new Set<TranscriptEditor>();
  /** Where editors that are about to open shall go, by their URIs. */
  readonly #places = new Map<string, Place>();

  /** The editor that has the focus, or had it last in its group. */
  get active(): TranscriptEditor | undefined {
    return [...this.#editors].find((editor) => editor.isActive);
  }

  add(editor: TranscriptEditor): void {
    this.#editors.add(editor);
    const place = this.#places.get(editor.uri.toString());
    if (place) editor.reveal(place);
    this.#places.delete(editor.uri.toString());
  }

  delete(editor: TranscriptEditor): void {
    this.#editors.delete(editor);
    this.tellActive();
  }

  /** Tells the `when` clauses of the manifest what the editor in front shows. */
  tellActive(): void {
    const { active } = this;
    const shows = active && (active.showsCall ? 'call' : 'conversation');
    void vscode.commands.executeCommand('setContext', 'allo.shows', shows);
  }

  /** Opens a document, and goes to a place in it. */
  async openAt(
    wanted: vscode.Uri,
    place?: Place,
    options?: vscode.TextDocumentShowOptions,
  ): Promise<void> {
    const uri = openUriOf(wanted);
    const key = uri.toString();
    const to = place && { ...place, keepsFocus: options?.preserveFocus ?? false };
    const isThere = () => [...this.#editors].filter((editor) => editor.uri.toString() === key);
    const before = new Set(isThere());
    if (to && before.size === 0) this.#places.set(key, to);
    await vscode.commands.executeCommand('vscode.open', uri, options);
    if (!to || before.size === 0) return;
    const editors = isThere();
    (editors.find((editor) => editor.isActive) ?? editors[0])?.reveal(to);
  }
}
