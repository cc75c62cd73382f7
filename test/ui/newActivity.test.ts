import assert from 'node:assert/strict';
import { landmarks, startAlloServer, type AlloServer } from '../allo-server/server.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import { startVSCode, type RunningVSCode } from '../vscode/startVSCode.ts';
import { Workbench } from '../vscode/workbench.ts';
import { expand, row, showContacts } from './rows.ts';

const recent = '/v2/api/conversations';

/** What is new is shown while somebody can see it, and asked for at no other time. */
describe('What is new', function () {
  this.timeout(60_000);
  let server: AlloServer;
  let vscode: RunningVSCode;
  let workbench: Workbench;

  before(async function () {
    this.timeout(600_000);
    server = await startAlloServer();
    vscode = await startVSCode({
      settings: {
        'allo.apiUrl': server.url,
        'allo.useEnvironmentKey': true,
        // A second.
        'allo.lookForNewEvery': 1 / 60,
      },
      env: { ALLO_API_KEY: server.keys.full.key },
    });
    workbench = new Workbench(vscode);
    workbench.page.setDefaultTimeout(15_000);
    await showContacts(workbench);
    await row(workbench, /^Ada Lovelace/).waitFor();
  });
  after(async () => {
    await vscode.close();
    await server.close();
  });
  afterEach(async function () {
    await workbench.screenshotIfFailed(this.currentTest);
  });

  const badge = () => workbench.activity(/^Allo/).locator('.badge-content');

  it('asks for no more than what is newer than what is known', async () => {
    const { query } = await server.waitForRequest({ path: recent });
    assert.ok(Date.parse(query['last_activity_since'] ?? '') >= server.now - 86_400_000);
    await server.waitForEnd({ path: recent });
    assert.equal(await badge().isVisible(), false);
  });

  it('marks the contact with whom there was something, and counts it', async () => {
    await expand(workbench, /^Grace Hopper/);
    await workbench.page.keyboard.press('ArrowLeft');
    server.addTextMessage(landmarks.grace, { content: 'Are you there?' });
    server.addCall(landmarks.mixedLanguages);
    await badge().getByText('2', { exact: true }).waitFor();
    await row(workbench, /^Grace Hopper.*New$/).waitFor();
    await workbench.screenshot('new-activity');
  });

  it('marks what is new below it, until it is opened', async () => {
    await expand(workbench, /^Grace Hopper/);
    await badge().getByText('1', { exact: true }).waitFor();
    await expand(workbench, /^Page 1 of/);
    const message = row(workbench, /Are you there\?/);
    await row(workbench, /Are you there\?.*New$/).waitFor();
    await workbench.screenshot('new-activity-opened');
    await message.click();
    await row(workbench, /Are you there\?.*New$/).waitFor({ state: 'hidden' });
    await row(workbench, /^Amélie Tremblay.*New$/).waitFor();
  });

  it('asks for nothing while the contacts cannot be seen', async () => {
    await workbench.activity('Explorer').click();
    await workbench
      .tree('Files Explorer')
      .or(workbench.page.getByText('No Folder Opened'))
      .first()
      .waitFor();
    await expectEventually('nothing is under way', () => {
      assert.ok(server.requestsTo({ path: recent }).every(({ endedAt }) => endedAt !== null));
    });
    server.clearRequests();
    server.addCall(landmarks.ada);
    // Two periods pass between two ticks of the window's clock.
    await workbench.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 2500)));
    assert.deepEqual(server.requestsTo({ path: recent }), []);
    const next = server.waitForRequest({ path: recent });
    await workbench.activity('Allo').click();
    await next;
    await badge().getByText('2', { exact: true }).waitFor();
  });
});
