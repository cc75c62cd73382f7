import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formatTimestamp } from '../../src/model/timestamp.ts';
import { orderCallSegments, startAlloServer, type AlloServer } from '../allo-server/server.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import { waitForSavedState } from '../vscode/waitForSavedState.ts';
import { startVSCode, type RunningVSCode } from '../vscode/startVSCode.ts';
import { Workbench } from '../vscode/workbench.ts';
import { expand, reload, row } from './rows.ts';

/** From signing in to reading a call, in one window, as somebody does it for the first time. */
describe('The main job', function () {
  this.timeout(60_000);
  let server: AlloServer;
  let vscode: RunningVSCode;
  let workbench: Workbench;
  let key: string;

  before(async function () {
    this.timeout(600_000);
    server = await startAlloServer();
    key = server.keys.full.key;
    vscode = await startVSCode({ settings: { 'allo.apiUrl': server.url } });
    workbench = new Workbench(vscode);
  });
  after(async () => {
    await vscode.close();
    await server.close();
  });
  afterEach(async function () {
    await workbench.screenshotIfFailed(this.currentTest);
  });

  it('welcomes who is signed out, and asks the API for nothing', async () => {
    await workbench.activity('Allo').click();
    await workbench.page.getByRole('button', { name: 'Sign In to Allo' }).waitFor();
    await workbench.screenshot('signed-out');
    assert.deepEqual(server.requests, []);
  });

  it('refuses a wrong key at once, and keeps it in the box', async () => {
    const { quickInput, page } = workbench;
    await page.getByRole('button', { name: 'Sign In to Allo' }).click();
    await quickInput.accept('   ');
    await quickInput.message.filter({ hasText: 'Paste the API key here.' }).waitFor();
    await quickInput.accept('clé-d’accès');
    await quickInput.message.filter({ hasText: 'only plain letters' }).waitFor();
    assert.deepEqual(server.requests, []);

    await quickInput.accept('ak_live_wrong');
    await quickInput.message.filter({ hasText: 'Allo does not know this API key' }).waitFor();
    assert.equal(await quickInput.input.getAttribute('type'), 'password');
    assert.equal(await quickInput.input.inputValue(), 'ak_live_wrong');
    await workbench.screenshot('wrong-key');
  });

  it('signs in with the right key, and says whose team it is', async () => {
    await workbench.quickInput.accept(key);
    await workbench
      .notification(/Signed in to .+\. The key may read contacts and conversations\./)
      .waitFor();
    await row(workbench, /^Ada Lovelace/).waitFor();
    await workbench.screenshot('contacts');
  });

  it('opens a contact, the third of its pages, and a call on it', async () => {
    await expand(workbench, /^Ada Lovelace/);
    await row(workbench, /^Page 3 of 42/).waitFor();
    await expand(workbench, /^Page 3 of 42/);
    await expectEventually('the third page has calls below it', async () => {
      assert.match(
        (await row(workbench, /^Page 3 of 42/).getAttribute('aria-label')) ?? '',
        /Page 3 of 42 · .*20\d\d/,
      );
    });
    await workbench.screenshot('third-page');

    // Out of the way, since only rows in view are drawn.
    await row(workbench, /^Page 1 of 42/).click();
    await workbench.page.keyboard.press('ArrowLeft');
    await row(workbench, /^(Incoming|Outgoing) call · (Sep|Oct) .*#/).click();
    const page = await workbench.webview();
    await page.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
    await page
      .getByText(/^0:0\d$/)
      .first()
      .waitFor();
    await workbench.tab(/^Ada Lovelace, (Sep|Oct) \d+, 2026/).waitFor();
    await expand(workbench, /^Page 1 of 42/);
  });

  it('opens the newest call, with what was said at which second', async () => {
    await row(workbench, /Order 48213 is on its way/).click();
    const page = await workbench.webview();
    await page.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
    await page.getByText('Order 48213 is on its way.').waitFor();
    for (const { text, start } of orderCallSegments.slice(0, 3)) {
      const segment = page.getByRole('listitem').filter({ hasText: text });
      await segment.getByText(formatTimestamp(start), { exact: true }).waitFor();
    }
    await workbench.screenshot('call');
  });

  it('shows the documented example as it is documented', async () => {
    await workbench.runCommand('Allo: Open Contact by Id…');
    await workbench.quickInput.accept('no such contact');
    await workbench.quickInput.message.filter({ hasText: 'This is no contact id' }).waitFor();
    await workbench.quickInput.accept('no-such-contact');
    await workbench.quickInput.message.filter({ hasText: 'knows no contact' }).waitFor();
    await workbench.quickInput.accept('cnt_abc123');
    await row(workbench, /Customer called about order status/).click();

    const page = await workbench.webview();
    await page.getByRole('heading', { name: 'Grace Hopper' }).waitFor();
    await page.getByText('Hello, how can I help you today?').waitFor();
    await page.getByText('0:05', { exact: true }).waitFor();
    await page.getByText('5 min 30 s').waitFor();
    await page.getByText('support', { exact: true }).waitFor();
    await page.getByText('order', { exact: true }).waitFor();
    await workbench.screenshot('documented-call');

    await row(workbench, /Thank you for contacting us!/).click();
    const message = await workbench.webview();
    await message.getByText('Thank you for contacting us!').waitFor();
    await workbench.screenshot('documented-message');
  });

  it('finds the same tab again when the window is loaded anew', async () => {
    await row(workbench, /Customer called about order status/).dblclick();
    await workbench.tab(/^Grace Hopper, Jan 15, 2024/).waitFor();
    await waitForSavedState(workbench.page, 'call_abc123');
    await reload(workbench);
    await workbench.tab(/^Grace Hopper, Jan 15, 2024/).waitFor();
    const page = await workbench.webview();
    await page.getByText('Hello, how can I help you today?').waitFor();
  });

  it('keeps the key in the secret storage and nowhere else', async () => {
    const data = join(dirname(vscode.settings.path), '..', '..');
    const files = readdirSync(data, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes(`${data}/extensions`))
      .map(({ parentPath, name }) => join(parentPath, name));
    assert.ok(files.some((file) => file.endsWith('.log')));
    assert.ok(files.includes(vscode.settings.path));
    assert.deepEqual(
      files.filter((file) => readFileSync(file).includes(key)),
      [],
    );
    assert.ok(!(await workbench.page.content()).includes(key));
    const frames = await Promise.all(workbench.page.frames().map((frame) => frame.content()));
    assert.deepEqual(
      frames.filter((html) => html.includes(key)),
      [],
    );
  });

  it('signs out, and shows the welcome again, and nothing of what was read', async () => {
    await workbench.runCommand('Allo: Sign Out');
    const dialog = workbench.dialog(/Sign out of/);
    await workbench.screenshot('sign-out');
    await dialog.getByRole('button', { name: 'Sign Out' }).click();
    await workbench.page.getByRole('button', { name: 'Sign In to Allo' }).waitFor();
    const page = await workbench.webview();
    await page.getByRole('paragraph').filter({ hasText: 'Sign in to Allo to read' }).waitFor();
    assert.equal(await page.getByText('Hello, how can I help you today?').count(), 0);
  });
});
