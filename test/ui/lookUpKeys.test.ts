import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import { landmarkCalls, startAlloServer, type AlloServer } from '../allo-server/server.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import { startVSCode, type RunningVSCode } from '../vscode/startVSCode.ts';
import { Workbench } from '../vscode/workbench.ts';
import { row, showContacts, signIn } from './rows.ts';

/** What is found, and what is said to be missing, by keys that may not read everything. */
describe('Looking up with a key that may not read everything', function () {
  this.timeout(120_000);
  let server: AlloServer;
  let vscode: RunningVSCode;
  let workbench: Workbench;

  before(async function () {
    this.timeout(600_000);
    server = await startAlloServer({ contacts: 12_000 });
    // What the first search would wait for.
    assert.ok(server.team.entries().length > 40_000);
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
    if (await workbench.quickInput.isOpen()) await workbench.quickInput.cancel();
    await workbench.runCommand('View: Close All Editors');
    assert.equal(await problemsTold().count(), 0);
    assert.deepEqual(
      server.requests.filter(({ status }) => status === 429),
      [],
    );
  });

  const found = (text: RegExp): Locator => workbench.quickInput.rows.filter({ hasText: text });
  /** Notifications other than that somebody is signed in. */
  const problemsTold = () =>
    workbench.page
      .locator('.notifications-toasts .notification-list-item')
      .filter({ hasNotText: 'Signed in to' });
  const above = (text: RegExp) =>
    workbench.page.locator('.sidebar .message').filter({ hasText: text });
  const sidebarSays = (text: RegExp) => workbench.page.locator('.sidebar').getByText(text);

  async function signInWith(key: string): Promise<void> {
    await signIn(workbench, key);
    await showContacts(workbench);
    await row(workbench, /^Ada Lovelace/).waitFor();
  }

  async function goToAda(): Promise<void> {
    await workbench.runCommand('Allo: Go to Contact…');
    await workbench.quickInput.fill('+44 7700 900815');
    // Below it may stand another number of hers.
    await expectEventually('her number is found first', async () => {
      const name = await workbench.quickInput.rows.first().getAttribute('aria-label');
      assert.match(name ?? '', /^Ada Lovelace.*\+447700900815$/);
    });
    await workbench.quickInput.accept();
    await workbench.quickInput.widget.waitFor({ state: 'hidden' });
    const ada = workbench.tree('Contacts').locator('.monaco-list-row.focused');
    await expectEventually('her row is open', async () => {
      assert.match((await ada.getAttribute('aria-label')) ?? '', /^Ada Lovelace/);
      assert.equal(await ada.getAttribute('aria-expanded'), 'true');
    });
  }

  async function openBox(title: string): Promise<void> {
    await workbench.runCommand(`Allo: ${title}…`);
    await workbench.quickInput.title.filter({ hasText: title }).waitFor();
  }

  /** The call in front, with what was said in it. */
  async function transcript(): Promise<FrameLocator> {
    const call = await workbench.webview();
    await call.locator('.segment').first().waitFor();
    return call;
  }

  async function findsEverything(): Promise<void> {
    await goToAda();
    await row(workbench, /^Incoming call · .*Order 48213 is on its way/).click();
    await transcript();
    await workbench.runCommand('View: Close All Editors');

    await openBox('Go to Call');
    await workbench.quickInput.fill(landmarkCalls.speech);
    await expectEventually('the call is found', async () => {
      assert.equal(await found(/ call · /).count(), 1);
    });
    await workbench.quickInput.accept();
    await workbench.tab(/^Ada Lovelace, Nov 20, 2026/).waitFor();
    await transcript();
    await workbench.runCommand('View: Close All Editors');

    await openBox('Search in Conversations');
    await workbench.quickInput.fill('order forty-eight');
    await found(/Ada Lovelace/)
      .first()
      .click();
    const call = await transcript();
    await call.locator('.segment:focus').filter({ hasText: 'order forty-eight' }).waitFor();
  }

  it('that may not list contacts: finds people and all that was said, and says why once', async () => {
    await signInWith(server.keys.noContacts.key);
    await above(/people of Allo’s CRM.*lacks the scope CONTACTS_READ/).waitFor();
    const lovelaces = workbench.treeItem(/^Ada Lovelace · \+/);
    await lovelaces.nth(1).waitFor();
    const names = await Promise.all(
      (await lovelaces.all()).map((each) => each.getAttribute('aria-label')),
    );
    assert.equal(names.length, 2);
    assert.equal(new Set(names).size, 2, 'two numbers of one person can be told apart');
    await workbench.screenshot('key-no-contacts');
    await findsEverything();
    assert.equal(await sidebarSays(/CONTACTS_READ/).count(), 1);
  });

  it('that may read conversations alone: finds who called and all that was said', async () => {
    await signInWith(server.keys.conversationsOnly.key);
    await above(/numbers of recent conversations.*lacks the scope CONTACTS_READ/).waitFor();
    await workbench.screenshot('key-conversations-only');
    await findsEverything();
    assert.equal(await sidebarSays(/CONTACTS_READ/).count(), 1);
    await workbench.runCommand('Allo: Search in Conversations…');
    await found(/Tag/).click();
    await found(/The API key may not list these/).click();
    await expectEventually('the filter can be typed', async () => {
      assert.equal(await workbench.quickInput.input.inputValue(), 'tag:');
    });
    // Behind what is there, not in place of it.
    await workbench.page.keyboard.type('training');
    await found(/Ada Lovelace/)
      .first()
      .waitFor();
    assert.equal(await workbench.quickInput.input.inputValue(), 'tag:training');
  });

  it('that may list contacts alone: finds them, and says in each place what it may not read', async () => {
    await signInWith(server.keys.contactsOnly.key);
    await above(/API key/).waitFor({ state: 'hidden' });
    await goToAda();
    await row(workbench, /may not read this: it lacks the scope CONVERSATIONS_READ/).waitFor();
    await workbench.screenshot('key-contacts-only');

    await openBox('Go to Call');
    await found(/only the calls that are loaded/).waitFor();
    await found(/No call was found/).waitFor();
    await workbench.quickInput.fill(landmarkCalls.speech);
    await found(/lacks the scope CONVERSATIONS_READ/).waitFor();
    await workbench.screenshot('key-contacts-only-call');
    await workbench.quickInput.cancel();

    await openBox('Search in Conversations');
    await workbench.quickInput.fill('order');
    await found(/Only what is loaded was searched/).waitFor();
    await found(/Nothing was found/).waitFor();
    await workbench.screenshot('key-contacts-only-search');
  });
});
