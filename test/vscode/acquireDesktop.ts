import { spawnSync } from 'node:child_process';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { step } from './progress.ts';
import { cache } from './versions.ts';

/** How to start a desktop VS Code: `command`, then `before`, then VS Code's own arguments. */
export interface DesktopBuild {
  readonly command: string;
  readonly before: readonly string[];
}

export class NoDesktop extends Error {}

/** The desktop build, or a `NoDesktop` that says within seconds why there is none here. */
export async function acquireDesktop(version: string): Promise<DesktopBuild> {
  const display = displayPrefix();
  await refuseEarly();
  const executable = await download(version);
  refuseIfLibrariesAreMissing(executable);
  const [wrapper, ...wrapping] = display;
  if (wrapper === undefined) return { command: executable, before: [] };
  return { command: wrapper, before: [...wrapping, executable] };
}

function displayPrefix(): string[] {
  if (process.platform !== 'linux') return [];
  if (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']) return [];
  if (spawnSync('xvfb-run', ['--help']).status === 0) return ['xvfb-run', '-a'];
  throw new NoDesktop('this machine has no display and no xvfb-run');
}

/** The downloader tries several times and waits long; a closed network is known at once. */
async function refuseEarly() {
  // Through a proxy only the downloader itself can tell.
  if (process.env['HTTPS_PROXY'] ?? process.env['https_proxy']) return;
  try {
    await fetch('https://update.code.visualstudio.com/', {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(5000),
    });
  } catch {
    throw new NoDesktop('its download server cannot be reached');
  }
}

async function download(version: string): Promise<string> {
  try {
    return await step(`Fetching the desktop VS Code ${version} (once)`, () =>
      downloadAndUnzipVSCode({
        version,
        cachePath: cache,
        timeout: 15_000,
        reporter: new SilentReporter(),
      }),
    );
  } catch (error) {
    throw new NoDesktop(error instanceof Error ? error.message : String(error));
  }
}

/** A bare Linux lacks the libraries of a desktop program; as plain Node it needs the same ones. */
function refuseIfLibrariesAreMissing(executable: string) {
  const tried = spawnSync(executable, ['--version'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    timeout: 20_000,
  });
  if (tried.status !== 0) {
    throw new NoDesktop(`it does not start here: ${tried.stderr.toString().trim().slice(0, 200)}`);
  }
}
