import assert from 'node:assert/strict';
import { landmarks, startAlloServer, type AlloServer } from '../allo-server/server.ts';
import { waitForSavedState } from '../vscode/waitForSavedState.ts';
import { startVSCode, type RunningVSCode } from '../vscode/startVSCode.ts';
import { Workbench } from '../vscode/workbench.ts';
import { isTooWide } from './isTooWide.js';
import { expand, reload, row, showContacts, signIn } from './rows.ts';

/** What is shown when there is nothing to show, when it takes long, and when it goes wrong. */
describe('The states between', function () {
  this.timeout(90_000);
  let server: AlloServer;
  let vscode: RunningVSCode;
  let workbench: Workbench;

  before(async function () {
    this.timeout(600_000);
    server = await startAlloServer();
    vscode = await startVSCode({ settings: { 'allo.apiUrl': server.url } });
    workbench = new Workbench(vscode);
    await workbench.activity('Allo').click();
  });
  after(async () => {
    await vscode.close();
    await server.close();
  });
  afterEach(async function () {
    await workbench.screenshotIfFailed(this.currentTest);
    server.clearFaults();
  });

  const button = (name: string) => workbench.page.getByRole('button', { name, exact: true });

  it('a key that may list contacts nowhere: says which scope is missing, and opens one by its id', async () => {
    server.inject({
      when: { path: '/v2/api/conversations' },
      times: Infinity,
      reply: { kind: 'forbidden', how: 'scope' },
    });
    await signIn(workbench, server.keys.conversationsOnly.key);
    await workbench.notification(/lacks the scope CONTACTS_READ/).waitFor();
    await button('Open Contact by Id…').waitFor();
    await workbench.screenshot('state-forbidden');

    await button('Open Contact by Id…').click();
    await workbench.quickInput.accept('cnt_abc123');
    await row(workbench, /Customer called about order status/).waitFor();
  });

  it('a team without contacts: says so', async () => {
    await signIn(workbench, server.keys.emptyTeam.key);
    await workbench.page.getByText('This team has no contacts yet.').waitFor();
    await workbench.screenshot('state-no-contacts');
  });

  it('several teams: shows the one that is chosen', async () => {
    await signIn(workbench, server.keys.full.key);
    await row(workbench, /^Ada Lovelace/).waitFor();
    await workbench.page.getByRole('button', { name: 'Accounts' }).click();
    for (const { name } of [server.keys.emptyTeam.team, server.team]) {
      await workbench.page.getByRole('menuitem', { name: new RegExp(`${name}.*Allo`) }).waitFor();
    }
    await workbench.screenshot('state-accounts-menu');
    await workbench.page.keyboard.press('Escape');

    await workbench.runCommand('Allo: Switch Account…');
    const empty = workbench.quickInput.rows.filter({ hasText: server.keys.emptyTeam.team.name });
    await empty.waitFor();
    await workbench.screenshot('state-accounts');
    await empty.click();
    await workbench.page.getByText('This team has no contacts yet.').waitFor();
    await workbench.runCommand('Allo: Switch Account…');
    const full = workbench.quickInput.rows.filter({ hasText: server.team.name });
    await full.click();
    await row(workbench, /^Ada Lovelace/).waitFor();
  });

  it('a wrong key while signed in: keeps what was stored', async () => {
    await workbench.runCommand('Allo: Sign In');
    await workbench.quickInput.accept('ak_live_wrong');
    await workbench.quickInput.message.filter({ hasText: 'does not know' }).waitFor();
    await workbench.quickInput.cancel();
    await reload(workbench);
    await row(workbench, /^Ada Lovelace/).waitFor();
  });

  it('no connection: says so, and goes on when it is back', async () => {
    server.inject({ times: Infinity, reply: { kind: 'reset', when: 'before-headers' } });
    await reload(workbench);
    await workbench.page.getByText('Allo could not be reached.').waitFor();
    await workbench.screenshot('state-offline');
    server.clearFaults();
    await button('Retry').click();
    await row(workbench, /^Ada Lovelace/).waitFor();
  });

  it('a conversation that cannot be loaded: says why in its place, and tries again', async () => {
    server.inject({
      when: { path: /conversation$/ },
      times: Infinity,
      reply: { kind: 'html', status: 200 },
    });
    await expand(workbench, /^Chloé Lefèvre/);
    await row(workbench, /^Something other than Allo answered/).waitFor();
    await workbench.screenshot('state-row-error');
    server.clearFaults();
    await row(workbench, /^Retry$/).click();
    await row(workbench, /^(Incoming|Outgoing) call · /).waitFor();
  });

  it('a call that takes long: shows that it is coming, then comes', async () => {
    await row(workbench, /^(Incoming|Outgoing) call · .*#/).click();
    const first = await workbench.webview();
    await first.getByRole('heading', { name: 'Chloé Lefèvre' }).waitFor();

    const held = server.pauseUntilReleased({ path: /conversation$/ });
    await first.getByRole('button', { name: 'Refresh' }).click();
    await held.arrived();
    await first.locator('main[aria-busy=true]').waitFor();
    await first.getByRole('heading', { name: 'Chloé Lefèvre' }).waitFor();
    await workbench.screenshot('state-refreshing');

    await waitForSavedState(workbench.page, landmarks.onePage);
    await reload(workbench);
    const restored = await workbench.webview();
    await restored.locator('main[aria-busy=true]').waitFor();
    await workbench.screenshot('state-loading');
    held.release();
    await restored.getByRole('heading', { name: 'Chloé Lefèvre' }).waitFor();
  });

  it('a call that cannot be loaded: says why, and tries again', async () => {
    server.inject({ times: Infinity, reply: { kind: 'server-error', envelope: true } });
    await reload(workbench);
    const page = await workbench.webview();
    await page.getByRole('paragraph').filter({ hasText: 'Allo has a problem' }).waitFor();
    await workbench.screenshot('state-page-error');
    server.clearFaults();
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.getByRole('heading', { name: 'Chloé Lefèvre' }).waitFor();
  });

  it('a key that stops working: asks for another one once', async () => {
    await workbench.page.getByRole('button', { name: 'Refresh Contacts' }).click();
    await row(workbench, /^Ada Lovelace/).waitFor();
    server.inject({ times: Infinity, reply: { kind: 'unauthorized', how: 'invalid' } });
    await expand(workbench, /^Ada Lovelace/);
    await row(workbench, /^Sign In$/).waitFor();
    await expand(workbench, /^Grace Hopper/);
    const problems = workbench.treeItem(/^Allo does not know this API key/);
    await problems.nth(1).waitFor();
    const asked = workbench.notification(/no longer accepts the API key/);
    await asked.waitFor();

    // What the user asks for meanwhile is told by that notification, too.
    const refused = server.waitForEnd({ path: '/v1/api/contacts' });
    await workbench.page.getByRole('button', { name: 'Refresh Contacts' }).click();
    await refused;
    assert.equal(await asked.count(), 1);
    assert.equal(await workbench.notification(/does not know this API key/).count(), 0);
    await workbench.screenshot('state-key-refused');
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  it('an address that would not keep the key safe: says so, and opens the setting', async () => {
    await workbench.updateSettings({ 'allo.apiUrl': 'http://allo.example' });
    await showContacts(workbench);
    await row(workbench, /^The setting allo.apiUrl must begin with https/).waitFor();
    await workbench.screenshot('state-bad-address');
    await row(workbench, /^Open Settings$/).click();
    await workbench.page.locator('.settings-editor').waitFor();
    await workbench.updateSettings({ 'allo.apiUrl': server.url });
    await showContacts(workbench);
    await row(workbench, /^Ada Lovelace/).waitFor();
  });

  it('every theme: the same words, in its colours', async () => {
    await expand(workbench, /^Margaret Hamilton/);
    await row(workbench, /Set-up workshop, first half/).click();
    const page = await workbench.webview();
    await page.getByRole('heading', { name: 'Margaret Hamilton' }).waitFor();
    for (const [theme, bodyClass] of [
      ['dark', 'vscode-dark'],
      ['light', 'vscode-light'],
      ['high-contrast', 'vscode-high-contrast'],
      ['high-contrast-light', 'vscode-high-contrast-light'],
    ] as const) {
      await workbench.setTheme(theme);
      await page.locator(`body.${bodyClass}`).waitFor();
      await workbench.screenshot(`theme-${theme}`);
    }
  });

  it('a narrow window: everything can still be read', async () => {
    await workbench.page.setViewportSize({ width: 620, height: 700 });
    const page = await workbench.webview();
    assert.equal(await page.locator('html').evaluate(isTooWide), false);
    await workbench.screenshot('narrow');
  });
});
