import assert from 'node:assert/strict';
import { landmarkCalls, startAlloServer, type AlloServer } from '../allo-server/server.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import { startVSCode, type RunningVSCode } from '../vscode/startVSCode.ts';
import { Workbench } from '../vscode/workbench.ts';
import { signIn } from './rows.ts';

const command = 'Allo: Go to Call…';
const search = '/v2/api/conversations/items/search';

/** Of a team with very many contacts and calls. */
describe('Going to a call', function () {
  this.timeout(120_000);
  let server: AlloServer;
  let vscode: RunningVSCode;
  let workbench: Workbench;

  before(async function () {
    this.timeout(600_000);
    server = await startAlloServer({ contacts: 12_000 });
    // What the first search would wait for.
    assert.ok(server.team.entries().filter(({ item }) => item.kind === 'call').length > 40_000);
    vscode = await startVSCode({ settings: { 'allo.apiUrl': server.url } });
    workbench = new Workbench(vscode);
  });
  after(async () => {
    await vscode.close();
    await server.close();
  });
  beforeEach(() => server.clearRequests());
  afterEach(async function () {
    await workbench.screenshotIfFailed(this.currentTest);
    if (await workbench.quickInput.isOpen()) await workbench.quickInput.cancel();
    const refused = server.requests.filter(({ status }) => status === 429);
    assert.deepEqual(refused, []);
  });

  const open = async () => {
    // A webview that gets the focus back from the palette may take it from the box that follows.
    await expectEventually('the box is there', async () => {
      if (!(await workbench.quickInput.title.filter({ hasText: 'Go to Call' }).isVisible())) {
        await workbench.runCommand(command);
      }
      await calls().first().waitFor({ timeout: 5000 });
    });
  };
  /** Rows that tell of a call in several parts. */
  const calls = () => workbench.quickInput.rows.filter({ hasText: ' call · ' });
  const ada = () => workbench.tab(/^Ada Lovelace, Nov 20, 2026/);

  it('shows the latest by day, and opens the one that is chosen', async () => {
    const { input } = workbench.quickInput;
    await signIn(workbench, server.keys.full.key);
    await open();
    await workbench.quickInput.widget.getByText('Friday, November 20, 2026').waitFor();
    await workbench.screenshot('go-to-call');
    await input.fill('lovelace analytical');
    await expectEventually('all that are left are with her', async () => {
      const texts = await calls().allTextContents();
      assert.ok(texts.length > 0 && texts.every((text) => text.includes('Ada Lovelace')));
    });
    await input.press('Enter');
    await ada().waitFor();
    const page = await workbench.webview();
    await page.locator('.segment').first().waitFor();
    assert.equal(server.requestsTo({ path: search }).length, 1);
  });

  it('goes on at its end, and stays where somebody is', async () => {
    const { input } = workbench.quickInput;
    await open();
    const end = workbench.quickInput.row('Load older calls');
    // The one before the first is the last; to go near it is enough.
    await input.press('ArrowUp');
    await input.press('ArrowUp');
    await expectEventually('older ones were asked for', () =>
      assert.equal(server.requestsTo({ path: search }).length, 2),
    );
    const active = workbench.quickInput.widget.locator('.monaco-list-row.focused');
    await expectEventually('somebody stands at a call', async () => {
      const name = await active.getAttribute('aria-label');
      assert.match(name ?? '', / call · /u);
    });
    // Where the end is changes with what was asked for.
    await expectEventually('the end is in view', async () => {
      await input.press('Control+End');
      await end.waitFor({ timeout: 2000 });
    });
    await workbench.screenshot('go-to-call-end');
    await workbench.quickInput.cancel();
  });

  it('opens a call by an id that is pasted, to the side', async () => {
    const ids = server.team.entries().map(({ item }) => item.id);
    const old = ids.findLast((id) => id.startsWith('cll-')) ?? '';
    await open();
    await workbench.quickInput.fill(old);
    await expectEventually('it is the only one', async () => {
      assert.equal(await calls().count(), 1);
    });
    await calls().first().hover();
    await calls().first().getByRole('button', { name: 'Open to the Side' }).click();
    await expectEventually('there are two groups of editors', async () => {
      assert.equal(await workbench.page.locator('.editor-group-container').count(), 2);
    });
    await workbench.runCommand('View: Close All Editors');
  });

  it('works with a key that may read conversations alone', async () => {
    await signIn(workbench, server.keys.conversationsOnly.key);
    await open();
    await workbench.quickInput.fill(landmarkCalls.speech);
    await expectEventually('it is there', async () => assert.equal(await calls().count(), 1));
    await workbench.quickInput.accept();
    await ada().waitFor();
    const page = await workbench.webview();
    await page.locator('.segment').first().waitFor();
  });
});
