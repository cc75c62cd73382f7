import type { PageWords } from '../../src/transcript/words/pageWords.ts';
import type { MessageToPage } from '../../src/transcript/protocol.ts';
import { Page } from './page.ts';

const vscode = acquireVsCodeApi();
const words = JSON.parse(document.body.dataset['words'] ?? '{}') as PageWords;
const page = new Page(document.body, vscode, words);
let hasHeard = false;
addEventListener('message', ({ data }: MessageEvent<MessageToPage>) => {
  hasHeard = true;
  page.receive(data);
});
vscode.postMessage({ type: 'ready' });
// What was sent before this page could hear it may have gone to one that VS Code has put away since.
setTimeout(() => {
  if (!hasHeard) vscode.postMessage({ type: 'ready' });
}, 2000);
