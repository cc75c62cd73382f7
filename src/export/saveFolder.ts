import * as vscode from 'vscode';
import { isCancelled } from '../platform/problems.ts';
import { explainWriteFailure, isFileExists, writeFile } from '../platform/writeFile.ts';
import { rememberFolder, suggestedFolder } from './exportFolder.ts';
import type { ExportServices } from './exportServices.ts';
import { fileNameOf, kindOf, type PendingFile } from './saveFile.ts';

/** Files that were written into a folder. */
export interface SavedFolder {
  readonly folder: vscode.Uri;
  readonly files: readonly vscode.Uri[];
}

/** What becomes of files that are there already. */
type Existing = 'replace' | 'keep';

/** Asks where to. @returns undefined when nobody wants it any more */
export async function askFolder(services: ExportServices): Promise<vscode.Uri | undefined> {
  const folder = await services.dialogs.askFolder(await suggestedFolder(services));
  if (folder) await rememberFolder(services, folder);
  return folder;
}

/**
 * Writes files into a folder. Asks once what to do with those that are there already. If writing
 * fails, it says so and offers another folder, for all of them.
 *
 * @returns undefined when it was given up
 */
export async function saveFolder(
  services: ExportServices,
  files: readonly PendingFile[],
  first: vscode.Uri,
): Promise<SavedFolder | undefined> {
  const { dialogs, log } = services;
  const { t } = vscode.l10n;
  let folder = first;
  for (;;) {
    const written: vscode.Uri[] = [];
    try {
      const taken = await namesIn(folder);
      const existing = await askExisting(services, files, taken, folder);
      if (!existing) return undefined;
      await writeAll(services, folder, files, { existing, taken, written });
      return { folder, files: written };
    } catch (error) {
      if (isCancelled(error)) {
        return written.length > 0 ? { folder, files: written } : undefined;
      }
      log.warn(`${written.length} of ${files.length} files were written (${kindOf(error)}).`);
      const elsewhere = t('Save Elsewhere…');
      let next: vscode.Uri | undefined;
      while (!next) {
        const answer = await dialogs.say(
          'error',
          t(
            '{0} of {1} files were written to {2}. {3}',
            written.length,
            files.length,
            fileNameOf(folder),
            explainWriteFailure(error),
          ),
          elsewhere,
        );
        if (answer === undefined) return undefined;
        next = await askFolder(services);
      }
      folder = next;
    }
  }
}

async function askExisting(
  { dialogs }: ExportServices,
  files: readonly PendingFile[],
  taken: ReadonlySet<string>,
  folder: vscode.Uri,
): Promise<Existing | undefined> {
  const { t } = vscode.l10n;
  const count = files.filter((file) => taken.has(keyOf(nameOf(file, 1)))).length;
  if (count === 0) return 'keep';
  const overwrite = t('Overwrite');
  const keepBoth = t('Keep Both');
  const message =
    count === 1
      ? t('1 of the files is in {0} already.', fileNameOf(folder))
      : t('{0} of the files are in {1} already.', count, fileNameOf(folder));
  switch (await dialogs.say('warning', message, overwrite, keepBoth)) {
    case overwrite:
      return 'replace';
    case keepBoth:
      return 'keep';
    default:
      return undefined;
  }
}

async function writeAll(
  { dialogs }: ExportServices,
  folder: vscode.Uri,
  files: readonly PendingFile[],
  state: {
    readonly existing: Existing;
    readonly taken: Set<string>;
    readonly written: vscode.Uri[];
  },
): Promise<void> {
  const { existing, taken, written } = state;
  /** Names of this run, none of which may be written twice. */
  const used = new Set<string>();
  await dialogs.whileShown(vscode.l10n.t('Writing files'), async (report, signal) => {
    for (const file of files) {
      signal.throwIfAborted();
      for (let number = 1; ; number++) {
        const name = nameOf(file, number);
        if (used.has(keyOf(name)) || (existing === 'keep' && taken.has(keyOf(name)))) continue;
        const uri = vscode.Uri.joinPath(folder, name);
        try {
          await writeFile(uri, file.parts(), existing);
        } catch (error) {
          if (!isFileExists(error)) throw error;
          taken.add(keyOf(name));
          continue;
        }
        used.add(keyOf(name));
        written.push(uri);
        break;
      }
      const progress = vscode.l10n.t('{0} of {1} files', written.length, files.length);
      report(progress, written.length / files.length);
    }
  });
}

function nameOf({ name, kind }: PendingFile, number: number): string {
  return `${name}${number === 1 ? '' : ` (${number})`}.${kind.extension}`;
}

/** Some file systems do not tell upper case from lower case, nor one way of writing accents from another. */
function keyOf(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

async function namesIn(folder: vscode.Uri): Promise<Set<string>> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  return new Set(entries.map(([name]) => keyOf(name)));
}
