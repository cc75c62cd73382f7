import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { FrameLocator } from 'playwright-core';
import { startAlloServer, type AlloServer } from '../allo-server/server.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import { startVSCode, type RunningVSCode } from '../vscode/startVSCode.ts';
import { Workbench } from '../vscode/workbench.ts';
import { countElements, holdAudio, readAudio, standing } from './audio.js';
import { addCall, addLongCall, addSpeechCall, openCall, showCalls } from './heardCalls.ts';

/** Listening while another tab is in front, and what becomes of tabs that are not. */
describe('Listening elsewhere', function () {
  this.timeout(60_000);
  let server: AlloServer;
  let vscode: RunningVSCode;
  let workbench: Workbench;

  before(async function () {
    this.timeout(600_000);
    server = await startAlloServer();
    addSpeechCall(server, 'Real speech');
    addCall(server, 'A short call');
    addLongCall(server, 'Two hours');
    vscode = await startVSCode({
      settings: { 'allo.apiUrl': server.url, 'allo.useEnvironmentKey': true },
      env: { ALLO_API_KEY: server.keys.full.key },
    });
    workbench = new Workbench(vscode);
    await vscode.page.addInitScript(holdAudio);
    await showCalls(workbench);
  });
  after(async () => {
    await vscode.close();
    await server.close();
  });
  afterEach(async function () {
    await workbench.screenshotIfFailed(this.currentTest);
    server.clearFaults();
  });

  const statusBar = () =>
    workbench.page.locator('.statusbar-item[id$="allo.player"] a[role="button"]');

  /** The audio of all tabs, hidden or not, that was ever given something to play. */
  async function allAudio() {
    const frames = workbench.page.frames().filter((frame) => !frame.isDetached());
    const found = await Promise.all(frames.map((frame) => frame.evaluate(readAudio)));
    return found.flat().filter(({ duration }) => duration !== null);
  }

  const expectPlaying = (count: number) =>
    expectEventually(`${count} are playing`, async () => {
      const playing = (await allAudio()).filter(({ paused }) => !paused);
      assert.equal(playing.length, count);
      return playing;
    });

  async function listen(call: FrameLocator) {
    await call.getByRole('button', { name: 'Listen' }).click();
    await call.getByRole('button', { name: 'Pause' }).waitFor();
    await call.locator('.player[data-stage="ready"]').waitFor();
  }

  it('plays on while another tab is in front, with a button in the status bar', async () => {
    await listen(await openCall(workbench, 'Real speech', 'keep'));
    await expectPlaying(1);
    assert.equal(await statusBar().count(), 0);

    await openCall(workbench, 'A short call', 'keep');
    const [before] = await expectPlaying(1);
    await expectEventually('it plays on', async () => {
      const [now] = await expectPlaying(1);
      assert.ok((now?.time ?? 0) > (before?.time ?? Infinity) + 1);
    });
    await statusBar()
      .filter({ hasText: /0:0[2-9]/ })
      .waitFor();
    assert.match(
      (await statusBar().getAttribute('aria-label')) ?? '',
      /^Pause: call with Tomáš Dvořák, at 0:0\d$/,
    );
    await workbench.screenshot('reader-playing-hidden');

    await statusBar().click();
    await expectPlaying(0);
    await expectEventually('the button offers to go on', async () => {
      assert.match((await statusBar().getAttribute('aria-label')) ?? '', /^Play: call with /);
    });
    await workbench.runCommand('Allo: Play or Pause the Call');
    await expectPlaying(1);
    await workbench.runCommand('Allo: Show the Call That Plays');
    await expectEventually('its tab is in front', async () => {
      const call = await workbench.webview();
      assert.match(await call.locator('.summary').innerText(), /Real speech/);
    });
    await statusBar().waitFor({ state: 'detached' });
    await expectPlaying(1);
  });

  it('pauses a call when another one begins', async () => {
    const second = await openCall(workbench, 'A short call');
    await expectPlaying(1);
    await listen(second);
    await expectEventually('the other is silent, and its page is gone', async () => {
      const [only, ...others] = await allAudio();
      assert.equal(others.length, 0);
      assert.equal(only?.paused, false);
      assert.equal(Math.round(only.duration ?? 0), 60);
    });
    // It comes back paused, where it was.
    const first = await openCall(workbench, 'Real speech');
    await first.getByRole('button', { name: 'Listen' }).waitFor();
    assert.match(await first.locator('.player-position').innerText(), /^0:[01]\d$/);
    assert.notEqual(await first.locator('.player-position').innerText(), '0:00');
    await expectPlaying(1);
    await listen(first);
    await expectEventually('only the first one plays', async () => {
      const [only] = await expectPlaying(1);
      assert.equal(Math.round(only?.duration ?? 0), 32);
    });
  });

  it('falls silent when its tab is closed', async () => {
    await openCall(workbench, 'A short call');
    await statusBar().waitFor();
    await openCall(workbench, 'Real speech');
    await statusBar().waitFor({ state: 'detached' });
    await expectPlaying(1);
    await workbench.runCommand('View: Close Editor');
    await expectPlaying(0);
    assert.equal(await statusBar().count(), 0);
    assert.deepEqual(await allAudio(), []);
  });

  it('empties a tab that is hidden and silent, which comes back as it was left', async () => {
    const call = await openCall(workbench, 'Two hours', 'keep');
    await call.getByRole('heading', { name: 'Transcript' }).click();
    await workbench.page.keyboard.press('Control+f');
    await workbench.page.keyboard.type('binder');
    await call.getByText(/^1 of \d+$/).waitFor();
    for (let hit = 2; hit < 40; hit++) await workbench.page.keyboard.press('Enter');
    await call.getByText(/^39 of \d+$/).waitFor();
    const segment = 'And the ones in orange?';
    const row = (page: FrameLocator) =>
      page.locator('.segment').filter({ hasText: segment }).nth(9);
    await call.locator('body').hover();
    const top = async (page: FrameLocator) => (await row(page).evaluate(standing)).top;
    await expectEventually('the place is kept', async () => {
      const before = await top(call);
      // The page keeps its place once the scrolling has rested for a while, and tells nobody.
      await delay(300);
      assert.equal(await top(call), before);
    });
    const before = await top(call);
    const shown = await elements();

    await openCall(workbench, 'Real speech');
    const hidden = await expectEventually('little is left of it', async () => {
      const now = await elements();
      assert.ok(now < shown / 5, `${now} of ${shown} elements are left.`);
      return now;
    });
    console.log(
      `      Elements in all webviews: ${shown} with the long call, ${hidden} without it.`,
    );

    const again = await openCall(workbench, 'Two hours');
    await again.getByText(/^\d+ of 130$/).waitFor();
    assert.equal(await again.locator('.find input').first().inputValue(), 'binder');
    await expectEventually('the text is where it was', async () => {
      assert.ok(Math.abs((await top(again)) - before) <= 2, `${await top(again)}, not ${before}`);
    });
  });

  async function elements() {
    const frames = workbench.page.frames().filter((frame) => frame !== workbench.page.mainFrame());
    const counts = await Promise.all(frames.map((frame) => frame.evaluate(countElements)));
    return counts.reduce((sum, count) => sum + count, 0);
  }
});
