import { context, build } from 'esbuild';
import { rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

const watch = process.argv.includes('--watch');
const development = watch || process.argv.includes('--development');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  minify: !development,
  sourcemap: development ? 'linked' : false,
  legalComments: 'none',
  logLevel: 'info',
};

/**
 * `import source from './worker.ts?bundled'` gives the script with all that it imports as a string.
 *
 * @type {import('esbuild').Plugin}
 */
const bundledScripts = {
  name: 'bundled-scripts',
  setup({ initialOptions: { target, minify }, onResolve, onLoad }) {
    onResolve({ filter: /\?bundled$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.replace(/\?bundled$/u, '')),
      namespace: 'bundled',
    }));
    onLoad({ filter: /./, namespace: 'bundled' }, async ({ path }) => {
      const { outputFiles, metafile } = await build({
        entryPoints: [path],
        bundle: true,
        write: false,
        metafile: true,
        format: 'iife',
        target,
        minify,
        logLevel: 'silent',
      });
      return {
        contents: outputFiles[0].text,
        loader: 'text',
        watchFiles: Object.keys(metafile.inputs).map((input) => resolve(input)),
      };
    });
  },
};

/**
 * What the host imports by `await import('./module.ts')` is read when it is needed, from a bundle of
 * its own beside the others. Such a module must be an entry point, too.
 *
 * @type {import('esbuild').Plugin}
 */
const lazyBundles = {
  name: 'lazy-bundles',
  setup({ onResolve }) {
    onResolve({ filter: /\.ts$/ }, ({ kind, path }) =>
      kind === 'dynamic-import'
        ? { path: `./${basename(path, '.ts')}.cjs`, external: true }
        : undefined,
    );
  },
};

const bundles = [
  {
    ...shared,
    entryPoints: {
      extension: 'src/extension.ts',
      phoneLibrary: 'src/matching/phoneLibrary.ts',
    },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    plugins: [lazyBundles],
  },
  {
    ...shared,
    entryPoints: {
      transcript: 'media/transcript/main.ts',
      'transcript-style': 'media/transcript/style.css',
    },
    outdir: 'dist/media',
    platform: 'browser',
    format: 'iife',
    target: 'chrome138',
    plugins: [bundledScripts],
  },
];

await rm('dist', { recursive: true, force: true });
if (watch) {
  for (const options of bundles) await (await context(options)).watch();
} else {
  await Promise.all(bundles.map((options) => build(options)));
}
