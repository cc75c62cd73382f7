import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startAlloServer } from '../allo-server/server.ts';
import { withSetting } from './settings.ts';

const id = 'allo-conversations.allo-conversations';

/** Its name comes first: the tests of the others open documents, which activates the extension. */
describe('Activation', function () {
  this.timeout(20_000);

  it('makes no request when it is activated, though somebody is signed in', async () => {
    const server = await startAlloServer();
    process.env['ALLO_API_KEY'] = server.keys.full.key;
    const restore = [
      await withSetting('allo', 'apiUrl', server.url),
      await withSetting('allo', 'useEnvironmentKey', true),
    ];
    try {
      assert.equal(vscode.extensions.getExtension(id)?.isActive, false);
      await vscode.extensions.getExtension(id)?.activate();
      // A round trip through the window, by which whatever activation began has got its turn.
      await vscode.commands.executeCommand('setContext', 'allo.test', true);
      assert.equal(vscode.extensions.getExtension(id)?.isActive, true);
      assert.deepEqual(server.requests, []);
    } finally {
      delete process.env['ALLO_API_KEY'];
      for (const undo of restore) await undo();
      await server.close();
    }
  });
});
