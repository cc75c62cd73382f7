/**
 * Behaves like the executable of a desktop VS Code that was started to run tests, so that
 * `runTests` of @vscode/test-electron, and with it one suite, works with the VS Code in a page.
 */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startVSCode } from './startVSCode.ts';
import { chosenVersion, root } from './versions.ts';

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
  },
});

// Whoever started this has gone, however it went: go too.
process.stdin.on('close', () => process.kill(process.pid, 'SIGTERM')).resume();

const vscode = await startVSCode({
  extensionDevelopmentPath: given('extensionDevelopmentPath'),
  extensionTestsPath: given('extensionTestsPath'),
  userDataDir: given('user-data-dir'),
  ...(positionals[0] ? { folder: positionals[0] } : {}),
});
const code = await vscode.exitCode;
if (code !== 0) {
  const log = readFileSync(join(vscode.logs, 'window.log'), 'utf8').trim();
  // A suite that could not even be loaded is mentioned only here.
  console.error(`The last lines of the window's log:\n${log.split('\n').slice(-8).join('\n')}`);
  const kept = join(root, 'test-results', 'logs', `host-${chosenVersion()}`);
  cpSync(vscode.logs, kept, { recursive: true });
  console.log(`The logs of VS Code are in ${kept}`);
}
await vscode.close();
process.exit(code);

function given(name: 'extensionDevelopmentPath' | 'extensionTestsPath' | 'user-data-dir'): string {
  const value = values[name];
  if (typeof value !== 'string') throw new Error(`--${name}= is missing.`);
  return value;
}
