import type { MessageToHost } from '../../src/transcript/protocol.ts';

/** What VS Code gives a webview. It may be acquired once. */
export interface VsCodeApi {
  postMessage(message: MessageToHost): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare global {
  function acquireVsCodeApi(): VsCodeApi;
}
