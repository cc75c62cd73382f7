import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startAlloServer } from '../allo-server/server.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import { withSetting } from './settings.ts';

const id = 'allo-conversations.allo-conversations';

describe('Activation', function () {
  this.timeout(20_000);

  it('comes with the first document, and makes no request, though somebody is signed in', async () => {
    const server = await startAlloServer();
    process.env['ALLO_API_KEY'] = server.keys.full.key;
    const restore = [
      await withSetting('allo', 'apiUrl', server.url),
      await withSetting('allo', 'useEnvironmentKey', true),
    ];
    try {
      const content = 'see allo:cnt_abc123/call_abc123@0:05';
      const document = await vscode.workspace.openTextDocument({ content });
      await vscode.window.showTextDocument(document);
      await expectEventually('it is active', () => {
        assert.equal(vscode.extensions.getExtension(id)?.isActive, true);
      });
      // What is looked at in a document when it opens is looked at now.
      await vscode.commands.executeCommand('vscode.executeLinkProvider', document.uri);
      assert.deepEqual(server.requests, []);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      delete process.env['ALLO_API_KEY'];
      for (const undo of restore) await undo();
      await server.close();
    }
  });
});
