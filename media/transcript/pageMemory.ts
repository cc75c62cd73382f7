import type { VsCodeApi } from './vscodeApi.ts';

/** Changes come in bursts, and each `setState` goes to the workbench. */
const saveAfter = 150;

/**
 * What the page leaves behind for the next page of its tab, which VS Code makes when a hidden tab is
 * shown, or the window loaded, again.
 */
export class PageMemory {
  readonly #vscode: VsCodeApi;
  /** VS Code may write this to disk. */
  readonly #lasting: Record<string, unknown>;
  #passing: Readonly<Record<string, unknown>> = {};
  #saving: ReturnType<typeof setTimeout> | undefined;

  constructor(vscode: VsCodeApi) {
    this.#vscode = vscode;
    const state = vscode.getState();
    this.#lasting = typeof state === 'object' && state !== null ? { ...state } : {};
  }

  /** What the host has kept of {@link rememberInSession}. */
  receive(parts: Readonly<Record<string, unknown>>): void {
    this.#passing = parts;
  }

  recall(part: string): unknown {
    return this.#passing[part] ?? this.#lasting[part];
  }

  /** Also over a reload of the window. It must hold no word of the customer's. */
  remember(part: string, value: unknown): void {
    this.#lasting[part] = value;
    if (this.#saving !== undefined) return;
    this.#saving = setTimeout(() => {
      this.#saving = undefined;
      this.#vscode.setState(this.#lasting);
    }, saveAfter);
  }

  /** As long as the tab is there, and in memory only. */
  rememberInSession(part: string, value: unknown): void {
    this.#vscode.postMessage({ type: 'remember', part, value });
  }
}
