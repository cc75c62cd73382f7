import type { MessageToPage } from '../../src/transcript/protocol.ts';
import { Page } from './page.ts';

const vscode = acquireVsCodeApi();
const page = new Page(document.body, vscode);
addEventListener('message', ({ data }: MessageEvent<MessageToPage>) => page.receive(data));
vscode.postMessage({ type: 'ready' });
