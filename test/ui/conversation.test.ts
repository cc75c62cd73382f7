import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import { landmarks, startAlloServer, type AlloServer } from '../allo-server/server.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import { startVSCode, type RunningVSCode } from '../vscode/startVSCode.ts';
import { waitForSavedState } from '../vscode/waitForSavedState.ts';
import { Workbench } from '../vscode/workbench.ts';
import { isTooWide } from './isTooWide.js';
import {
  datesOfEntries,
  firstInView,
  fromEnd,
  nextFrames,
  readClipboard,
  stopWatching,
  topOfEntry,
  watchEntry,
  windowWidth,
} from './reading.js';
import { expand, reload, row, showContacts, signIn } from './rows.ts';

/** All that was said and written with a contact, in one tab. */
describe('A conversation', function () {
  this.timeout(60_000);
  let server: AlloServer;
  let vscode: RunningVSCode;
  let workbench: Workbench;

  before(async function () {
    this.timeout(600_000);
    server = await startAlloServer();
    vscode = await startVSCode({
      settings: { 'allo.apiUrl': server.url },
      context: { permissions: ['clipboard-read', 'clipboard-write'] },
    });
    workbench = new Workbench(vscode);
    workbench.page.setDefaultTimeout(15_000);
    await workbench.activity('Allo').click();
    await signIn(workbench, server.keys.full.key);
    await row(workbench, /^Ada Lovelace/).waitFor();
  });
  after(async () => {
    await vscode.close();
    await server.close();
  });
  afterEach(async function () {
    await workbench.screenshotIfFailed(this.currentTest);
    server.clearFaults();
  });

  /** Opens a contact's conversation by the button in its row. */
  async function open(name: RegExp): Promise<FrameLocator> {
    const contact = row(workbench, name);
    await contact.hover();
    await contact.getByRole('button', { name: 'Open Conversation' }).click();
    await workbench.tab(new RegExp(`${name.source}, conversation`)).waitFor();
    const page = await workbench.webview();
    await page.locator('.thread .entry').first().waitFor();
    return page;
  }

  const html = (page: FrameLocator) => page.locator('html');
  const entries = (page: FrameLocator) => page.locator('.thread .entry');
  const conversationOf = (contact: string) => ({ path: new RegExp(`${contact}/conversation$`) });
  const pagesAsked = (contact: string) =>
    server.requestsTo(conversationOf(contact)).map(({ query }) => Number(query['page']));

  async function scrollUp(page: FrameLocator, isEnough: () => boolean): Promise<void> {
    await page.locator('.thread').hover();
    while (!isEnough()) {
      await workbench.page.mouse.wheel(0, -400);
      // The page has seen the wheel when it answers.
      await html(page).evaluate(fromEnd);
    }
  }

  async function showFirstContacts(): Promise<void> {
    await showContacts(workbench);
    await workbench.page.getByRole('button', { name: 'Collapse All' }).click();
    await showContacts(workbench);
    await workbench.page.keyboard.press('Home');
  }

  /** Trees draw no more than can be seen. */
  async function scrollTree(target: Locator): Promise<void> {
    for (let page = 0; page < 10 && (await target.count()) === 0; page++) {
      await workbench.page.keyboard.press('PageDown');
      await workbench.page.evaluate(nextFrames);
    }
    await target.waitFor();
  }

  /** Asserts that nothing under the reader's eye moves while something happens. */
  async function assertStays(page: FrameLocator, happens: () => Promise<unknown>): Promise<void> {
    const { key } = await html(page).evaluate(firstInView);
    await html(page).evaluate(watchEntry, key);
    await happens();
    const tops = await html(page).evaluate(stopWatching);
    const [before = NaN] = tops;
    const most = Math.max(...tops.map((top) => Math.abs(top - before)));
    assert.ok(tops.length > 5, `only ${tops.length} frames were seen`);
    assert.ok(most <= 1, `moved by ${most} px: ${tops.join(' ')}`);
  }

  async function assertInView(target: Locator): Promise<void> {
    await expectEventually('it is in view', async () => {
      const box = await target.boundingBox();
      const view = await workbench.page.locator('.editor-group-container').boundingBox();
      assert.ok(box && view && box.y > view.y && box.y < view.y + view.height);
    });
  }

  async function assertAtEnd(page: FrameLocator): Promise<void> {
    await expectEventually('the end is in view', async () => {
      assert.ok((await html(page).evaluate(fromEnd)) <= 1);
    });
  }

  /** What was put on the clipboard, once it looks like that. */
  function copied(form: RegExp): Promise<string> {
    return expectEventually(`${String(form)} is copied`, async () => {
      const text = await workbench.page.evaluate(readClipboard);
      assert.match(text, form);
      return text;
    });
  }

  it('opens at its newest entry, by day, and asks for no more than one page', async () => {
    const page = await open(/^Ada Lovelace/);
    await page.getByRole('heading', { name: 'Ada Lovelace', level: 1 }).waitFor();
    await page.getByRole('heading', { name: /^Friday, November 20, 2026/ }).waitFor();
    await page.getByText('Order 48213 is on its way.').waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: /^Ada Lovelace$/ })
      .waitFor();
    await assertAtEnd(page);
    const dates = await html(page).evaluate(datesOfEntries);
    assert.equal(dates.length, 25);
    assert.deepEqual(dates, dates.toSorted());
    assert.deepEqual(pagesAsked(landmarks.ada), [0]);
    await workbench.screenshot('reader-thread');
  });

  it('loads older pages one by one as the reader scrolls up, and nothing moves', async () => {
    const page = await workbench.webview();
    for (const index of [1, 2, 3]) {
      const held = server.pauseUntilReleased({ query: { page: String(index) } });
      await scrollUp(page, () => held.waiting.length > 0);
      await assertStays(page, async () => {
        held.release();
        await entries(page)
          .nth(25 * (index + 1) - 1)
          .waitFor({ state: 'attached' });
      });
      assert.deepEqual(
        pagesAsked(landmarks.ada),
        [0, 1, 2, 3].slice(0, index + 1),
        'each page is asked for once, when it is wanted',
      );
    }
    const dates = await html(page).evaluate(datesOfEntries);
    assert.deepEqual(dates, dates.toSorted());
  });

  it('shows older entries by the keyboard, which keeps the focus', async () => {
    const page = await workbench.webview();
    const older = page.getByRole('button', { name: 'Show Older' });
    await older.focus();
    await entries(page).nth(124).waitFor({ state: 'attached' });
    await expectEventually('the button can be pressed again', async () => {
      assert.equal(await older.getAttribute('aria-disabled'), 'false');
    });
    await page.locator('button:focus', { hasText: 'Show Older' }).waitFor();
    await assertStays(page, async () => {
      await workbench.page.keyboard.press('Enter');
      await entries(page).nth(149).waitFor({ state: 'attached' });
    });
    await page.getByRole('status').filter({ hasText: 'Older entries loaded: 25' }).waitFor();
    assert.deepEqual(pagesAsked(landmarks.ada), [0, 1, 2, 3, 4, 5]);
  });

  it('says at the edge why older entries do not come, and tries again', async () => {
    const page = await workbench.webview();
    server.inject({
      when: conversationOf(landmarks.ada),
      times: Infinity,
      reply: { kind: 'html', status: 200 },
    });
    await page.getByRole('button', { name: 'Show Older' }).focus();
    await workbench.page.keyboard.press('Enter');
    const edge = page.locator('.edge').first();
    await edge.getByText('Something other than Allo answered').waitFor();
    await edge.scrollIntoViewIfNeeded();
    await workbench.screenshot('reader-thread-edge-problem');
    assert.equal(await entries(page).count(), 150);
    server.clearFaults();
    await edge.getByRole('button', { name: 'Retry' }).press('Enter');
    await entries(page).nth(174).waitFor({ state: 'attached' });
    assert.equal(await page.locator('body:focus').count(), 0, 'the focus is lost');
  });

  it('shows the transcript of a call in its place, and the call in a tab of its own', async () => {
    const page = await workbench.webview();
    const call = page.locator('.entry.call').last();
    const show = call.getByRole('button', { name: /^Show Transcript/ });
    await show.scrollIntoViewIfNeeded();
    const before = await show.boundingBox();
    await show.click();
    const hide = call.getByRole('button', { name: /^Hide Transcript/ });
    assert.equal(await hide.getAttribute('aria-expanded'), 'true');
    assert.equal(await call.locator('.segment').count(), 8);
    assert.ok(Math.abs(((await hide.boundingBox())?.y ?? 0) - (before?.y ?? 0)) <= 1);
    await workbench.screenshot('reader-thread-transcript');
    await hide.click();
    assert.equal(await call.locator('.segment').filter({ visible: true }).count(), 0);

    await call.getByRole('button', { name: 'Open in a Tab' }).click();
    await workbench.tab(/^Ada Lovelace, Nov 20, 2026/).waitFor();
    const own = await workbench.webview();
    await own.locator('.segment').first().waitFor();
  });

  it('is at the same place when it is shown again', async () => {
    await workbench.tab(/^Ada Lovelace, conversation/).click();
    const page = await workbench.webview();
    await entries(page).first().waitFor();
    await page.locator('.entry.call').nth(-3).scrollIntoViewIfNeeded();
    await workbench.page.evaluate(nextFrames);
    const place = await html(page).evaluate(firstInView);

    await workbench.tab(/^Ada Lovelace, Nov 20, 2026/).click();
    await (await workbench.webview()).locator('.segment').first().waitFor();
    await workbench.tab(/^Ada Lovelace, conversation/).click();
    const again = await workbench.webview();
    await expectEventually('the same entry is at the same place', async () => {
      const top = await html(again).evaluate(topOfEntry, place.key);
      assert.ok(Math.abs((top ?? NaN) - place.top) <= 1, `${top} instead of ${place.top}`);
    });
  });

  it('opens a text message of the sidebar where it stands in the same tab', async () => {
    await expand(workbench, /^Ada Lovelace/);
    await expand(workbench, /^Page 1 of 42/);
    await row(workbench, /^Text message sent · .*All systems are back to normal/).click();
    const page = await workbench.webview();
    const message = page.locator('.entry.message', { hasText: 'All systems are back to normal' });
    await assertInView(message.last());
    assert.equal(await workbench.tab(/^Ada Lovelace, conversation/).count(), 1);
  });

  it('moves to a message that is far away, and goes on from there both ways', async () => {
    const { keyboard } = workbench.page;
    await row(workbench, /^Page 1 of 42/).click();
    await keyboard.press('ArrowLeft');
    await scrollTree(row(workbench, /^Page 30 of 42/));
    server.clearRequests();
    await expand(workbench, /^Page 30 of 42/);
    await row(workbench, /^Page 30 of 42 · .*2025/).waitFor();
    // The first one may be below what sticks to the top of the tree.
    const message = workbench.treeItem(/^Text message (sent|received) · .*202[45]/).last();
    await scrollTree(message);
    const text = ((await message.getAttribute('aria-label')) ?? '').split(' · ').at(-1) ?? '';
    await message.click();
    const page = await workbench.webview();
    await page.locator('.entry.message.revealed', { hasText: text.slice(0, 30) }).waitFor();
    const asked = pagesAsked(landmarks.ada);
    assert.ok(
      asked.every((index) => index >= 27),
      `asked for ${asked.join(', ')}`,
    );
    await workbench.screenshot('reader-thread-far');

    const count = await entries(page).count();
    await page.getByRole('button', { name: 'Show Newer' }).focus();
    await entries(page).nth(count).waitFor({ state: 'attached' });
    const dates = await html(page).evaluate(datesOfEntries);
    assert.deepEqual(dates, dates.toSorted());
  });

  it('puts what is new at the end, where the reader stays', async () => {
    await workbench.runCommand('View: Close All Editors');
    await showFirstContacts();
    const page = await open(/^Amélie Tremblay/);
    await assertAtEnd(page);
    server.addTextMessage(landmarks.mixedLanguages, {
      direction: 'INBOUND',
      content: 'Do you have a zanzibar green canoe?',
    });
    await page.getByRole('button', { name: 'Refresh' }).click();
    await entries(page).last().getByText('zanzibar green').waitFor();
    await assertAtEnd(page);
    await page.getByRole('status').filter({ hasText: 'Newer entries loaded: 1' }).waitFor();

    server.addCall(landmarks.mixedLanguages, {
      direction: 'OUTBOUND',
      result: 'ANSWERED',
      summary: 'The Zanzibar canoe is **in stock**.',
      tags: ['sales'],
      transcript: [
        segment('USER', 'Good morning Amélie, it is about the canoe.', 2),
        segment('EXTERNAL', 'Ah yes, the one in Zànzibar green!', 8),
        segment('USER', 'We have three of them.', 12),
      ],
    });
    await page.locator('.thread').hover();
    await workbench.page.mouse.wheel(0, -600);
    await expectEventually('the reader is not at the end', async () => {
      assert.ok((await html(page).evaluate(fromEnd)) > 300);
    });
    await assertStays(page, async () => {
      await page.getByRole('button', { name: 'Refresh' }).click();
      await entries(page).last().getByText('in stock').waitFor({ state: 'attached' });
    });
    assert.ok((await html(page).evaluate(fromEnd)) > 300);
  });

  it('finds in messages, summaries, and transcripts that are not shown yet', async () => {
    const page = await workbench.webview();
    await page.getByRole('heading', { level: 1 }).click();
    await workbench.page.keyboard.press('Control+f');
    await workbench.page.keyboard.type('zanzibar');
    const find = page.getByRole('search');
    await find.getByText(/of 3$/).waitFor();
    const call = entries(page).last();
    assert.equal(await call.locator('.segment').count(), 0);
    const seen = new Set<string>();
    for (let step = 0; step < 3; step++) {
      const [count = ''] = await find.locator('.find-count').allTextContents();
      await workbench.page.keyboard.press('Enter');
      await expectEventually('the next hit is counted', async () => {
        const now = await find.locator('.find-count').textContent();
        assert.notEqual(now, count);
        seen.add(now ?? '');
      });
    }
    assert.deepEqual([...seen].toSorted(), ['1 of 3', '2 of 3', '3 of 3']);
    await call.locator('.segment', { hasText: 'Zànzibar' }).waitFor();
    while ((await find.locator('.find-count').textContent()) !== '3 of 3') {
      await workbench.page.keyboard.press('Enter');
    }
    await assertInView(call.locator('.segment', { hasText: 'Zànzibar' }));
    await workbench.screenshot('reader-thread-find');
    await workbench.page.keyboard.press('Escape');
    await find.waitFor({ state: 'hidden' });
  });

  it('quotes a message, and a segment of a call in it', async () => {
    const page = await workbench.webview();
    await page.locator('.entry.message', { hasText: 'zanzibar green' }).focus();
    await workbench.page.keyboard.press('q');
    const message = await copied(/^> .*zanzibar green canoe\?/m);
    assert.match(message, /Amélie Tremblay/);
    assert.match(message, /\]\([\w-]+:\/\/[^)]*\/conversation\/con-B111C0A1/);

    await page.locator('.segment', { hasText: 'Zànzibar' }).focus();
    await workbench.page.keyboard.press('q');
    const said = await copied(/Zànzibar green!/);
    assert.match(said, /0:08/);
    assert.doesNotMatch(said, /three of them/);
  });

  it('is exported by its button', async () => {
    const page = await workbench.webview();
    await page.getByRole('button', { name: 'Export…' }).click();
    await workbench.quickInput.title.filter({ hasText: 'Export Conversation' }).waitFor();
    await workbench.quickInput.cancel();
  });

  it('has a text form, of what is loaded', async () => {
    await workbench.runCommand('View: Reopen Editor With...');
    await workbench.quickInput.rows.filter({ hasText: 'Text Editor' }).first().click();
    const lines = workbench.page.locator('.monaco-editor .view-lines').first();
    await lines.getByText('# Amélie Tremblay').waitFor();
    await lines.getByText(/^1\sof\s3\spages\sare\sloaded/).waitFor();
    await workbench.screenshot('reader-thread-text');
    await workbench.runCommand('View: Reopen Editor With...');
    await workbench.quickInput.rows.filter({ hasText: 'Transcript' }).first().click();
    await entries(await workbench.webview())
      .first()
      .waitFor();
  });

  it('is at the same place when the window is loaded anew', async () => {
    const page = await workbench.webview();
    await page.locator('.entry.call').nth(-4).scrollIntoViewIfNeeded();
    await workbench.page.evaluate(nextFrames);
    const place = await html(page).evaluate(firstInView);
    const top = Math.round(place.top);
    // Quoted once or more, as it lies in other JSON.
    const saved = new RegExp(`${place.key}[^{}]*top[\\\\"]+:${top}\\b`);
    await waitForSavedState(workbench.page, saved);
    await reload(workbench);
    const again = await workbench.webview();
    await entries(again).first().waitFor();
    await expectEventually('the same entry is at the same place', async () => {
      const top = await html(again).evaluate(topOfEntry, place.key);
      assert.ok(Math.abs((top ?? NaN) - place.top) <= 2, `${top} instead of ${place.top}`);
    });
  });

  it('is led back to by a link that was copied', async () => {
    const { keyboard } = workbench.page;
    const follow = async (link: string) => {
      await workbench.runCommand('View: Close All Editors');
      await workbench.runCommand('Developer: Open URL');
      await workbench.quickInput.accept(link);
      await workbench
        .dialog(/to open this URI/)
        .getByRole('button', { name: 'Open', exact: true })
        .click();
      return workbench.webview();
    };
    const page = await workbench.webview();
    const call = entries(page).last();
    await call.getByRole('button', { name: /^Show Transcript/ }).click();
    await call.locator('.segment', { hasText: 'Zànzibar' }).focus();
    await keyboard.press('y');
    const toSecond = await copied(/^[\w-]+:\/\/\S+\/call\/\S+$/);
    await page.locator('.entry.message', { hasText: 'zanzibar green' }).focus();
    await keyboard.press('y');
    const toMessage = await copied(/^[\w-]+:\/\/\S+\/conversation\/\S+$/);

    const thread = await follow(toMessage);
    await thread.locator('.entry.revealed', { hasText: 'zanzibar green' }).waitFor();
    const own = await follow(toSecond);
    await assertInView(own.locator('.segment', { hasText: 'Zànzibar' }));
    await own.locator('.segment:focus', { hasText: 'Zànzibar' }).waitFor();
  });

  it('fits into 320 pixels, in any direction', async () => {
    await showFirstContacts();
    for (const [name, shot] of [
      [/الهاشمي/, 'rtl'],
      [/^Chloé Lefèvre/, 'french'],
      [/^Quentin Marchetti-Oddo/, 'oddities'],
    ] as const) {
      const page = await open(name);
      await workbench.screenshot(`reader-thread-${shot}`);
      await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
      const width = await html(page).evaluate(windowWidth);
      const outer = 1280 - width + 320;
      await workbench.page.setViewportSize({ width: outer, height: 700 });
      await expectEventually('it is narrow', async () => {
        assert.equal(await html(page).evaluate(windowWidth), 320);
      });
      assert.equal(await html(page).evaluate(isTooWide), false);
      await workbench.screenshot(`reader-thread-${shot}-narrow`);
      await workbench.page.setViewportSize({ width: 1280, height: 800 });
      await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    }
  });

  it('is empty once nobody is signed in', async () => {
    await workbench.runCommand('Allo: Sign Out');
    await workbench
      .dialog(/Sign out of/)
      .getByRole('button', { name: 'Sign Out' })
      .click();
    const page = await workbench.webview();
    await page.getByRole('paragraph').filter({ hasText: 'Sign in to Allo to read' }).waitFor();
    assert.equal(await page.locator('.entry').count(), 0);
  });
});

function segment(source: string, text: string, start: number) {
  return { source, text, start, end: start + 4, timing: 'seconds' as const };
}
