import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { build, type Metafile } from 'esbuild';

const root = new URL('../../../', import.meta.url).pathname;

/** Bundles as the product does, from a module of so many lines. */
async function bundle(...lines: string[]): Promise<{ code: string; metafile: Metafile }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: lines.join('\n'), resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    metafile: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    absWorkingDir: root,
  });
  return { code: outputFiles[0]?.text ?? '', metafile };
}

/** Loads a bundle in a fresh Node and tells which of undici's global dispatchers are set there. */
function globalDispatchersAfter(code: string): unknown {
  const tell = `;console.log(JSON.stringify([1, 2].filter((n) =>
    Symbol.for('undici.globalDispatcher.' + n) in globalThis)), Object.keys(module.exports).length)`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-'], {
    input: code + tell,
    encoding: 'utf8',
    // Warnings and the like of the test's own Node have no place in the fresh one.
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  assert.equal(status, 0, stderr);
  return stdout.trim();
}

describe('the bundled client', function () {
  this.timeout(20_000);
  const client = "export { AlloClient } from './src/allo/client.ts';";

  it('leaves the dispatcher of everybody else alone', async () => {
    const { code } = await bundle(client);
    assert.equal(globalDispatchersAfter(code), '[] 1');
  });

  it('would not, if it took undici as a whole', async () => {
    const { code } = await bundle("import 'undici';", client);
    assert.equal(globalDispatchersAfter(code), '[1,2] 1');
  });

  it('holds little more of undici than what it uses', async () => {
    const { metafile } = await bundle(client);
    const [output] = Object.values(metafile.outputs);
    const parts = Object.entries(output?.inputs ?? {}).filter(([path]) =>
      path.includes('/undici/'),
    );
    const bytes = parts.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
    assert.ok(parts.every(([path]) => !path.endsWith('lib/global.js')));
    assert.ok(bytes > 30_000 && bytes < 50_000, `${bytes} bytes`);
  });
});
