import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The VS Code that tests and the demo run in, unless VSCODE_VERSION says otherwise. */
const newest = '1.139.1';

/** The repository: the extension under development, and where `.vscode-test/` lies. */
export const root = join(import.meta.dirname, '..', '..');

/** Everything that is fetched on demand and kept between runs; git ignores it. */
export const cache = join(root, '.vscode-test');

export function chosenVersion(): string {
  const asked = process.env['VSCODE_VERSION']?.trim() ?? '';
  return asked === '' ? newest : asked;
}

/** The committed folder that pins one version of the VS Code server, with its lock file. */
export function serverManifest(version: string): string {
  const known = readdirSync(import.meta.dirname)
    .filter((name) => name.startsWith('server-'))
    .map((name) => name.slice('server-'.length));
  if (!known.includes(version)) {
    throw new Error(
      `There is no VS Code ${version} for the browser here, only ${known.join(' and ')}: ` +
        'set VSCODE_VERSION to one of them.',
    );
  }
  return join(import.meta.dirname, `server-${version}`);
}
