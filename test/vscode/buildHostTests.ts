import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as bundle, type Plugin } from 'esbuild';
import { findTestFiles } from './findTestFiles.ts';
import { root } from './versions.ts';

/** Bundles `test/host/**\/*.test.ts` into one module that exports `run()`; returns its path. */
export async function buildHostTests(suite = 'host'): Promise<string> {
  const outfile = join(root, 'dist', 'test', `${suite}.cjs`);
  await bundle({
    stdin: {
      contents: entryOf(findTestFiles(suite)),
      resolveDir: root,
      sourcefile: `${suite}-tests.ts`,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    // Mocha reads files of its own. It is ESM outside and CommonJS inside; only the inside arrives
    // in the same form in every Node.
    alias: { mocha: 'mocha/lib/mocha.cjs' },
    external: ['vscode', 'mocha/lib/*'],
    sourcemap: 'linked',
    logLevel: 'warning',
    plugins: [importMeta],
  });
  return outfile;
}

function entryOf(files: readonly string[]): string {
  const entries = files.map((file) => {
    const name = JSON.stringify(file);
    return `{ name: ${name}, load: () => import(${JSON.stringify(`./${file}`)}) },`;
  });
  return `
    import { runInHost } from './test/vscode/hostMain.ts';
    export const run = () => runInHost([${entries.join('\n')}], __filename);`;
}

/** In a CommonJS bundle nothing knows where it came from: write it down. */
const importMeta: Plugin = {
  name: 'import-meta',
  setup(build) {
    build.onLoad({ filter: /[\\/](test|src)[\\/].*\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8')
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
        .replaceAll('import.meta.filename', JSON.stringify(path))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
    }));
  },
};
