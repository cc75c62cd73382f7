import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../src/platform/commands.ts';

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

describe('The extension', () => {
  it('registers every command of its manifest, and no other', async () => {
    const registered = (await vscode.commands.getCommands(true)).filter(
      // VS Code makes commands of the views itself.
      (command) => /^allo\.(?!contacts\.|searchResults\.)/u.test(command),
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
    const { properties } = (
      vscode.extensions.getExtension(id)?.packageJSON as {
        contributes: { configuration: { properties: Record<string, { scope: string }> } };
      }
    ).contributes.configuration;
    for (const { scope } of Object.values(properties)) assert.equal(scope, 'application');
  });
});
