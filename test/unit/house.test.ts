import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import config from '../../eslint.config.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Whether the import boundaries refuse one import in one file of the house. */
function refuses(file: string, imported: string): boolean {
  const boundaries = config.filter(
    ({ rules, files }) => rules?.['no-restricted-imports'] !== undefined && files !== undefined,
  );
  const messages = new Linter({ cwd: root }).verify(`import '${imported}';\n`, boundaries, {
    filename: `${root}${file}`,
  });
  return messages.some(({ ruleId }) => ruleId === 'no-restricted-imports');
}

describe('The house', () => {
  for (const [file, imported] of [
    ['src/model/call.ts', '../allo/client.ts'],
    ['src/model/call.ts', 'vscode'],
    ['src/allo/client.ts', '../conversations/pagedList.ts'],
    ['src/allo/decode/call.ts', '../../platform/log.ts'],
    ['src/allo/client.ts', 'vscode'],
    ['src/conversations/pagedList.ts', 'vscode'],
    ['src/conversations/pagedList.ts', '../contacts/nodes.ts'],
    ['src/formats/itemMarkdown.ts', 'vscode'],
    ['src/contacts/nodes.ts', '../transcript/protocol.ts'],
    ['src/transcript/register.ts', '../contacts/nodes.ts'],
    ['src/contacts/nodes.ts', '../extension.ts'],
    ['media/transcript/main.ts', '../../src/conversations/pagedList.ts'],
    ['media/transcript/main.ts', '../../src/transcript/transcriptEditor.ts'],
    ['media/transcript/main.ts', 'vscode'],
    ['src/contacts/nodes.ts', '../../test/allo-server/server.ts'],
  ] as const) {
    it(`does not let ${file} import ${imported}`, () => {
      assert.equal(refuses(file, imported), true);
    });
  }

  for (const [file, imported] of [
    ['src/allo/decode/call.ts', '../../model/call.ts'],
    ['src/conversations/pagedList.ts', '../allo/client.ts'],
    ['src/contacts/nodes.ts', '../conversations/pagedList.ts'],
    ['src/contacts/nodes.ts', 'vscode'],
    ['media/transcript/main.ts', '../../src/transcript/protocol.ts'],
    ['media/transcript/main.ts', '../../src/model/segment.ts'],
  ] as const) {
    it(`lets ${file} import ${imported}`, () => {
      assert.equal(refuses(file, imported), false);
    });
  }

  it('has no folder without boundaries', () => {
    const folders = (parent: string) =>
      readdirSync(root + parent, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => `${parent}/${name}`);
    for (const folder of [...folders('src'), 'media/transcript']) {
      assert.equal(refuses(`${folder}/any.ts`, '../../test/any.ts'), true, folder);
    }
  });

  it('never asks in its styles what an element has inside: each new row would be asked again', () => {
    const folder = `${root}media/transcript/`;
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.css'),
    );
    assert.ok(files.length > 5);
    // The direction of each element is not known without its ancestors either.
    for (const file of files) {
      assert.doesNotMatch(readFileSync(folder + file, 'utf8'), /:has\(|:dir\(/u, file);
    }
  });
});
