import type { PageWords } from '../../src/transcript/words/pageWords.ts';
import type { MessageToPage } from '../../src/transcript/protocol.ts';
import { Page } from './page.ts';

const vscode = acquireVsCodeApi();
const words = JSON.parse(document.body.dataset['words'] ?? '{}') as PageWords;
const page = new Page(document.body, vscode, words);
addEventListener('message', ({ data }: MessageEvent<MessageToPage>) => page.receive(data));
vscode.postMessage({ type: 'ready' });
