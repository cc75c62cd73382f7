import * as vscode from 'vscode';
import type { EditorPanel } from '../../src/transcript/editorPage.ts';
import type { MessageToPage } from '../../src/transcript/protocol.ts';

/** A page that says what it is told to, and remembers what it hears. */
export class FakePage implements EditorPanel {
  html = '';
  visible = true;
  active = true;
  readonly webview = this;
  readonly #viewState = new vscode.EventEmitter<void>();
  readonly onDidChangeViewState = this.#viewState.event;
  readonly heard: MessageToPage[] = [];
  readonly #said = new vscode.EventEmitter<unknown>();
  readonly onDidReceiveMessage = this.#said.event;
  #waiting: (() => void)[] = [];

  postMessage(message: MessageToPage): Promise<boolean> {
    this.heard.push(message);
    for (const check of this.#waiting) check();
    return Promise.resolve(true);
  }

  say(message: unknown): void {
    this.#said.fire(message);
  }

  get types(): string[] {
    return this.heard.map(({ type }) => type);
  }

  /** Resolves when the page has heard a message of a type since it was last cleared. */
  async hears(type: MessageToPage['type']): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const check = () => {
      if (this.types.includes(type)) resolve();
    };
    this.#waiting = [check];
    check();
    await promise;
  }

  clear(): void {
    this.heard.length = 0;
  }

  /** Puts the tab behind another one, or in front again. */
  setVisible(isVisible: boolean): void {
    this.visible = isVisible;
    this.#viewState.fire();
  }
}
