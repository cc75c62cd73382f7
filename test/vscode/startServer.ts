import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerBuild } from './acquireServer.ts';
import { openFrontDoor, type FrontDoor } from './frontDoor.ts';
import { installExtensions } from './installedExtensions.ts';
import { removeDirectory, startProcess, stopProcess, temporaryDirectory } from './processes.ts';
import { quiet, SettingsFile, type Settings } from './settings.ts';

export interface ServerOptions {
  readonly build: ServerBuild;
  /** The folder of the extension, and whether the page may name it as one under development. */
  readonly extension: string;
  readonly development: boolean;
  /** Folders of others that are installed beside it; none where it is under development. */
  readonly otherExtensions?: readonly string[];
  /** 0, the default, is any free port. */
  readonly port?: number;
  readonly settings?: Settings;
  /** Added to the environment of the extension host. */
  readonly env?: NodeJS.ProcessEnv;
  /** Kept if it is given, else a temporary one. */
  readonly userDataDir?: string;
}

export interface PageOptions {
  /** Needs `development`, like the next and the last. */
  readonly extensionTestsPath?: string | undefined;
  /** Without a folder the window is empty. */
  readonly folder?: string | undefined;
  /** Where a debugger can attach to the extension host. */
  readonly inspectPort?: number | undefined;
}

export interface RunningServer {
  readonly settings: SettingsFile;
  /** Log files of the server and of its extension hosts. */
  readonly logs: string;
  addressOf(page: PageOptions): string;
  /** Resolves when the server ends, whatever the reason. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const dataDir = options.userDataDir ?? temporaryDirectory('vscode');
  const settings = new SettingsFile(join(dataDir, 'data/User/settings.json'));
  settings.update({ ...quiet, ...options.settings });
  if (!options.development) {
    const installed = [options.extension, ...(options.otherExtensions ?? [])];
    installExtensions(installed, join(dataDir, 'extensions'));
  }
  const logs = join(dataDir, 'data/logs');
  mkdirSync(logs, { recursive: true });

  const token = randomBytes(16).toString('hex');
  const child = startProcess(
    options.build.node,
    [
      options.build.main,
      ...['--host', '127.0.0.1', '--port', '0'],
      ...['--server-data-dir', dataDir],
      // Any page in any browser on this machine can ask a port of it; only ours has the token.
      ...['--connection-token', token],
      '--accept-server-license-terms',
      // The only way in which a built VS Code takes an extension under development from a page.
      ...(options.development ? ['--enable-smoke-test-driver'] : []),
      '--disable-workspace-trust',
      '--disable-telemetry',
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.env } },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let frontDoor: FrontDoor | undefined;
  const close = async () => {
    frontDoor?.close();
    await stopProcess(child);
    if (options.userDataDir === undefined) removeDirectory(dataDir);
  };

  try {
    const backend = await portOf(child, join(logs, 'server.log'));
    frontDoor = await openFrontDoor(options.port ?? 0, backend);
  } catch (error) {
    await close();
    throw error;
  }

  const authority = `127.0.0.1:${frontDoor.port}`;
  return {
    settings,
    logs,
    ended,
    close,
    addressOf: (page) => `http://${authority}/?tkn=${token}&${pageQuery(authority, options, page)}`,
  };
}

/** Resolves when the server listens. */
function portOf(child: ChildProcess, logFile: string): Promise<number> {
  const log = createWriteStream(logFile);
  return new Promise((resolve, reject) => {
    let output = '';
    const listen = (chunk: Buffer) => {
      log.write(chunk);
      output += chunk.toString();
      const ready = /Extension host agent listening on (\d+)/.exec(output);
      if (ready) resolve(Number(ready[1]));
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    const refuse = () => reject(new Error(`The VS Code server did not start:\n${output}`));
    child.once('error', reject);
    child.once('close', refuse);
    setTimeout(refuse, 60_000).unref();
  });
}

/** What a desktop VS Code takes from its command line, the one in a page takes from its address. */
function pageQuery(authority: string, server: ServerOptions, page: PageOptions): string {
  const query = new URLSearchParams(
    page.folder ? { folder: asUriPath(page.folder) } : { ew: 'true' },
  );
  if (server.development) {
    const remote = (path: string) => `vscode-remote://${authority}${encodeURI(asUriPath(path))}`;
    const payload = [
      ['extensionDevelopmentPath', remote(server.extension)],
      ['skipWelcome', 'true'],
    ];
    const { extensionTestsPath, inspectPort } = page;
    if (extensionTestsPath) payload.push(['extensionTestsPath', remote(extensionTestsPath)]);
    if (inspectPort) payload.push(['inspect-extensions', String(inspectPort)]);
    query.set('payload', JSON.stringify(payload));
  }
  return query.toString();
}

function asUriPath(path: string): string {
  const slashes = path.replaceAll('\\', '/');
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}
