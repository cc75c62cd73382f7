import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { landmarks, startAlloServer, type AlloServer } from '../allo-server/server.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import { startVSCode, type RunningVSCode } from '../vscode/startVSCode.ts';
import { Workbench } from '../vscode/workbench.ts';
import {
  focused,
  inkedColumns,
  isCurrentInView,
  marks,
  scrollThere,
  select,
  topOf,
} from './marks.js';
import { readClipboard } from './reading.js';
import { expand, row } from './rows.ts';

/** What was said in the call that is searched, where it is not about the weather. */
const special: Readonly<Record<number, string>> = {
  5: 'Two boxes of Café arabica, please.',
  30: 'The cafe closes at six.',
  31: 'Then I come at five.',
  60: 'CAFÉ in capital letters, and a cafeteria next door.',
  70: `${'a'.repeat(60)}!`,
};
const transcript = Array.from({ length: 80 }, (_, index) => ({
  source: index % 3 === 2 ? 'USER' : 'EXTERNAL',
  text: special[index] ?? `Number ${index + 1}: it may rain on the way home, they say.`,
  start: 4 * index,
  end: 4 * index + 3,
  timing: 'seconds' as const,
}));

describe('Finding', function () {
  this.timeout(60_000);
  let server: AlloServer;
  let vscode: RunningVSCode;
  let workbench: Workbench;
  let page: FrameLocator;

  before(async function () {
    this.timeout(600_000);
    server = await startAlloServer({ contacts: 0 });
    server.addCall(landmarks.onePage, {
      direction: 'INBOUND',
      result: 'ANSWERED',
      summary: 'Beans for the **cafe** on the corner.',
      lengthSeconds: 320,
      recording: 'none',
      transcript,
    });
    vscode = await startVSCode({
      settings: { 'allo.apiUrl': server.url, 'allo.useEnvironmentKey': true },
      env: { ALLO_API_KEY: server.keys.full.key },
      context: { permissions: ['clipboard-read', 'clipboard-write'] },
    });
    workbench = new Workbench(vscode);
    workbench.page.setDefaultTimeout(10_000);
    await workbench.activity('Allo').click();
    await expand(workbench, /^Chloé Lefèvre/);
    await row(workbench, /Beans for the cafe/).dblclick();
    page = await workbench.webview();
    await page.locator('.segments[aria-busy=false]').waitFor();
  });
  after(async () => {
    await vscode.close();
    await server.close();
  });
  afterEach(async function () {
    await workbench.screenshotIfFailed(this.currentTest);
  });

  const field = () => page.getByRole('textbox', { name: 'Find' });
  const toggle = (name: string) => page.getByRole('search').getByRole('button', { name });
  const segment = (index: number) => page.locator('.segment').nth(index);
  const html = () => page.locator('html');
  const press = (key: string) => workbench.page.keyboard.press(key);

  const shows = (count: string) => page.locator('.find-count').getByText(count, { exact: true });

  async function search(text: string): Promise<void> {
    await field().fill(text);
  }

  /** Waits until so many hits are marked, beside the one that is gone to, which says so. */
  async function expectMarks(others: number, current: string | null): Promise<void> {
    await expectEventually(`${others} hits are marked, and ${String(current)}`, async () => {
      assert.deepEqual(await html().evaluate(marks), { hits: others, current });
    });
  }

  async function expectFocus(on: RegExp): Promise<void> {
    await expectEventually(`the focus is on ${String(on)}`, async () => {
      assert.match(await html().evaluate(focused), on);
    });
  }

  it('opens with what is selected, and gives the focus back', async () => {
    await segment(30).evaluate(scrollThere);
    await segment(30).click();
    await segment(30).locator('.text').evaluate(select, 'cafe');
    await press('Control+f');
    await expectFocus(/^Find$/);
    assert.equal(await field().inputValue(), 'cafe');
    await shows('3 of 5').waitFor();
    await workbench.screenshot('reader-find');

    await press('Escape');
    await field().waitFor({ state: 'hidden' });
    await expectFocus(/The cafe closes/);
    assert.deepEqual(await html().evaluate(marks), { hits: 0, current: null });
  });

  it('goes from hit to hit by keys, round at the ends, through summary and transcript', async () => {
    await press('Control+f');
    await shows('3 of 5').waitFor();
    const steps = [
      ['Enter', '4 of 5', 'CAFÉ'],
      ['F3', '5 of 5', 'cafe'],
      ['Enter', '1 of 5', 'cafe'],
      ['Shift+F3', '5 of 5', 'cafe'],
      ['Shift+Enter', '4 of 5', 'CAFÉ'],
      ['Enter', '5 of 5', 'cafe'],
    ] as const;
    for (const [key, count, says] of steps) {
      await press(key);
      await shows(count).waitFor();
      await expectEventually(`${says} is in view after ${key}`, async () => {
        assert.equal((await html().evaluate(marks)).current, says);
        assert.ok(await html().evaluate(isCurrentInView));
      });
    }
    await expectMarks(4, 'cafe');
  });

  it('goes on by F3 from the text, where the reader has the focus', async () => {
    await segment(60).click();
    await press('F3');
    await shows('1 of 5').waitFor();
    await press('Control+f');
    await expectFocus(/^Find$/);
  });

  it('tells letters apart by case, and words from parts of words', async () => {
    await shows('1 of 5').waitFor();
    await toggle('Match Case').click();
    await shows('1 of 3').waitFor();
    await toggle('Match Whole Word').click();
    await shows('1 of 2').waitFor();
    await toggle('Match Case').click();
    await shows('1 of 4').waitFor();
    await field().focus();
    await press('Alt+w');
    await shows('1 of 5').waitFor();
    assert.equal(await toggle('Match Whole Word').getAttribute('aria-pressed'), 'false');
  });

  it('says what is wrong with an expression, and that there is nothing to be found', async () => {
    await toggle('Use Regular Expression').click();
    await search('caf. (closes|in)');
    await shows('1 of 2').waitFor();
    await search('caf(');
    await page.getByText('This expression is broken: Unterminated group').waitFor();
    assert.equal(await field().getAttribute('aria-invalid'), 'true');
    await workbench.screenshot('reader-find-broken');
    await search('xyzzy');
    await shows('No results').waitFor();
    assert.equal(await field().getAttribute('aria-invalid'), 'false');
  });

  it('gives up an expression that would take for ever, and the page goes on meanwhile', async () => {
    await search('(a+)+$');
    // It is being worked on: the page answers all the same, and scrolls.
    for (const index of [0, 40, 79]) await segment(index).evaluate(scrollThere);
    await page.getByText('This expression takes too long.').waitFor();
    await workbench.screenshot('reader-find-too-slow');
    await search('caf.');
    await shows('1 of 5').waitFor();
    await toggle('Use Regular Expression').click();
  });

  it('marks the hits on the strip', async () => {
    const strip = page.locator('canvas.strip-hits');
    await search('it may rain');
    await expectEventually('the strip is full of hits', async () => {
      assert.ok((await strip.evaluate(inkedColumns)) > 50);
    });
    await search('closes');
    await shows('1 of 1').waitFor();
    await expectEventually('the strip has one hit', async () => {
      const columns = await strip.evaluate(inkedColumns);
      assert.ok(columns >= 2 && columns <= 8, `${columns} columns`);
    });
    await search('');
    await expectEventually('the strip has none', async () => {
      assert.equal(await strip.evaluate(inkedColumns), 0);
    });
  });

  it('finds only what those say who are shown; their rows are built anew, at the same place', async () => {
    await search('cafe');
    await page.getByText(/^\d of 5$/).waitFor();
    await press('Escape');
    await segment(31).evaluate(scrollThere);
    const chip = page.locator('.speaker-chip').nth(1);
    const kept = page.locator('.segment').filter({ hasText: 'Then I come at five.' });
    await chip.dispatchEvent('click');
    await expectEventually('the rows of the others are left', async () => {
      assert.equal(await page.locator('.segment').count(), 54);
    });
    // What stood between it and the top of the window is gone.
    await expectEventually('what was read is still in view', async () => {
      const top = await kept.evaluate(topOf);
      assert.ok(top > 0 && top < 500, `It is ${top} from the top.`);
    });
    assert.equal(await chip.getAttribute('aria-pressed'), 'false');
    await press('Control+f');
    // One more stands in the summary, which nobody says.
    await page.getByText(/^\d of 4$/).waitFor();
    await workbench.screenshot('reader-find-speaker');
    await press('Escape');
    await chip.dispatchEvent('click');
    await expectEventually('all rows are back', async () => {
      assert.equal(await page.locator('.segment').count(), 80);
    });
  });

  it('is as it was when the tab is shown again', async () => {
    await press('Control+f');
    await search('cafeteria');
    await shows('1 of 1').waitFor();
    await workbench
      .treeItem(/^(Incoming|Outgoing) call · /)
      .nth(1)
      .click();
    await expectEventually('the other call is there', async () => {
      page = await workbench.webview();
      assert.equal(await field().isVisible(), false);
    });
    await workbench
      .tab(/^Chloé/)
      .first()
      .click();
    page = await workbench.webview();
    await shows('1 of 1').waitFor();
    assert.equal(await field().inputValue(), 'cafeteria');
    await expectMarks(0, 'cafeteria');
    await press('Escape');
  });

  it('leaves VS Code’s own find and "select all" with all segments', async () => {
    await segment(0).click();
    await press('Control+a');
    await press('Control+c');
    const copied = await expectEventually('the text is copied', async () => {
      const text = await workbench.page.evaluate(readClipboard);
      assert.match(text, /Number 80/);
      return text;
    });
    for (const { text } of transcript) assert.ok(copied.includes(text), text);
  });
});
