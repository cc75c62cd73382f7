import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { findNodeHeaders } from './findNodeHeaders.ts';
import { npm } from './npm.ts';
import { step } from './progress.ts';
import { cache, serverManifest } from './versions.ts';

/** A VS Code server on this machine: run `main` with `node`. */
export interface ServerBuild {
  readonly node: string;
  readonly main: string;
}

/** Installs the VS Code that is inside code-server, once. */
export async function acquireServer(version: string): Promise<ServerBuild> {
  const manifest = serverManifest(version);
  const directory = join(cache, `server-${version}`);
  const stamp = stampOf(manifest);
  if (readIfThere(join(directory, '.complete')) !== stamp) {
    await install(version, manifest, directory, stamp);
  }
  const node = join(directory, 'node_modules', 'node', 'bin', executable('node'));
  return {
    // 1.105 brings the Node that its native modules know; 1.139 runs on ours.
    node: existsSync(node) ? node : process.execPath,
    main: join(directory, 'node_modules/code-server/lib/vscode/out/server-main.js'),
  };
}

/** Everything is laid beside its place and moved there when it is whole. */
async function install(version: string, manifest: string, directory: string, stamp: string) {
  const partial = `${directory}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    cpSync(join(manifest, file), join(partial, file));
  }
  await step(`Fetching VS Code ${version} for the browser (400 MB on disk, once)`, () =>
    npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], partial),
  );
  // The server looks for its modules in its own folder, under two names.
  const modules = join(partial, 'node_modules');
  const home = join(modules, 'code-server/lib/vscode');
  for (const name of ['node_modules', 'node_modules.asar']) {
    if (process.platform === 'win32') symlinkSync(modules, join(home, name), 'junction');
    else symlinkSync('../../..', join(home, name));
  }
  await buildNativeModules(partial);
  writeFileSync(join(partial, '.complete'), stamp);
  rmSync(directory, { recursive: true, force: true });
  renameSync(partial, directory);
}

/** The few packages that the manifest allows to run scripts: loggers, watchdogs, and a Node. */
async function buildNativeModules(directory: string) {
  const { allowScripts } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as {
    allowScripts: Record<string, boolean>;
  };
  const names = Object.keys(allowScripts);
  const headers = findNodeHeaders();
  try {
    await step(`Building its native modules (${names.join(', ')})`, () =>
      npm(['rebuild', ...names], directory, headers ? { npm_config_nodedir: headers } : {}),
    );
  } catch (error) {
    // 1.139 goes on with empty log channels. 1.105 cannot start its extension host without them.
    if (names.includes('node')) throw error;
    console.log(`  VS Code works without them, but its log files stay empty. ${firstLine(error)}`);
  }
}

/** Changes with the pins and with the machine, and so does what has to be installed. */
function stampOf(manifest: string): string {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) {
    hash.update(readFileSync(join(manifest, file)));
  }
  return `${process.platform}-${process.arch} ${hash.digest('hex')}`;
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function executable(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
