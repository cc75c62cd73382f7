import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import {
  landmarks,
  orderCallSegments,
  startAlloServer,
  type AlloServer,
} from '../allo-server/server.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import { removeDirectory, temporaryDirectory } from '../vscode/processes.ts';
import { startVSCode, type RunningVSCode } from '../vscode/startVSCode.ts';
import { Workbench } from '../vscode/workbench.ts';
import { addSpeechCall } from './heardCalls.ts';

/** Code and documents that cite what was said on the phone. */
describe('A reference in a file', function () {
  this.timeout(90_000);
  const folder = temporaryDirectory('references');
  let server: AlloServer;
  let vscode: RunningVSCode;
  let workbench: Workbench;
  let reference: string;

  before(async function () {
    this.timeout(600_000);
    server = await startAlloServer();
    addSpeechCall(server, 'Real speech');
    const speech = server.team.entries().find(({ contact }) => contact.id === landmarks.empty);
    reference = `allo:${landmarks.empty}/${speech?.item.id}`;
    writeFileSync(join(folder, 'order.py'), `# Why: ${reference}@0:18.18.\nlate = True\n`);
    writeFileSync(join(folder, 'notes.md'), '');
    vscode = await startVSCode({
      folder,
      settings: { 'allo.apiUrl': server.url, 'allo.useEnvironmentKey': true },
      env: { ALLO_API_KEY: server.keys.full.key },
      context: { permissions: ['clipboard-read', 'clipboard-write'] },
    });
    workbench = new Workbench(vscode);
  });
  after(async () => {
    await vscode.close();
    await server.close();
    removeDirectory(folder);
  });
  afterEach(async function () {
    await workbench.screenshotIfFailed(this.currentTest);
  });

  async function openFile(name: string): Promise<void> {
    await workbench.treeItem(new RegExp(`^${name}`)).dblclick();
    await workbench.tab(new RegExp(`^${name}`)).waitFor();
  }

  const link = () => workbench.page.locator('.view-line .detected-link').first();

  async function followLink(): Promise<void> {
    const { page } = workbench;
    // A locator would look again once Ctrl is down, and VS Code draws the link anew then.
    const { x = 0, y = 0, height = 0 } = (await link().boundingBox()) ?? {};
    await page.keyboard.down('Control');
    await page.mouse.move(x + 20, y + height / 2);
    await page.mouse.click(x + 22, y + height / 2);
    await page.keyboard.up('Control');
  }

  /** The call, once it is shown at a segment. */
  const callAt = (segment: number) =>
    expectEventually('the call is shown at that second', async (): Promise<FrameLocator> => {
      const call = await workbench.webview();
      const row = call.locator('.segment').nth(segment);
      await row.and(call.locator(':focus')).waitFor({ timeout: 1000 });
      return call;
    });

  it('is a link, for which nothing is asked until somebody wants to know', async () => {
    await openFile('order.py');
    await link().waitFor();
    assert.deepEqual(server.requests, []);
  });

  it('quotes what was said while the pointer rests on it', async () => {
    const hover = workbench.page.locator('.monaco-hover').filter({ hasText: 'Tomáš Dvořák' });
    await expectEventually('the hover is shown', async () => {
      await workbench.page.mouse.move(0, 0);
      await link().hover();
      await hover.waitFor({ timeout: 3000 });
    });
    const text = await hover.innerText();
    assert.ok(text.includes(orderCallSegments[4]?.text ?? 'none'), text);
    assert.match(text, /0:18/u);
    await workbench.screenshot('reference-hover');
    const requests = server.requests.length;
    assert.ok(requests > 0);
    await hover.getByRole('link', { name: 'Open Reference' }).click();
    const call = await callAt(4);
    assert.equal(await call.locator('.player-position').innerText(), '0:18');
    assert.equal(server.requests.length, requests);
    await workbench.runCommand('View: Close Editor');
  });

  it('opens the call at that second by Ctrl and a click', async () => {
    await openFile('order.py');
    await expectEventually('the call opens', async () => {
      await followLink();
      await workbench.webview().then((call) => call.locator('.segment').first().waitFor());
    });
    const call = await callAt(4);
    assert.equal(await call.locator('.summary p').first().innerText(), 'Real speech');
  });

  it('is copied by a key, and pasted as a quote', async () => {
    const call = await workbench.webview();
    await call.locator('.segment').nth(2).focus();
    await workbench.page.keyboard.press('Shift+Y');
    const copied = await expectEventually('it is copied', async () => {
      const text = String(await workbench.page.evaluate('navigator.clipboard.readText()'));
      assert.match(text, /^allo:/u);
      return text;
    });
    assert.equal(copied, `${reference}@0:10.14`);

    await openFile('notes.md');
    await workbench.runCommand('Allo: Paste as Quote');
    const quote = `> **Your team** [0:10](code-oss://allo-conversations.allo-conversations/call/`;
    await expectEventually('it is pasted', async () => {
      await workbench.page.keyboard.press('Control+s');
      const text = readFileSync(join(folder, 'notes.md'), 'utf8');
      assert.ok(text.startsWith(quote), text);
      assert.ok(text.includes(`): ${orderCallSegments[2]?.text}\n>\n> — [Tomáš Dvořák, `), text);
    });
    await workbench.screenshot('reference-pasted');
  });
});
