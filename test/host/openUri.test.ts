import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { addressToUri, conversationToUri } from '../../src/conversations/itemAddress.ts';
import { openUriOf } from '../../src/platform/openUri.ts';
import { startAlloServer, type AlloServer } from '../allo-server/server.ts';
import { documentedCall } from './sampleAccount.ts';
import { withSetting } from './settings.ts';

describe('What is open already', function () {
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

  const call = { ...documentedCall, account: 'environment' };

  it('is found in its tab, also when its contact was known by number only', async () => {
    const before = addressToUri({ ...call, contact: '+1234567890' }, 'Call');
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.from(before));
    const tab = vscode.Uri.from(before).toString();
    assert.equal(openUriOf(addressToUri({ ...call, page: 3 }, 'Another title')).toString(), tab);
    assert.equal(openUriOf(before).toString(), tab);
    for (const other of [
      { ...call, account: 'another' },
      { ...call, item: 'call_other' },
      { ...call, contact: '+1234567891' },
    ]) {
      const uri = addressToUri(other, 'Call');
      assert.equal(openUriOf(uri).toString(), vscode.Uri.from(uri).toString());
    }
  });

  it('is another conversation through another Allo number', async () => {
    const all = conversationToUri(call, 'Conversation');
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.from(all));
    const again = conversationToUri({ ...call, contactLabel: 'Called otherwise' }, 'Conversation');
    assert.equal(openUriOf(again).toString(), vscode.Uri.from(all).toString());
    const narrowed = conversationToUri({ ...call, alloNumber: '+442079460312' }, 'Conversation');
    assert.equal(openUriOf(narrowed).toString(), vscode.Uri.from(narrowed).toString());
  });
});
