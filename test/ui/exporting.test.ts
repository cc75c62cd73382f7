import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import type { Locator } from 'playwright-core';
import SrtParser from 'srt-parser-2';
import {
  landmarks,
  orderCallSegments,
  startAlloServer,
  type AlloServer,
} from '../allo-server/server.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import { temporaryDirectory } from '../vscode/processes.ts';
import { startVSCode, type RunningVSCode } from '../vscode/startVSCode.ts';
import { Workbench } from '../vscode/workbench.ts';
import { expand, row, showContacts } from './rows.ts';

interface ExportedJson {
  readonly note?: string;
  readonly items: readonly { readonly date: string; readonly body?: string }[];
}

const order = 'Order 48213 is on its way';

/** Calls and conversations as files, by all the ways that lead there. */
describe('Exporting', function () {
  this.timeout(60_000);
  const folder = temporaryDirectory('exporting');
  let server: AlloServer;
  let vscode: RunningVSCode;
  let workbench: Workbench;
  /** The files that should be there by now. */
  const expected = new Set<string>();

  before(async function () {
    this.timeout(600_000);
    server = await startAlloServer();
    vscode = await startVSCode({
      settings: { 'allo.apiUrl': server.url, 'allo.useEnvironmentKey': true },
      env: { ALLO_API_KEY: server.keys.full.key },
      folder,
    });
    workbench = new Workbench(vscode);
    workbench.page.setDefaultTimeout(15_000);
    await showContacts(workbench);
    await row(workbench, /^Ada Lovelace/).waitFor();
  });
  after(async () => {
    await vscode.close();
    await server.close();
  });
  afterEach(async function () {
    await workbench.screenshotIfFailed(this.currentTest);
    // One that has failed may not have come to the end of what it expects.
    const names = readdirSync(folder).toSorted();
    if (this.currentTest?.state === 'passed') assert.deepEqual(names, [...expected].toSorted());
  });

  /** Chooses Export… from the menu of a row. VS Code leaves a click alone that comes too soon. */
  async function exportRow(target: Locator): Promise<void> {
    const { page, quickInput } = workbench;
    const item = page.getByRole('menuitem', { name: 'Export…' });
    await expectEventually('the menu does it', async () => {
      if (!(await item.isVisible())) await target.click({ button: 'right', timeout: 5000 });
      await item.click({ timeout: 2000 });
      await quickInput.widget.waitFor({ timeout: 2000 });
    });
  }

  /** Writes a path into a dialog, once that has suggested one; it is deaf while it reads a folder. */
  async function choosePath(title: string, suggested: RegExp, path: string): Promise<void> {
    const { quickInput } = workbench;
    const dialog = quickInput.title.filter({ hasText: title });
    await dialog.waitFor();
    await expectEventually('a path is suggested', async () => {
      assert.match(await quickInput.input.inputValue(), suggested);
    });
    await expectEventually('the dialog takes the path', async () => {
      if (!(await dialog.isVisible())) return;
      await quickInput.accept(path);
      await dialog.waitFor({ state: 'hidden', timeout: 3000 });
    });
  }

  const saveAs = (kind: string, path: string) =>
    choosePath(`Export as ${kind}`, /\/[^/]+\.\w+$/, path);

  /** What was written, once it is said to be. */
  async function written(name: string): Promise<string> {
    await workbench.notification(`Saved ${name}.`).first().waitFor();
    expected.add(name);
    return readFileSync(join(folder, name), 'utf8');
  }

  const json = async (name: string) => JSON.parse(await written(name)) as ExportedJson;

  const conversationPage = (page: number) => ({ query: { page: String(page) } });

  it('writes a call in each format, from wherever it is asked for', async () => {
    const { quickInput, page } = workbench;
    await expand(workbench, /^Ada Lovelace/);
    await expand(workbench, /^Page 1 of 42/);
    const call = row(workbench, new RegExp(order));
    await call.dblclick();
    const reader = await workbench.webview();
    await reader.locator('.segment').first().waitFor();
    const [first] = orderCallSegments;

    await exportRow(call);
    await workbench.screenshot('reader-export-formats');
    await quickInput.pick('Markdown');
    await quickInput.title.filter({ hasText: 'Export as Markdown' }).waitFor();
    await expectEventually('a name is suggested', async () => {
      const path = await quickInput.input.inputValue();
      assert.match(path, /\/Ada Lovelace, 2026-11-20 \d\d\.\d\d\.md$/);
    });
    await saveAs('Markdown', join(folder, 'call.md'));
    const markdown = await written('call.md');
    assert.match(markdown, /^# Ada Lovelace/);
    assert.ok(orderCallSegments.every(({ text }) => markdown.includes(text)));

    await page
      .locator('.editor-group-container .editor-actions')
      .getByRole('button', { name: 'More Actions...' })
      .click();
    const inTitle = page.getByRole('menuitem', { name: 'Export Transcript…' });
    await expectEventually('the menu of the title does it', async () => {
      await inTitle.click({ timeout: 2000 });
      await quickInput.widget.waitFor({ timeout: 2000 });
    });
    await quickInput.pick('Plain Text');
    await saveAs('Plain Text', join(folder, 'call.txt'));
    assert.ok((await written('call.txt')).includes(first?.text ?? ''));

    await reader.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('e');
    await quickInput.pick('WebVTT');
    await saveAs('WebVTT', join(folder, 'call.vtt'));
    const vtt = await written('call.vtt');
    assert.match(vtt, /^WEBVTT\n/);
    assert.equal(vtt.split('-->').length - 1, orderCallSegments.length);

    await workbench.runCommand('Allo: Export Transcript…');
    await quickInput.pick('SRT');
    await saveAs('SRT', join(folder, 'call.srt'));
    const cues = new SrtParser().fromSrt(await written('call.srt'));
    assert.equal(cues.length, orderCallSegments.length);

    await reader.getByRole('button', { name: 'Export…' }).click();
    await quickInput.pick('JSON');
    await saveAs('JSON', join(folder, 'call.json'));
    assert.match(await written('call.json'), /"startTime": /);

    await exportRow(call);
    await quickInput.pick('CSV');
    await saveAs('CSV', join(folder, 'call.csv'));
    const rows: unknown[] = parseCsv(await written('call.csv'), { bom: true });
    assert.equal(rows.length, 1 + orderCallSegments.length);
  });

  it('asks before it replaces a file', async () => {
    const { quickInput } = workbench;
    const path = join(folder, 'call.csv');
    const before = statSync(path);
    const again = async () => {
      await workbench.runCommand('Notifications: Clear All Notifications');
      await exportRow(row(workbench, new RegExp(order)));
      await quickInput.pick('CSV');
      await saveAs('CSV', path);
      await quickInput.widget.getByText(/already exists/).waitFor();
    };
    await again();
    await workbench.screenshot('reader-export-replace');
    await quickInput.widget.getByRole('button', { name: 'Cancel' }).click();
    await quickInput.title.filter({ hasText: 'Export as CSV' }).waitFor();
    await quickInput.cancel();
    assert.deepEqual(statSync(path), before);
    await again();
    await quickInput.accept();
    await written('call.csv');
    assert.notEqual(statSync(path).ino, before.ino);
  });

  it('says when it may not write there, and writes elsewhere', async () => {
    const { quickInput } = workbench;
    await exportRow(row(workbench, new RegExp(order)));
    await quickInput.pick('Plain Text');
    await saveAs('Plain Text', join(readOnlyFolder(), 'call.txt'));
    const failure = workbench.notification(/call\.txt could not be written\. The system does not/);
    await failure.waitFor();
    await workbench.screenshot('reader-export-read-only');
    await failure.getByRole('button', { name: 'Save Elsewhere…' }).click();
    await saveAs('Plain Text', join(folder, 'elsewhere.txt'));
    await written('elsewhere.txt');
  });

  it('writes one page of a conversation', async () => {
    const { quickInput } = workbench;
    await exportRow(row(workbench, /^Page 1 of 42/));
    await quickInput.pick('JSON');
    await quickInput.pick('This Page');
    await expectEventually('a name is suggested', async () => {
      const path = await quickInput.input.inputValue();
      assert.match(path, /\/Ada Lovelace, page 1 of 42\.json$/);
    });
    await saveAs('JSON', join(folder, 'page.json'));
    const { items, note } = await json('page.json');
    assert.equal(items.length, 25);
    assert.match(note ?? '', /page 1 of the 42 pages/);
  });

  it('can be cancelled on the way, and keeps what was read if that is wanted', async () => {
    const { quickInput, page } = workbench;
    await row(workbench, /^Page 1 of 42/).click();
    await page.keyboard.press('ArrowLeft');
    const begin = async (name: string, heldPage: number) => {
      const held = server.pauseUntilReleased(conversationPage(heldPage));
      await exportRow(row(workbench, /^Ada Lovelace/));
      await quickInput.pick('JSON');
      await quickInput.pick('Whole Conversation');
      await saveAs('JSON', join(folder, name));
      await held.arrived();
      const progress = workbench.notification(/Reading the conversation with Ada Lovelace/);
      await progress.getByText(/\d+ of 42 pages/).waitFor();
      return { held, progress };
    };

    const kept = await begin('part.json', 5);
    await workbench.screenshot('reader-export-progress');
    await kept.progress.getByRole('button', { name: 'Cancel' }).click();
    const question = workbench.notification(/Keep the \d+ of 42 pages that were read\?/);
    await question.getByRole('button', { name: 'Save' }).click();
    kept.held.release();
    const part = await json('part.json');
    assert.match(part.note ?? '', /is not complete: pages 6–41 of 42 are missing/);
    assert.equal(part.items.length, 5 * 25 + (1043 % 25));

    const dropped = await begin('dropped.json', 12);
    await dropped.progress.getByRole('button', { name: 'Cancel' }).click();
    await question.getByRole('button', { name: 'Discard' }).click();
    await question.waitFor({ state: 'hidden' });
    dropped.held.release();
  });

  it('writes a whole conversation', async () => {
    const { quickInput } = workbench;
    await exportRow(row(workbench, /^Ada Lovelace/));
    await quickInput.pick('JSON');
    await quickInput.pick('Whole Conversation');
    await saveAs('JSON', join(folder, 'whole.json'));
    const { items, note } = await json('whole.json');
    assert.equal(note, undefined);
    assert.equal(items.length, 1043);
    assert.equal(new Set(items.map((item) => JSON.stringify(item))).size, 1043);
    const dates = items.map(({ date }) => date);
    assert.deepEqual(dates, dates.toSorted());
  });

  it('writes a conversation that changes meanwhile, each item once', async () => {
    const { quickInput } = workbench;
    await row(workbench, /^Ada Lovelace/).click();
    await workbench.page.keyboard.press('ArrowLeft');
    const held = server.pauseUntilReleased(conversationPage(1));
    await exportRow(row(workbench, /^Amélie Tremblay/));
    await quickInput.pick('JSON');
    await quickInput.pick('Whole Conversation');
    await saveAs('JSON', join(folder, 'changing.json'));
    await held.arrived();
    const contact = server.team.contact(landmarks.mixedLanguages);
    assert.ok(contact);
    const gone = server.team.conversation(contact).at(3);
    assert.ok(gone);
    server.removeItem(gone.id);
    server.addTextMessage(landmarks.mixedLanguages, { content: 'Meanwhile, one' });
    server.addTextMessage(landmarks.mixedLanguages, { content: 'Meanwhile, two' });
    held.release();
    const { items } = await json('changing.json');
    assert.equal(items.length, server.team.conversation(contact).length);
    assert.equal(new Set(items.map((item) => JSON.stringify(item))).size, items.length);
    assert.deepEqual(
      items.slice(-2).map(({ body }) => body),
      ['Meanwhile, one', 'Meanwhile, two'],
    );
  });

  it('writes the calls of a conversation as subtitles, a file each', async () => {
    const { quickInput } = workbench;
    mkdirSync(join(folder, 'subtitles'));
    expected.add('subtitles');
    await exportRow(row(workbench, /^Chloé Lefèvre/));
    await quickInput.pick('WebVTT');
    const dialog = quickInput.title.filter({ hasText: 'Export One File per Call' });
    await dialog.waitFor();
    await expectEventually('the dialog takes the folder', async () => {
      if (!(await dialog.isVisible())) return;
      await quickInput.fill(`${join(folder, 'subtitles')}/`);
      // It reads the folder, unless it has just written the one that it suggests over what was typed.
      await quickInput.row('subtitles').waitFor({ state: 'hidden', timeout: 2000 });
      await quickInput.widget.getByRole('button', { name: 'Export Here' }).click();
      await dialog.waitFor({ state: 'hidden', timeout: 3000 });
    });
    await workbench.notification(/Saved \d+ files in subtitles\./).waitFor();
    await workbench.screenshot('reader-export-folder');
    const files = readdirSync(join(folder, 'subtitles'));
    assert.ok(files.length > 1);
    for (const name of files) {
      assert.match(name, /^Chloé Lefèvre, 2026-\d\d-\d\d \d\d\.\d\d( \(\d\))?\.vtt$/);
      assert.match(readFileSync(join(folder, 'subtitles', name), 'utf8'), /^WEBVTT\n/);
    }
  });
});

/** Nobody can forbid root to write but the system itself. */
function readOnlyFolder(): string {
  if (process.getuid?.() === 0) return '/sys/kernel';
  const made = temporaryDirectory('read-only');
  chmodSync(made, 0o555);
  return made;
}
