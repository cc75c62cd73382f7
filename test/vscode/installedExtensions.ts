import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly version: string;
}

/**
 * Enters a folder into VS Code's list of installed extensions as it lies. Only the window of an
 * installed extension is an ordinary one: where VS Code lets a page name an extension under
 * development, it shows no notifications.
 */
export function installExtension(folder: string, extensionsDir: string): void {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  mkdirSync(extensionsDir, { recursive: true });
  const entry = {
    identifier: { id: `${manifest.publisher}.${manifest.name}` },
    version: manifest.version,
    location: { $mid: 1, scheme: 'file', path: decodeURI(pathToFileURL(folder).pathname) },
    metadata: { installedTimestamp: 1, source: 'vsix' },
  };
  writeFileSync(join(extensionsDir, 'extensions.json'), JSON.stringify([entry]));
}
