import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly version: string;
}

/**
 * Enters folders into VS Code's list of installed extensions as they lie. Only the window of
 * installed extensions is an ordinary one: where VS Code lets a page name an extension under
 * development, it shows no notifications.
 */
export function installExtensions(folders: readonly string[], extensionsDir: string): void {
  mkdirSync(extensionsDir, { recursive: true });
  writeFileSync(join(extensionsDir, 'extensions.json'), JSON.stringify(folders.map(entryOf)));
}

function entryOf(folder: string) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  return {
    identifier: { id: `${manifest.publisher}.${manifest.name}` },
    version: manifest.version,
    location: { $mid: 1, scheme: 'file', path: decodeURI(pathToFileURL(folder).pathname) },
    metadata: { installedTimestamp: 1, source: 'vsix' },
  };
}
