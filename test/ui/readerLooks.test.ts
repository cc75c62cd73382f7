import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { landmarks, startAlloServer, type AlloServer } from '../allo-server/server.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import { startVSCode, type RunningVSCode } from '../vscode/startVSCode.ts';
import { Workbench, type Theme } from '../vscode/workbench.ts';
import { isTooWide } from './isTooWide.js';
import { windowWidth } from './reading.js';
import { expand, row, showContacts } from './rows.ts';

const themes: readonly Theme[] = ['light', 'high-contrast-light', 'high-contrast', 'dark'];

/** Pictures for a person to look at; what can be told of them by a machine is asserted. */
describe('How the reader looks', function () {
  this.timeout(90_000);
  let server: AlloServer;
  let vscode: RunningVSCode;
  let workbench: Workbench;

  before(async function () {
    this.timeout(600_000);
    server = await startAlloServer();
    server.addCall(landmarks.empty, {
      startedAt: server.now - 20 * 60_000,
      direction: 'INBOUND',
      result: 'ANSWERED',
      lengthSeconds: 312,
      summary: null,
      tags: [],
      transcript: null,
      recording: 'none',
    });
    vscode = await startVSCode({
      settings: { 'allo.apiUrl': server.url, 'allo.useEnvironmentKey': true },
      env: { ALLO_API_KEY: server.keys.full.key },
    });
    workbench = new Workbench(vscode);
    workbench.page.setDefaultTimeout(15_000);
    await showContacts(workbench);
  });
  after(async () => {
    await vscode.close();
    await server.close();
  });
  afterEach(async function () {
    await workbench.screenshotIfFailed(this.currentTest);
  });

  /** @param prepare brings the page, before each picture, into the state that is looked at */
  async function look(
    what: string,
    page: FrameLocator,
    prepare: () => Promise<unknown> = () => Promise.resolve(),
  ): Promise<void> {
    const html = page.locator('html');
    const picture = async (how: string) => {
      await prepare();
      assert.equal(await html.evaluate(isTooWide), false, `${what}, ${how}`);
      await workbench.screenshot(`reader-${what}-${how}`);
    };
    for (const theme of themes) {
      await workbench.setTheme(theme);
      await picture(theme);
    }
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    // To a page, a zoom of 200 % is a window of half the size.
    await workbench.page.setViewportSize({ width: 640, height: 400 });
    await expectEventually('it is zoomed', async () => {
      assert.ok((await html.evaluate(windowWidth)) < 640);
    });
    await picture('zoomed');
    await workbench.page.setViewportSize({ width: 1280, height: 800 });
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  }

  it('a short call', async () => {
    await expand(workbench, /^Ada Lovelace/);
    await expand(workbench, /^Page 1 of 42/);
    await row(workbench, /Order 48213 is on its way/).click();
    const page = await workbench.webview();
    await page.getByText('Order 48213 is on its way.').waitFor();
    await page.locator('.segment').nth(7).waitFor();
    await look('short-call', page);
  });

  it('a conversation', async () => {
    await row(workbench, /^Text message sent · .*All systems are back to normal/).click();
    const page = await workbench.webview();
    await page.locator('.entry').nth(24).waitFor({ state: 'attached' });
    await look('conversation', page);
    await row(workbench, /^Ada Lovelace/).click();
    await workbench.page.keyboard.press('ArrowLeft');
  });

  it('a long call that plays', async () => {
    await expand(workbench, /^Margaret Hamilton/);
    await row(workbench, /Set-up workshop, first half/).click();
    const page = await workbench.webview();
    await page.getByRole('button', { name: 'Listen' }).click();
    const pause = page.getByRole('button', { name: 'Pause' });
    await pause.waitFor();
    await page.getByRole('heading', { level: 1 }).click();
    const { keyboard } = workbench.page;
    await look('playing', page, async () => {
      await page.getByRole('heading', { level: 1 }).focus();
      // Two tenths of two hours, and what is said there.
      await keyboard.press('2');
      await keyboard.press('.');
      await page.locator('.player-position', { hasText: /^24:0/ }).waitFor();
      await page.locator('.segment[aria-current=true]').waitFor();
    });
    await keyboard.press('k');
    await page.getByRole('button', { name: 'Play' }).first().waitFor();
  });

  it('a search with hits', async () => {
    const page = await workbench.webview();
    await page.getByRole('heading', { level: 1 }).click();
    await workbench.page.keyboard.press('Control+f');
    await workbench.page.keyboard.type('barcode');
    const find = page.getByRole('search');
    await find.getByText(/^(\?|\d+) of \d+$/).waitFor();
    await workbench.page.keyboard.press('Enter');
    await workbench.page.keyboard.press('Enter');
    await look('find', page);
    await workbench.runCommand('View: Close Editor');
  });

  it('a call without transcript', async () => {
    await row(workbench, /^Margaret Hamilton/).click();
    await workbench.page.keyboard.press('ArrowLeft');
    await expand(workbench, /^Tomáš Dvořák/);
    await row(workbench, /^Incoming call · /).click();
    const page = await workbench.webview();
    await page.getByRole('heading', { name: 'Tomáš Dvořák' }).waitFor();
    await look('no-transcript', page);
  });

  it('a French call, in a French browser', async () => {
    const context = await vscode.page
      .context()
      .browser()
      ?.newContext({
        locale: 'fr-FR',
        timezoneId: 'Europe/Paris',
        viewport: { width: 1280, height: 800 },
      });
    assert.ok(context);
    const page = await context.newPage();
    const french = new Workbench({ ...vscode, page });
    try {
      await page.goto(vscode.url);
      await showContacts(french);
      await expand(french, /^Chloé Lefèvre/);
      await row(french, /^(Incoming|Outgoing) call · .*#/).click();
      const call = await french.webview();
      await call.locator('.segment').first().waitFor();
      assert.equal(await call.locator('html').evaluate(isTooWide), false);
      await french.screenshot('reader-french-call');
      await row(french, /^Chloé Lefèvre/).hover();
      await row(french, /^Chloé Lefèvre/)
        .getByRole('button', { name: 'Open Conversation' })
        .click();
      const thread = await french.webview();
      await thread.locator('.entry').first().waitFor();
      await french.screenshot('reader-french-conversation');
    } finally {
      await context.close();
    }
  });
});
