import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** What was started here and has to be gone, with all its children, when this process is gone. */
const running = new Set<ChildProcess>();
const directories = new Set<string>();

/** Starts a process in a group of its own, so that its children can be ended together with it. */
export function startProcess(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): ChildProcess {
  cleanUpWhenThisEnds();
  const child = spawn(command, args, { detached: process.platform !== 'win32', ...options });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** The code a process ended with; one that a signal ended, or that could not start, has failed. */
export function exitCodeOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

export async function stopProcess(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  signalGroup(child, 'SIGTERM');
  for (let waited = 0; waited < 3000 && !hasEnded(child); waited += 20) await delay(20);
  // Children can outlive the process that started them: nothing may be left of the group.
  signalGroup(child, 'SIGKILL');
}

export function temporaryDirectory(purpose: string): string {
  cleanUpWhenThisEnds();
  const directory = mkdtempSync(join(tmpdir(), `allo-${purpose}-`));
  directories.add(directory);
  return directory;
}

export function removeDirectory(directory: string): void {
  rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  directories.delete(directory);
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // Everyone in the group is gone already.
  }
}

let registered = false;

function cleanUpWhenThisEnds(): void {
  if (registered) return;
  registered = true;
  process.on('exit', () => {
    // A gentle signal: what is ended here may have groups of its own to end.
    for (const child of running) signalGroup(child, 'SIGTERM');
    for (const directory of directories) removeDirectory(directory);
  });
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // Whoever asks twice does not want to wait.
      if (asked) process.exit(1);
      asked = true;
      void Promise.all([...running].map(stopProcess)).finally(() => process.exit(1));
    });
  }
}
