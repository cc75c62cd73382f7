import assert from 'node:assert/strict';
import { startAlloServer, type AlloServer } from '../allo-server/server.ts';
import type { ContactRecord } from '../allo-server/data/records.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import { startVSCode, type RunningVSCode } from '../vscode/startVSCode.ts';
import { Workbench } from '../vscode/workbench.ts';
import { row, showContacts, signIn } from './rows.ts';
import { shownAfter } from './shownAfter.js';

const contactPages = { path: '/v1/api/contacts' };
const peopleSearch = { path: '/v2/api/crm/people/search' };

/** Twelve thousand contacts, found by name and number, from the palette and from a text. */
describe('Finding a contact', function () {
  this.timeout(90_000);
  let server: AlloServer;
  let vscode: RunningVSCode;
  let workbench: Workbench;

  before(async function () {
    this.timeout(600_000);
    server = await startAlloServer({ contacts: 12_000 });
    vscode = await startVSCode({ settings: { 'allo.apiUrl': server.url } });
    workbench = new Workbench(vscode);
    workbench.page.setDefaultTimeout(15_000);
  });
  after(async () => {
    await vscode.close();
    await server.close();
  });
  afterEach(async function () {
    await workbench.screenshotIfFailed(this.currentTest);
    assert.deepEqual(
      server.requests.filter(({ status }) => status === 429),
      [],
    );
  });

  /** The last contact in the list who has such a thing. */
  function lastWith(holds: (record: ContactRecord) => boolean): ContactRecord {
    const record = server.team.contacts().findLast(holds);
    assert.ok(record);
    return record;
  }

  async function open(): Promise<void> {
    await workbench.runCommand('Allo: Go to Contact…');
    await workbench.quickInput.row('Ada Lovelace').waitFor();
  }

  const spaced = (number: string) => number.replace('+33', '0').replace(/(\d\d)(?=\d)/g, '$1 ');

  it('loads all of them where the key may not search people, and stops when it is closed', async () => {
    const { quickInput } = workbench;
    await signIn(workbench, server.keys.contactsOnly.key);
    await open();
    const held = server.pauseUntilReleased({ ...contactPages, query: { page: '9' } });
    await quickInput.fill('nobody goes by this name');
    await held.arrived();
    await quickInput.title.filter({ hasText: '9 of 121 pages of contacts are read' }).waitFor();
    await workbench.screenshot('lookup-contact-loading');
    const ended = server.waitForEnd(contactPages);
    await quickInput.cancel();
    assert.equal((await ended).aborted, true);
    held.release();
    const before = server.requestsTo(contactPages).length;

    await open();
    const { numbers } = lastWith((record) => (record.numbers[0] ?? '').startsWith('+336'));
    const [number = ''] = numbers;
    await quickInput.fill(spaced(number));
    await quickInput.rows.filter({ hasText: number }).waitFor({ timeout: 60_000 });
    await expectEventually('everybody is loaded', () => {
      assert.equal(server.requestsTo(contactPages).length - before, 121 - 9);
    });
    await quickInput.title.filter({ hasText: /^Go to Contact$/ }).waitFor();
    assert.equal(server.requestsTo(peopleSearch).length, 1);
  });

  it('answers while somebody types', async () => {
    const { quickInput, page } = workbench;
    server.clearRequests();
    const times: number[] = [];
    for (const [text, label] of [
      ['lovelace', 'Ada Lovelace'],
      ['hopper', 'Grace Hopper'],
      ['LOVEALCE', 'Ada Lovelace'],
      ['savons chloe', 'Chloé Lefèvre'],
      ['+44 7700 900815', 'Ada Lovelace'],
      ['margaret draper', 'Margaret Hamilton'],
      ['7946 0815', 'Ada Lovelace'],
      ['hamilton software', 'Margaret Hamilton'],
    ] as const) {
      times.push(await page.evaluate(shownAfter, { text, label }));
    }
    times.sort((a, b) => a - b);
    console.log(
      `      among 12,000 contacts, from typing to the drawn list: ` +
        `${times.map((time) => Math.round(time)).join(', ')} ms`,
    );
    await quickInput.fill('lovealce');
    await quickInput.row('Ada Lovelace').waitFor();
    await workbench.screenshot('lookup-contact-typo');
    assert.deepEqual(server.requests, []);
    await quickInput.cancel();
  });

  it('shows who is chosen in the sidebar, and remembers whom one went to', async () => {
    const { quickInput } = workbench;
    await signIn(workbench, server.keys.full.key);
    await showContacts(workbench);
    await open();
    await quickInput.fill('hopper');
    await quickInput.pick('Grace Hopper');
    await quickInput.widget.waitFor({ state: 'hidden' });
    const grace = row(workbench, /^Grace Hopper/);
    await expectEventually('the row is open', async () => {
      assert.equal(await grace.getAttribute('aria-expanded'), 'true');
      assert.equal(await grace.getAttribute('aria-selected'), 'true');
    });
    await open();
    await quickInput.widget.getByText('Recent', { exact: true }).waitFor();
    await workbench.screenshot('lookup-contact-recent');
    assert.match((await quickInput.rows.first().textContent()) ?? '', /Grace Hopper/);
    await quickInput.cancel();
  });

  it('finds who is not loaded by a search of people, and opens the conversation', async () => {
    const { quickInput } = workbench;
    const record = lastWith(({ numbers, firstName, plannedItems }) =>
      Boolean(
        firstName && plannedItems > 0 && numbers.length === 1 && numbers[0]?.startsWith('+336'),
      ),
    );
    const [number = ''] = record.numbers;
    await open();
    server.clearRequests();
    await quickInput.fill(spaced(number));
    const found = quickInput.rows.filter({ hasText: number });
    await found.waitFor();
    await workbench.screenshot('lookup-contact-people');
    assert.equal(server.requestsTo(contactPages).length, 0);
    assert.equal(server.requestsTo(peopleSearch).length, 1);
    await found.hover();
    await found.getByRole('button', { name: 'Open Conversation' }).click();
    await workbench.tab(new RegExp(`^${record.firstName ?? ''}.*, conversation`)).waitFor();
  });

  /** Puts the cursor into a line of the untitled file; the conversation beside it may want the focus, too. */
  async function focusText(line: RegExp): Promise<void> {
    await expectEventually('the text has the focus', async () => {
      await workbench.tab(line).click();
      await workbench.page.locator('.view-line').filter({ hasText: line }).click();
      await workbench.page.locator('.monaco-editor.focused').waitFor({ timeout: 1000 });
    });
  }

  it('looks up the number at the cursor of an editor', async () => {
    const { page } = workbench;
    await workbench.runCommand('File: New Untitled Text File');
    const editor = page.locator('.editor-group-container .monaco-editor').last();
    await editor.click();
    await page.keyboard.type('Called 07700 900815 twice');
    for (let step = 0; step < 8; step++) await page.keyboard.press('ArrowLeft');
    await workbench.runCommand('Allo: Look Up in Allo');
    await workbench.tab(/^Ada Lovelace, conversation/).waitFor();
    const action = page.locator('.action-widget').getByText('Look up Ada Lovelace in Allo');
    await expectEventually('the action is offered', async () => {
      await focusText(/Called/);
      await page.keyboard.press('Home');
      for (let step = 0; step < 10; step++) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Control+.');
      await action.waitFor({ timeout: 3000 });
    });
    await workbench.screenshot('lookup-code-action');
    await page.keyboard.press('Escape');

    await page.locator('.view-line').filter({ hasText: 'Called' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Look Up in Allo' }).waitFor();
    await workbench.screenshot('lookup-menu');
    await page.keyboard.press('Escape');
  });

  it('says that nobody has a number, and offers to search', async () => {
    const { page, quickInput } = workbench;
    await focusText(/Called/);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('+33 1 99 00 99 99');
    await workbench.runCommand('Allo: Look Up in Allo');
    const said = workbench.notification('No contact in Allo goes by +33 1 99 00 99 99.');
    await said.waitFor();
    await workbench.screenshot('lookup-nobody');
    await said.getByRole('button', { name: 'Search…' }).click();
    await expectEventually('the box holds the number', async () => {
      assert.equal(await quickInput.input.inputValue(), '+33 1 99 00 99 99');
    });
    await quickInput.cancel();
  });
});
