import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { MessageToHost, MessageToPage } from '../../src/transcript/protocol.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What `esbuild.js` does for the worker, and VS Code for the words. */
const surroundings: Plugin = {
  name: 'surroundings',
  setup(bundler) {
    bundler.onResolve({ filter: /\?bundled$/ }, ({ path }) => ({ path, namespace: 'worker' }));
    bundler.onLoad({ filter: /./, namespace: 'worker' }, async () => ({
      contents: await bundle(`import './media/transcript/find/findWorker.ts';`),
      loader: 'text',
    }));
    bundler.onResolve({ filter: /^vscode$/ }, ({ path }) => ({ path, namespace: 'vscode' }));
    bundler.onLoad({ filter: /./, namespace: 'vscode' }, () => ({
      contents: 'export const l10n = { t: (words) => words };',
    }));
  },
};

async function bundle(contents: string, loader: 'ts' | 'css' = 'ts'): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader },
    bundle: true,
    write: false,
    target: 'chrome138',
    logLevel: 'error',
    plugins: [surroundings],
  });
  return outputFiles[0]?.text ?? '';
}

const code = `
  import { wordsOfPage } from './src/transcript/words/wordsOfPage.ts';
  const said = [];
  const copied = { text: null };
  window.host = { said, copied, state: window.stateBefore };
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => said.push(message),
    getState: () => window.host.state,
    setState: (state) => { window.host.state = state; },
  });
  // After the page, which may leave it to the browser.
  addEventListener('copy', (event) => {
    copied.text = event.defaultPrevented ? event.clipboardData.getData('text/plain') : null;
  });
  document.body.dataset.words = JSON.stringify(wordsOfPage());
  import('./media/transcript/main.ts');`;

let parts: Promise<{ style: string; script: string }> | undefined;

async function bundles(): Promise<{ style: string; script: string }> {
  const style = await bundle(`@import './media/transcript/style.css';`, 'css');
  return { style, script: await bundle(code) };
}

/** The editor's page as VS Code would show it, but in a plain browser: the test is its host. */
export class WholePage {
  readonly browserPage: Page;

  private constructor(browserPage: Page) {
    this.browserPage = browserPage;
  }

  static async open(browser: Browser, remembered: Record<string, unknown> = {}, state?: unknown) {
    const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
    page.on('pageerror', (error) => assert.fail(error));
    await page.setContent('<!DOCTYPE html><html lang="en"><body></body></html>');
    const { style, script } = await (parts ??= bundles());
    await page.addStyleTag({ content: style });
    await page.evaluate(`window.stateBefore = ${JSON.stringify(state)}`);
    await page.addScriptTag({ content: script });
    const whole = new WholePage(page);
    await page.waitForFunction('host.said.length > 0');
    await whole.hear({ type: 'remembered', parts: remembered });
    return whole;
  }

  close(): Promise<void> {
    return this.browserPage.close();
  }

  /** Gives the page a message, and time to draw what comes of it. */
  async hear(message: MessageToPage): Promise<void> {
    const json = JSON.stringify(message, (_, value: unknown) =>
      value instanceof Uint8Array ? { bytes: new TextDecoder().decode(value) } : value,
    );
    await this.browserPage.evaluate(`dispatchEvent(new MessageEvent('message', { data:
      JSON.parse(${JSON.stringify(json)}, (_, value) =>
        value?.bytes === undefined ? value : new TextEncoder().encode(value.bytes)) }))`);
    await this.settle();
  }

  async settle(): Promise<void> {
    await this.browserPage.evaluate(`(async () => {
      for (let count = 0; count < 4; count++) await new Promise(requestAnimationFrame);
    })()`);
  }

  /** What it has said to its host of one kind, since it was opened. */
  async said<Type extends MessageToHost['type']>(
    type: Type,
  ): Promise<Extract<MessageToHost, { type: Type }>[]> {
    return this.browserPage.evaluate(
      `host.said.filter((message) => message.type === ${JSON.stringify(type)})`,
    );
  }

  /** What Ctrl+C puts on the clipboard; null where that is left to the browser. */
  async copy(): Promise<string | null> {
    await this.browserPage.keyboard.press('Control+c');
    return this.browserPage.evaluate('host.copied.text');
  }

  /** What VS Code would keep of it on disk. */
  state(): Promise<unknown> {
    return this.browserPage.evaluate('host.state');
  }

  /** Selects from a place in one element's first text to a place in another's. */
  async select(from: [string, number], to: [string, number]): Promise<void> {
    await this.browserPage.evaluate(`(() => {
      const text = (selector) =>
        document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT).nextNode();
      getSelection().setBaseAndExtent(
        text(${JSON.stringify(from[0])}), ${from[1]}, text(${JSON.stringify(to[0])}), ${to[1]});
    })()`);
  }
}
