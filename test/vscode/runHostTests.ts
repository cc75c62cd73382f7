import { join } from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { acquireVSCode, type VSCodeBuild } from './acquireVSCode.ts';
import { findChromium } from './findChromium.ts';
import { removeDirectory, temporaryDirectory } from './processes.ts';
import { quiet, SettingsFile, type Settings } from './settings.ts';
import { chosenVersion, root } from './versions.ts';

export interface HostTestOptions {
  /** A CommonJS module that exports `run()`. */
  readonly extensionTestsPath: string;
  /** The repository, if it is not given. */
  readonly extensionDevelopmentPath?: string;
  readonly folder?: string;
  readonly settings?: Settings;
  /** Added to the environment of the extension host. */
  readonly env?: Record<string, string | undefined>;
  readonly version?: string;
}

/** Runs a suite inside the extension host of either VS Code; resolves to its exit code. */
export async function runHostTests(options: HostTestOptions): Promise<number> {
  const version = options.version ?? chosenVersion();
  const build = await acquireVSCode(version);
  const dataDir = temporaryDirectory('host');
  settingsOf(build, dataDir).update({ ...quiet, ...options.settings });
  try {
    return await runTests({
      ...startWith(build, [
        ...(options.folder ? [options.folder] : []),
        `--user-data-dir=${dataDir}`,
        `--extensions-dir=${join(dataDir, 'extensions')}`,
      ]),
      extensionDevelopmentPath: options.extensionDevelopmentPath ?? root,
      extensionTestsPath: options.extensionTestsPath,
      extensionTestsEnv: {
        ...options.env,
        VSCODE_VERSION: version,
        ALLO_MARK_OUTPUT: String(build.kind === 'browser'),
      },
    });
  } catch (error) {
    if (error instanceof TestRunFailedError) return error.code ?? 1;
    throw error;
  } finally {
    removeDirectory(dataDir);
  }
}

function startWith(build: VSCodeBuild, args: string[]) {
  if (build.kind === 'desktop') {
    const { command, before } = build.desktop;
    return { vscodeExecutablePath: command, launchArgs: [...before, ...args] };
  }
  // Better to hear of a missing Chromium here than from a child.
  process.env['CHROMIUM_PATH'] = findChromium();
  const launcher = join(import.meta.dirname, 'browserLauncher.ts');
  return { vscodeExecutablePath: process.execPath, launchArgs: [launcher, ...args] };
}

function settingsOf(build: VSCodeBuild, dataDir: string): SettingsFile {
  const user = build.kind === 'desktop' ? 'User' : 'data/User';
  return new SettingsFile(join(dataDir, user, 'settings.json'));
}
