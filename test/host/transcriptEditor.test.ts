import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { addressToUri } from '../../src/conversations/itemAddress.ts';
import {
  landmarkCalls,
  landmarks,
  startAlloServer,
  type AlloServer,
} from '../allo-server/server.ts';
import { withSetting } from './settings.ts';

describe('The transcript editor', function () {
  this.timeout(30_000);
  let server: AlloServer;
  let restore: (() => Promise<void>)[];

  before(async () => {
    server = await startAlloServer();
    process.env['ALLO_API_KEY'] = server.keys.full.key;
    restore = [
      await withSetting('allo', 'apiUrl', server.url),
      await withSetting('allo', 'useEnvironmentKey', true),
    ];
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    delete process.env['ALLO_API_KEY'];
    for (const undo of restore) await undo();
    await server.close();
  });

  const uri = vscode.Uri.from(
    addressToUri(
      {
        account: 'environment',
        contact: landmarks.grace,
        item: landmarkCalls.example,
        alloNumber: null,
        page: 0,
        contactLabel: 'Grace Hopper',
      },
      'Call, Jan 15, 2024, 10:30 AM',
    ),
  );

  it('opens an allo: document in a preview tab, with one request', async () => {
    server.clearRequests();
    const asked = server.waitForEnd({ path: /conversation$/ });
    await vscode.commands.executeCommand('vscode.open', uri);
    await asked;
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    assert.ok(tab?.input instanceof vscode.TabInputCustom);
    assert.equal(tab.input.viewType, 'allo.transcript');
    assert.equal(tab.label, 'Call, Jan 15, 2024, 10:30 AM.md');
    assert.equal(tab.isPreview, true);
    assert.equal(server.requests.length, 1);
  });

  it('opens the same document once', async () => {
    await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
    assert.equal(vscode.window.tabGroups.activeTabGroup.tabs.length, 1);
  });

  it('can be reopened as text', async () => {
    await vscode.commands.executeCommand('vscode.openWith', uri, 'default');
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'markdown');
    assert.match(document.getText(), /Hello, how can I help you today\?/);
  });
});
