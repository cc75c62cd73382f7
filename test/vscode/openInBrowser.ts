import { spawn } from 'node:child_process';

const openers: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', win32: 'explorer' };

/** Asks the desktop to open an address; it has been printed, in case that fails. */
export function openInBrowser(address: string): void {
  const opener = openers[process.platform] ?? 'xdg-open';
  const child = spawn(opener, [address], { stdio: 'ignore', detached: true });
  child.on('error', () => console.log(`No browser could be opened from here (${opener}).`));
  child.unref();
}
