/** `npm start`: a VS Code with the extension in it, signed in to a sample of Allo's API. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startAlloServer } from '../allo-server/server.ts';
import type { DesktopBuild } from './acquireDesktop.ts';
import type { ServerBuild } from './acquireServer.ts';
import { acquireVSCode } from './acquireVSCode.ts';
import { openInBrowser } from './openInBrowser.ts';
import { exitCodeOf, startProcess, temporaryDirectory } from './processes.ts';
import { step } from './progress.ts';
import { quiet, SettingsFile, type Settings } from './settings.ts';
import { startServer } from './startServer.ts';
import { chosenVersion, root } from './versions.ts';

const usage = `npm start -- [options]

  --port NUMBER      where VS Code listens on 127.0.0.1, if it runs in the browser
  --open             opens the browser on it
  --inspect NUMBER   where a debugger can attach to the extension; builds with source maps

  ALLO_VSCODE=desktop|browser   which VS Code; the desktop one where it can be had
  VSCODE_VERSION=1.105.1        the lowest version supported
`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    open: { type: 'boolean', default: false },
    inspect: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

interface Demo {
  readonly settings: Settings;
  readonly env: NodeJS.ProcessEnv;
}

if (values.help) {
  console.log(usage);
} else {
  try {
    await start();
  } catch (error) {
    console.error(`Error: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}

async function start() {
  const port = portFrom('--port', values.port);
  const inspectPort = values.inspect ? portFrom('--inspect', values.inspect) : undefined;

  await step('Building the extension', () => buildExtension(inspectPort !== undefined));
  const allo = await startAlloServer({});
  console.log(`✓ A sample of Allo's API is at ${allo.url}`);
  const demo = {
    settings: { 'allo.apiUrl': allo.url, 'allo.useEnvironmentKey': true },
    env: { ALLO_API_KEY: allo.keys.full.key },
  };
  const version = chosenVersion();
  const build = await acquireVSCode(version);
  await (build.kind === 'desktop'
    ? openDesktop(build.desktop, demo, inspectPort)
    : openServer(build.server, demo, port, inspectPort));
  await allo.close();
  process.exit(0);
}

async function buildExtension(development: boolean) {
  const args = [join(root, 'esbuild.js'), ...(development ? ['--development'] : [])];
  const child = startProcess(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const output: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  if ((await exitCodeOf(child)) !== 0) {
    throw new Error(`The extension could not be built.\n${output.join('')}`);
  }
}

/** Resolves when the window is closed. */
async function openDesktop(build: DesktopBuild, demo: Demo, inspectPort?: number) {
  const dataDir = temporaryDirectory('demo');
  const settings = new SettingsFile(join(dataDir, 'User', 'settings.json'));
  settings.update({ ...quiet, ...demo.settings });
  const args = [
    ...build.before,
    '--no-sandbox',
    '--skip-welcome',
    '--skip-release-notes',
    '--disable-workspace-trust',
    `--user-data-dir=${dataDir}`,
    `--extensions-dir=${join(dataDir, 'extensions')}`,
    `--extensionDevelopmentPath=${root}`,
    ...(inspectPort ? [`--inspect-extensions=${inspectPort}`] : []),
  ];
  const child = startProcess(build.command, args, {
    stdio: 'ignore',
    env: { ...process.env, ...demo.env },
  });
  console.log(
    '\nVS Code is open, with Allo in its activity bar. Close it or press Ctrl+C to stop.',
  );
  await exitCodeOf(child);
}

/** Resolves when the server ends, which it does not by itself. */
async function openServer(build: ServerBuild, demo: Demo, port: number, inspectPort?: number) {
  const server = await step('Starting VS Code', () =>
    startServer({
      build,
      port,
      ...demo,
      extension: root,
      development: inspectPort !== undefined,
    }),
  );
  const address = server.addressOf({ inspectPort });
  console.log(`
VS Code is ready, with Allo in its activity bar. Open this address in your browser:

  ${address}

Press Ctrl+C to stop.`);
  if (values.open) openInBrowser(address);
  await server.ended;
}

function portFrom(option: string, text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65536) return port;
  console.error(`${option} ${text}: a port is a number from 0 to 65535.`);
  process.exit(2);
}
