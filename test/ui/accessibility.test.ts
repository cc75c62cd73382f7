import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { landmarks, startAlloServer, type AlloServer } from '../allo-server/server.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import { startVSCode, type RunningVSCode } from '../vscode/startVSCode.ts';
import { root } from '../vscode/versions.ts';
import { Workbench, type Theme } from '../vscode/workbench.ts';
import { findBarriers } from './axe.js';
import { coveredPart, cutOff, directionOf, focusedName, isFocusSeen, movements } from './focus.js';
import { isTooWide } from './isTooWide.js';
import { isCurrentInView } from './marks.js';
import { expand, row } from './rows.ts';

const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

const worldTexts = [
  'السلام عليكم، أريد أن أسأل عن الطلب رقم 48213 (ORDER-7) من فضلكم.',
  '株式会社みやこ陶器の佐藤です。陶器のお皿を三枚お願いします。',
  'Family 👨‍👩‍👧‍👦, flags 🇫🇷🇯🇵, thumbs 👍🏽 and hearts ❤️‍🔥, all in one line.',
  `Zalgo: ${'Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306a\u0307\u0308\u0323l\u0324\u0325g\u0330o\u0331'.repeat(8)}`,
  `A word without end: ${'Donaudampfschifffahrtsgesellschaft'.repeat(12)}`,
  `A speech. ${'We went on and on about it. '.repeat(714)}And that is enough.`,
  'हिन्दी, ไทย, தமிழ், עברית and Ελληνικά stand side by side.',
];

/** The reader for those who use no mouse, see it differently, or do not see it. */
describe('Accessibility', function () {
  this.timeout(60_000);
  let server: AlloServer;
  let vscode: RunningVSCode;
  let workbench: Workbench;
  let page: FrameLocator;
  const holds: ReturnType<AlloServer['pauseUntilReleased']>[] = [];

  before(async function () {
    this.timeout(600_000);
    server = await startAlloServer({ contacts: 0 });
    server.addCall(landmarks.onePage, {
      ...{ direction: 'INBOUND', result: 'ANSWERED', recording: 'none', transcript: null },
      summary: 'Nothing was written down.',
    });
    server.addCall(landmarks.onePage, {
      ...{ direction: 'INBOUND', result: 'ANSWERED', recording: 'gone' },
      summary: 'The recording is gone.',
      transcript: [
        { source: 'EXTERNAL', text: 'Hello?', start: 0, end: 1, timing: 'seconds' },
        { source: 'USER', text: 'Yes?', start: 1, end: 2, timing: 'seconds' },
      ],
    });
    server.addCall(landmarks.rightToLeft, {
      ...{ direction: 'INBOUND', result: 'ANSWERED', recording: 'none' },
      summary: 'مكالمة حول **الأثاث** والتسليم.',
      transcript: worldTexts.map((text, index) => ({
        source: index % 2 === 0 ? 'EXTERNAL' : 'USER',
        text,
        start: 5 * index,
        end: 5 * index + 5,
        timing: 'seconds',
      })),
    });
    vscode = await startVSCode({
      settings: { 'allo.apiUrl': server.url, 'allo.useEnvironmentKey': true },
      env: { ALLO_API_KEY: server.keys.full.key },
    });
    workbench = new Workbench(vscode);
    workbench.page.setDefaultTimeout(10_000);
    await workbench.activity('Allo').click();
  });
  after(async () => {
    await vscode.close();
    await server.close();
  });
  afterEach(async function () {
    await workbench.screenshotIfFailed(this.currentTest);
    server.clearFaults();
    for (const hold of holds.splice(0)) hold.release();
  });

  function hold(match: Parameters<AlloServer['pauseUntilReleased']>[0]) {
    const held = server.pauseUntilReleased(match);
    holds.push(held);
    return held;
  }

  const press = (key: string) => workbench.page.keyboard.press(key);
  const html = () => page.locator('html');
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const focus = () => html().evaluate(focusedName);

  /** Asserts that axe-core finds nothing in the page in front. */
  async function assertNoBarriers(state: string): Promise<void> {
    const handle = await html().elementHandle();
    const frame = await handle.ownerFrame();
    assert.ok(frame);
    await frame.evaluate(axe);
    assert.deepEqual(await frame.evaluate(findBarriers), [], state);
  }

  async function expectFocus(on: RegExp): Promise<void> {
    await expectEventually(`the focus is on ${String(on)}`, async () =>
      assert.match(await focus(), on),
    );
  }

  async function openCall(name: RegExp): Promise<void> {
    await row(workbench, name).dblclick();
    await expectEventually(`${String(name)} is open`, async () => {
      page = await workbench.webview();
      await page.getByText(name).first().waitFor({ timeout: 2000 });
    });
  }

  it('is got to from the contacts by keys alone', async () => {
    await workbench.runCommand('Allo: Focus on Contacts View');
    await row(workbench, /^Ada Lovelace/).waitFor();
    await press('Home');
    const target = row(workbench, /Order 48213 is on its way/);
    await expectEventually('the newest call has the focus', async () => {
      const isOpen = await target.isVisible();
      const active = workbench.page.locator('.monaco-list-row.focused');
      const name =
        (await active.count()) > 0 ? await active.first().getAttribute('aria-label') : '';
      if (isOpen && name?.includes('Order 48213')) return;
      await press(/^Ada Lovelace|^Page 1/.test(name ?? '') ? 'ArrowRight' : 'ArrowDown');
      throw new Error(`It is on ${String(name)}`);
    });
    await press('Enter');
    page = await workbench.webview();
    await page.locator('.segments[aria-busy=false]').waitFor();
    await press('Control+1');
    await expectEventually('the page has the focus', async () => {
      await press('Tab');
      assert.notEqual(await focus(), '');
    });
  });

  it('leads the focus through the page in the order in which it is read, and shows it', async () => {
    await button(/^Listen/).focus();
    const stops: string[] = [];
    for (let name = await focus(); name !== ''; name = await focus()) {
      stops.push(name);
      assert.ok(stops.length < 30, stops.join('\n'));
      await press('Tab');
    }
    // The rows are one stop, between which the arrow keys go. Behind the last one, VS Code goes on.
    assert.deepEqual(
      stops.map((name) => name.replace(/:? \d.*/u, '')),
      [
        'button: Listen',
        'button: Save Recording…',
        'slider: Who speaks when',
        'button: Export…',
        'button: Refresh',
        'button: Ada Lovelace',
        'button: Your team',
        'listitem',
      ],
    );
  });

  it('lists its keys, and goes back to where the focus was', async () => {
    await button('Refresh').focus();
    await press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await assertNoBarriers('key help');
    await workbench.screenshot('reader-keys');
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expectFocus(/Refresh/);
  });

  it('keeps the focus when finding is closed, and when a speaker is left out', async () => {
    await button('Refresh').focus();
    await press('Control+f');
    await expectFocus(/Find/);
    await workbench.page.keyboard.type('zebra');
    await page.getByText('No results').waitFor();
    await assertNoBarriers('find open');
    await press('Escape');
    await expectFocus(/Refresh/);

    const chip = page.locator('.speaker-chip').first();
    await chip.focus();
    await press('Space');
    await page.locator('.speaker-chip[aria-pressed=false]').waitFor();
    await assertNoBarriers('a speaker left out');
    assert.notEqual(await focus(), '');
    await press('Space');
    await page.locator('.speaker-chip[aria-pressed=false]').waitFor({ state: 'detached' });
    assert.notEqual(await focus(), '');

    await page.locator('.segment').nth(1).click();
    await press('ArrowDown');
    const there = await focus();
    await press('ArrowDown');
    await press('ArrowUp');
    assert.equal(await focus(), there);
  });

  it('keeps the focus when the call is asked for anew, and when that goes wrong', async () => {
    await button('Refresh').focus();
    const held = hold({ path: /conversation$/ });
    await press('Enter');
    await held.arrived();
    await page.locator('main[aria-busy=true]').waitFor();
    await assertNoBarriers('refreshing');
    held.release();
    await page.locator('main[aria-busy=false]').waitFor();
    assert.notEqual(await focus(), '');

    server.inject({ times: Infinity, reply: { kind: 'server-error', envelope: true } });
    await button('Refresh').focus();
    await press('Enter');
    const close = page.locator('.problem-bar').getByRole('button', { name: 'Close' });
    await close.waitFor();
    await assertNoBarriers('problem bar');
    await workbench.screenshot('reader-problem-bar');
    await close.focus();
    await press('Enter');
    await close.waitFor({ state: 'hidden' });
    assert.notEqual(await focus(), '');
  });

  it('keeps the focus when the recording is asked for, given up, and played', async () => {
    const held = hold({ path: /recordings/ });
    await button(/^Listen/).focus();
    await press('Enter');
    await button('Cancel').waitFor();
    await assertNoBarriers('fetching the recording');
    await button('Cancel').focus();
    await press('Enter');
    await button(/^Listen/).waitFor();
    assert.notEqual(await focus(), '');
    held.release();

    await button(/^Listen/).focus();
    await press('Enter');
    await button(/^Pause/).waitFor();
    await assertNoBarriers('playing');
    await expectFocus(/Pause/);
    await press('Enter');
    await button(/^Play$/).waitFor();
    await assertNoBarriers('paused');
  });

  for (const [state, name] of [
    ['a call without transcript', /Nothing was written down/],
    ['a call whose recording is gone', /The recording is gone/],
  ] as const) {
    it(`has no barriers in ${state}`, async () => {
      if (!(await row(workbench, /Nothing was written down/).isVisible())) {
        await expand(workbench, /^Chloé Lefèvre/);
      }
      await openCall(name);
      await assertNoBarriers(state);
      if (!(await button(/^Listen/).isVisible())) return;
      await button(/^Listen/).focus();
      await press('Enter');
      await page.locator('.player[data-stage=problem]').waitFor();
      assert.notEqual(await focus(), '');
      await assertNoBarriers(`${state}: tried`);
      await workbench.screenshot('reader-recording-gone');
    });
  }

  it('has no barriers in a conversation, at its edges too', async () => {
    server.inject({
      when: { path: /conversation$/, query: { page: '3' } },
      times: Infinity,
      reply: { kind: 'server-error', envelope: true },
    });
    await row(workbench, /^Ada Lovelace/).hover();
    const open = row(workbench, /^Ada Lovelace/).getByRole('button', { name: 'Open Conversation' });
    await open.click();
    await workbench.tab(/^Ada Lovelace, conversation/).dblclick();
    page = await workbench.webview();
    await page.locator('.entry').first().waitFor();
    await assertNoBarriers('conversation');
    await button('Show Transcript').last().focus();
    await press('Enter');
    await page.locator('.segment').first().waitFor();
    await assertNoBarriers('conversation with a transcript');
    await expectFocus(/Hide Transcript/);
    await workbench.screenshot('reader-thread-transcript');
  });

  it('lays out the texts of the world', async () => {
    await expand(workbench, /الهاشمي/);
    await openCall(/مكالمة/);
    await workbench.screenshot('reader-world');
    const direction = async (text: string) =>
      page.locator('.text').filter({ hasText: text }).evaluate(directionOf);
    assert.equal(await direction('السلام'), 'rtl');
    assert.equal(await direction('陶器'), 'ltr');
    assert.equal(await direction('A speech'), 'ltr');
    assert.equal(await html().evaluate(isTooWide), false);
    await assertNoBarriers('texts of the world');
    await page.locator('.text').filter({ hasText: 'A speech' }).scrollIntoViewIfNeeded();
    await workbench.screenshot('reader-world-speech');
    await press('Control+f');
    await page.getByRole('textbox', { name: 'Find' }).fill('enough');
    await page.getByText('1 of 1').waitFor();
    await expectEventually('the end of the speech is in view', async () =>
      assert.ok(await html().evaluate(isCurrentInView)),
    );
    await press('Escape');
  });

  it('has no barriers in any theme', async function () {
    this.timeout(120_000);
    const themes: Theme[] = ['dark', 'light', 'high-contrast', 'high-contrast-light'];
    for (const theme of themes) {
      await workbench.setTheme(theme);
      for (const [state, tab] of [
        ['call', /^Ada Lovelace, Nov/],
        ['thread', /^Ada Lovelace, conversation/],
      ] as const) {
        await workbench.tab(tab).click();
        await expectEventually(`the ${state} is shown`, async () => {
          page = await workbench.webview();
          const one = page.locator(state === 'call' ? '.segment' : '.entry').first();
          await one.waitFor({ timeout: 2000 });
        });
        await assertNoBarriers(`${state}, ${theme}`);
        await workbench.screenshot(`reader-${state}-${theme}`);
      }
    }
    await workbench.setTheme('dark');
  });

  it('has no barriers while it loads, moves nothing for who wants no motion, and when it fails', async () => {
    await workbench.tab(/^Ada Lovelace, Nov/).click();
    const held = hold({ path: /conversation$/ });
    await workbench.reload();
    await expectEventually('the skeleton is shown', async () => {
      page = await workbench.webview();
      await page.locator('main[aria-busy=true]').waitFor({ timeout: 2000 });
    });
    await assertNoBarriers('loading');
    assert.deepEqual(await html().evaluate(movements), []);
    server.inject({ times: Infinity, reply: { kind: 'server-error', envelope: true } });
    held.release();
    await button('Retry').waitFor();
    await assertNoBarriers('problem page');
    await button('Retry').focus();
    assert.ok(await html().evaluate(isFocusSeen));
    server.clearFaults();
    await press('Enter');
    await page.locator('.segment, .entry').first().waitFor();
    await expectEventually('the focus is kept', async () => assert.notEqual(await focus(), ''));
  });

  it('has room for more without the side bar', async () => {
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await workbench.page.locator('.sidebar.part').waitFor({ state: 'hidden' });
  });

  for (const [zoom, size] of [
    ['200 %', { width: 640, height: 400 }],
    ['320 CSS pixels', { width: 372, height: 600 }],
  ] as const) {
    it(`shows all at ${zoom}`, async () => {
      await workbench.page.setViewportSize(size);
      for (const [state, tab] of [
        ['call', /^Ada Lovelace, Nov/],
        ['thread', /^Ada Lovelace, conversation/],
      ] as const) {
        await press('Control+1');
        await workbench.tab(tab).click();
        await expectEventually(`the ${state} is shown`, async () => {
          page = await workbench.webview();
          const one = page.locator(state === 'call' ? '.segment' : '.entry').first();
          await one.waitFor({ timeout: 2000 });
        });
        await workbench.screenshot(`reader-${state}-${zoom}`);
        await page.locator('h1').click();
        await press('Control+f');
        assert.equal(await html().evaluate(isTooWide), false, `${state} is too wide`);
        assert.deepEqual(await html().evaluate(cutOff), [], state);
        assert.ok((await html().evaluate(coveredPart)) < 0.5, `${state} is covered`);
        await workbench.screenshot(`reader-${state}-find-${zoom}`);
        await press('Escape');
      }
    });
  }
});
