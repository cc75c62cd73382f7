import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { startAlloServer, type AlloServer } from '../allo-server/server.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import { startVSCode, type RunningVSCode } from '../vscode/startVSCode.ts';
import { Workbench } from '../vscode/workbench.ts';
import { foundNow } from './foundNow.js';
import { row, showContacts } from './rows.ts';

const searchPath = '/v2/api/conversations/items/search';

/** Looking for words in all conversations, and going to where they were said. */
describe('Searching in conversations', function () {
  this.timeout(60_000);
  let server: AlloServer;
  let vscode: RunningVSCode;
  let workbench: Workbench;
  let results: Locator;

  before(async function () {
    this.timeout(600_000);
    server = await startAlloServer({ contacts: 12_000 });
    // Made up when it is first asked for, which takes longer than anybody waits for a search.
    server.team.entries();
    vscode = await startVSCode({
      settings: { 'allo.apiUrl': server.url, 'allo.useEnvironmentKey': true },
      env: { ALLO_API_KEY: server.keys.full.key },
    });
    workbench = new Workbench(vscode);
    workbench.page.setDefaultTimeout(15_000);
    results = workbench.tree('Search Results');
    await showContacts(workbench);
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

  async function openBox(): Promise<void> {
    await workbench.runCommand('Allo: Search in Conversations…');
    await workbench.quickInput.title.filter({ hasText: 'Search in Conversations' }).waitFor();
  }

  /** What finding has come to in the call in front. */
  async function foundWords(hit: RegExp) {
    const page = await workbench.webview();
    return expectEventually('words are found', async () => {
      const now = await page.locator('html').evaluate(foundNow);
      assert.match(now?.hit ?? '', hit);
      assert.ok(now);
      return now;
    });
  }

  /** The rows of the box that hold something that was found. */
  const found = (text: RegExp) => workbench.quickInput.rows.filter({ hasText: text });

  it('offers to narrow the search before anything is typed', async () => {
    await openBox();
    await found(/Person of the team/).waitFor();
    await workbench.screenshot('search-empty');
  });

  it('finds words while they are typed, and shows the line that they stand in', async () => {
    await workbench.quickInput.fill('order scanners');
    await found(/Ada Lovelace/)
      .first()
      .waitFor();
    await workbench.screenshot('search-results');
  });

  it('opens the call at that second, with the words marked', async () => {
    await found(/Ada Lovelace/)
      .first()
      .click();
    const now = await foundWords(/order/i);
    assert.match(now.text, /calling about order forty-eight/);
    assert.ok(now.isMarked);
    await workbench.screenshot('search-opened');
  });

  it('keeps the results in the sidebar', async () => {
    await openBox();
    await workbench.quickInput.fill('handheld');
    await found(/handheld/)
      .first()
      .waitFor();
    const keep = workbench.quickInput.widget.getByRole('button', { name: 'Keep Results' });
    // VS Code draws its buttons anew when something else of the box changes.
    await expectEventually('the box is gone', async () => {
      if (await keep.isVisible()) await keep.click();
      await keep.waitFor({ state: 'hidden', timeout: 2000 });
    });
    await results
      .getByRole('treeitem', { name: /^Incoming call/ })
      .first()
      .waitFor();
    await workbench.screenshot('search-kept');
  });

  it('goes from result to result, each at the second at which it was said', async () => {
    const seen = new Set<string>();
    await results.press('Home');
    for (let step = 0; step < 50; step++) {
      await workbench.page.keyboard.press('F4');
      const text = await expectEventually('the next result is marked', async () => {
        const now = await foundWords(/^handheld/i);
        const place = `${await workbench.tab(/./).and(workbench.page.locator('.active')).first().getAttribute('aria-label')} ${now.text}`;
        // Of a transcript without times, the words alone are marked.
        assert.ok((now.isMarked || now.text.startsWith('–')) && !seen.has(place), place);
        return place;
      });
      seen.add(text);
    }
    // The keys are still those of the results, not of the call.
    await results.and(workbench.page.locator(':focus')).waitFor();
    await workbench.screenshot('search-walk');
  });

  it('never shows an older search in place of a newer one', async () => {
    await openBox();
    const held = server.pauseUntilReleased({ path: searchPath });
    await workbench.quickInput.fill('tracking');
    await held.arrived();
    await workbench.quickInput.fill('espresso');
    held.release();
    await found(/espresso/i)
      .first()
      .waitFor();
    assert.equal(await found(/tracking/i).count(), 0);
    await workbench.quickInput.cancel();
  });

  it('never asks for more than Allo allows, whatever is typed', async () => {
    await openBox();
    for (const words of ['scanner', 'invoice', 'delivery', 'training']) {
      await workbench.quickInput.input.pressSequentially(` ${words}`, { delay: 15 });
      await workbench.quickInput.input.fill('');
    }
    await workbench.quickInput.fill('training');
    await found(/training/i)
      .first()
      .waitFor();
    await workbench.quickInput.cancel();
    assert.ok(server.requestsTo({ path: searchPath }).length > 0);
    assert.ok(server.requests.every(({ status }) => status !== 429));
  });

  it('asks for nothing any more once it is closed', async () => {
    await openBox();
    const held = server.pauseUntilReleased({ path: searchPath });
    await workbench.quickInput.fill('warehouse');
    await held.arrived();
    const ended = server.waitForEnd({ path: searchPath });
    await workbench.quickInput.cancel();
    assert.ok((await ended).aborted);
    held.release();
  });

  it('says what went wrong, and tries again', async () => {
    const mend = server.inject({
      when: { path: searchPath },
      times: Infinity,
      reply: { kind: 'server-error', envelope: true },
    });
    await openBox();
    await workbench.quickInput.fill('warehouse');
    await found(/Allo has a problem on its side/).waitFor();
    await workbench.screenshot('search-problem');
    mend();
    await found(/Retry/).click();
    await found(/warehouse/i)
      .first()
      .waitFor();
    await workbench.quickInput.cancel();
  });
});
