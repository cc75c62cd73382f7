import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../src/platform/commands.ts';
import { startAlloServer } from '../allo-server/server.ts';
import { withSetting } from './settings.ts';

const id = 'allo-conversations.allo-conversations';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Record<string, readonly { readonly command: string }[]>;
  };
}

function manifest(): Manifest {
  return vscode.extensions.getExtension<unknown>(id)?.packageJSON as Manifest;
}

describe('The extension', function () {
  this.timeout(20_000);

  it('makes no request when it is activated', async () => {
    const server = await startAlloServer();
    const restore = await withSetting('allo', 'apiUrl', server.url);
    try {
      await vscode.extensions.getExtension(id)?.activate();
      // A round trip through the window, by which whatever activation began has got its turn.
      await vscode.commands.executeCommand('setContext', 'allo.test', true);
      assert.equal(vscode.extensions.getExtension(id)?.isActive, true);
      assert.deepEqual(server.requests, []);
    } finally {
      await restore();
      await server.close();
    }
  });

  it('registers every command of its manifest, and no other', async () => {
    const registered = (await vscode.commands.getCommands(true)).filter(
      // VS Code makes commands of the view itself.
      (command) => command.startsWith('allo.') && !command.startsWith('allo.contacts.'),
    );
    const declared = manifest().contributes.commands.map(({ command }) => command);
    assert.deepEqual(registered.sort(), declared.sort());
    assert.deepEqual(Object.values<string>(commands).sort(), declared.sort());
  });

  it('puts only commands into menus that there are', () => {
    const declared = manifest().contributes.commands.map(({ command }) => command);
    for (const entries of Object.values(manifest().contributes.menus)) {
      for (const { command } of entries) assert.ok(declared.includes(command), command);
    }
  });

  it('lets no folder point the key elsewhere', () => {
    for (const name of ['apiUrl', 'useEnvironmentKey']) {
      const setting = vscode.workspace.getConfiguration('allo').inspect(name);
      assert.ok(setting);
      assert.equal(setting.workspaceValue, undefined);
    }
    const { properties } = (
      vscode.extensions.getExtension(id)?.packageJSON as {
        contributes: { configuration: { properties: Record<string, { scope: string }> } };
      }
    ).contributes.configuration;
    for (const { scope } of Object.values(properties)) assert.equal(scope, 'application');
  });
});
