import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Frame, FrameLocator, Page } from 'playwright-core';
import { longTranscript, startAlloServer, type AlloServer } from '../allo-server/server.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import { startVSCode, type RunningVSCode } from '../vscode/startVSCode.ts';
import { root } from '../vscode/versions.ts';
import { Workbench } from '../vscode/workbench.ts';
import {
  findLast,
  jumpTime,
  longTasks,
  noteJump,
  noteLongTasks,
  segmentsWhenFilled,
} from './longPage.js';
import { noteClicks, notePaint, whenClicked, whenIdle, whenPainted } from './paintTimes.js';
import { expand, row } from './rows.ts';

/** What a transcript of 100,000 segments costs its reader, measured in the window as it is. */
describe('A very long transcript', function () {
  this.timeout(90_000);
  let server: AlloServer;
  let vscode: RunningVSCode;
  let workbench: Workbench;
  /** What is said in the call of a thousand segments. */
  let spoken: readonly { readonly text: string }[];

  before(async function () {
    this.timeout(600_000);
    server = await startAlloServer({ contacts: 0, longTranscripts: [1000, 100_000] });
    const item = server.team.entry(longTranscript(1000).callId)?.item;
    spoken = item?.kind === 'call' && item.transcript ? item.transcript : [];
    assert.equal(spoken.length, 1000);
    vscode = await startVSCode({
      settings: { 'allo.apiUrl': server.url, 'allo.useEnvironmentKey': true },
      env: { ALLO_API_KEY: server.keys.full.key },
      otherExtensions: [join(root, 'test/ui/emptyWebview')],
      context: { viewport: { width: 1280, height: 1000 } },
    });
    workbench = new Workbench(vscode);
    workbench.page.setDefaultTimeout(10_000);
    await workbench.page.addInitScript(notePaint);
    await workbench.page.evaluate(noteClicks);
    await workbench.activity('Allo').click();
    await expand(workbench, /^Long Transcript 100,000/);
    await row(workbench, /^Incoming call/).waitFor();
    await row(workbench, /^Empty page/).waitFor();
  });
  after(async () => {
    await vscode.close();
    await server.close();
  });
  afterEach(async function () {
    await workbench.screenshotIfFailed(this.currentTest);
  });

  /** Milliseconds from the click on a row to the first words of its page. */
  async function timeToPaint(name: RegExp) {
    await row(workbench, name).click();
    const [frame, paintedAt] = await expectEventually(`${String(name)} is painted`, async () => {
      for (const candidate of workbench.page.frames()) {
        const time = await candidate.evaluate(whenPainted).catch(() => null);
        if (time !== null) return [candidate, time] as const;
      }
      throw new Error(`Nothing was painted in ${workbench.page.frames().length} frames.`);
    });
    const clickedAt = await workbench.page.evaluate(whenClicked);
    assert.ok(clickedAt !== null);
    return { frame, time: paintedAt - clickedAt };
  }

  async function closeEditor(frame: Frame): Promise<void> {
    await workbench.runCommand('View: Close All Editors');
    await expectEventually('the page is gone', () => assert.ok(frame.isDetached()));
    await workbench.page.evaluate(whenIdle);
  }

  // The aim is 1.5 times; what is measured is printed, and this bound tells when it gets far worse.
  it('is painted in at most twice the time of an empty page', async () => {
    const times = { empty: [] as number[], transcript: [] as number[] };
    // The first ones load what all others find loaded.
    for (let round = 0; round <= 7; round++) {
      const empty = await timeToPaint(/^Empty page/);
      await closeEditor(empty.frame);
      const transcript = await timeToPaint(/^Incoming call/);
      await closeEditor(transcript.frame);
      if (round === 0) continue;
      times.empty.push(empty.time);
      times.transcript.push(transcript.time);
    }
    const [empty, transcript] = [median(times.empty), median(times.transcript)];
    console.log(
      `      empty page ${Math.round(empty)} ms, 100,000 segments ${Math.round(transcript)} ms, ${(transcript / empty).toFixed(2)} times (medians of ${times.empty.length})`,
    );
    assert.ok(transcript <= 2 * empty, JSON.stringify(times));
  });

  it('has all its rows soon, where the browser’s own search finds them', async () => {
    await expand(workbench, /^Long Transcript 1,000/);
    await row(workbench, /1,000 segments/).click();
    const page = await filled(1000);
    assert.equal(await page.locator('.segment .text').count(), 1000);
    const last = spoken.at(-1)?.text ?? '';
    assert.deepEqual(await page.locator('html').evaluate(findLast, last), [last, 999]);
  });

  it('is given to screen readers whole', async () => {
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand('Toggle Screen Reader Accessibility Mode');
    await row(workbench, /1,000 segments/).click();
    const page = await filled(1000);
    await page.locator('body.vscode-using-screen-reader').waitFor();
    await expectEventually('all of it is in the tree', async () => {
      const nodes = await accessibleNodes(workbench.page);
      const texts = new Set(nodes.map(({ name }) => String(name?.value)));
      for (const { text } of spoken) assert.ok(texts.has(text), text);
      const items = nodes.filter(({ role }) => role?.value === 'listitem');
      assert.ok(items.length >= spoken.length, String(items.length));
    });
    await workbench.runCommand('Toggle Screen Reader Accessibility Mode');
    await workbench.runCommand('View: Close All Editors');
  });

  it('lets one type into the search field, and jumps to its last hit', async () => {
    await row(workbench, /100,000 segments/).click();
    const startedAt = performance.now();
    const page = await filled(100_000);
    console.log(`      all rows after ${Math.round((performance.now() - startedAt) / 1000)} s`);
    const html = page.locator('html');
    // By their classes: to look for roles and texts in so many rows would take the page seconds.
    const field = page.locator('.find-input');
    const count = page.locator('.find-count');
    await page.locator('h1').click();
    await workbench.page.keyboard.press('Control+f');
    await field.waitFor();
    const runs: number[][] = [];
    const jumps: number[] = [];
    for (const words of ['the', 'number', 'please']) {
      await field.fill('');
      await html.evaluate(noteLongTasks);
      await workbench.page.keyboard.type(words, { delay: 60 });
      await expectEventually('the hits are counted', async () => {
        assert.match((await count.textContent()) ?? '', / of [\d,]{4,}/);
      });
      runs.push(await html.evaluate(longTasks));

      await html.evaluate(noteJump);
      await workbench.page.keyboard.press('Shift+Enter');
      jumps.push(
        await expectEventually('it has jumped', async () => {
          const time = await html.evaluate(jumpTime);
          assert.ok(time !== null);
          return time;
        }),
      );
      await workbench.page.keyboard.press('Enter');
    }
    console.log(
      `      tasks over 50 ms while typing: ${JSON.stringify(runs.map((run) => run.map(Math.round)))}`,
      `\n      jumps to the last hit: ${jumps.map(Math.round).join(', ')} ms`,
    );
    await workbench.screenshot('reader-long-find');
    // The aims are no task over 50 ms and 100 ms for a jump; these bounds tell when it gets far worse.
    assert.ok(Math.max(...runs.flat(), 0) < 1000);
    assert.ok(median(jumps) < 500);
  });

  /** The page in front, when it has that many segments. */
  async function filled(count: number): Promise<FrameLocator> {
    return expectEventually(
      `${count} segments are in the page`,
      async () => {
        const page = await workbench.webview();
        assert.equal(await page.locator('html').evaluate(segmentsWhenFilled), count);
        return page;
      },
      60_000,
    );
  }
});

/** What the window and its webviews tell screen readers. */
async function accessibleNodes(window: Page) {
  const session = await window.context().newCDPSession(window);
  const { frameTree } = await session.send('Page.getFrameTree');
  const idsOf = ({ frame, childFrames = [] }: typeof frameTree): string[] => [
    frame.id,
    ...childFrames.flatMap(idsOf),
  ];
  const trees = await Promise.all(
    idsOf(frameTree).map((frameId) => session.send('Accessibility.getFullAXTree', { frameId })),
  );
  await session.detach();
  return trees.flatMap(({ nodes }) => nodes);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
