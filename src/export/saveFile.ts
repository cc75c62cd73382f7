import * as vscode from 'vscode';
import {
  explainWriteFailure,
  type FileParts,
  isFileExists,
  writeFile,
} from '../platform/writeFile.ts';
import { existsUri, rememberFolder, suggestedFolder } from './exportFolder.ts';
import type { FileKind } from './exportFormat.ts';
import type { ExportServices } from './exportServices.ts';

/** Where a file is to be written. */
export interface Destination {
  readonly uri: vscode.Uri;
  /** Whether somebody agreed to lose what is there. */
  readonly mayReplace: boolean;
}

/** A file that waits to be written. */
export interface PendingFile {
  /** Without ending. */
  readonly name: string;
  readonly kind: FileKind;
  /** Called anew for each attempt. */
  readonly parts: () => FileParts;
}

/** Asks where to. @returns undefined when nobody wants it any more */
export async function askDestination(
  services: ExportServices,
  { name, kind }: Pick<PendingFile, 'name' | 'kind'>,
): Promise<Destination | undefined> {
  const folder = await suggestedFolder(services);
  const suggested = vscode.Uri.joinPath(folder, `${name}.${kind.extension}`);
  const uri = await services.dialogs.askFile(suggested, kind);
  if (!uri) return undefined;
  await rememberFolder(services, vscode.Uri.joinPath(uri, '..'));
  return { uri, mayReplace: await existsUri(uri) };
}

/**
 * Writes a file. If that fails, or a file has come into being there that nobody was asked about, it
 * says so and offers another place, until the file is written or given up.
 *
 * @returns where it was written; undefined when it was given up
 */
export async function saveFile(
  services: ExportServices,
  file: PendingFile,
  first: Destination,
): Promise<vscode.Uri | undefined> {
  let destination = first;
  for (;;) {
    try {
      await writeFile(destination.uri, file.parts(), destination.mayReplace ? 'replace' : 'keep');
      return destination.uri;
    } catch (error) {
      const next = await askWhatElse(services, file, destination, error);
      if (!next) return undefined;
      destination = next;
    }
  }
}

async function askWhatElse(
  services: ExportServices,
  file: PendingFile,
  destination: Destination,
  error: unknown,
): Promise<Destination | undefined> {
  const { dialogs, log } = services;
  const { t } = vscode.l10n;
  const name = fileNameOf(destination.uri);
  const elsewhere = t('Save Elsewhere…');
  const replace = t('Replace');
  const isInTheWay = isFileExists(error);
  if (!isInTheWay) log.warn(`A file could not be written (${kindOf(error)}).`);
  for (;;) {
    const answer = isInTheWay
      ? await dialogs.say(
          'warning',
          t('Meanwhile, {0} has come into being there. Replace it?', name),
          replace,
          elsewhere,
        )
      : await dialogs.say(
          'error',
          t('{0} could not be written. {1}', name, explainWriteFailure(error)),
          elsewhere,
        );
    if (answer === undefined) return undefined;
    if (answer === replace) return { ...destination, mayReplace: true };
    // Who closes the dialog has not given up the file yet.
    const next = await askDestination(services, file);
    if (next) return next;
  }
}

/** The last part of a path, as people know the file; the whole of it where there is no such part. */
export function fileNameOf({ path, fsPath }: vscode.Uri): string {
  const name = path.split('/').at(-1);
  return name === undefined || name === '' ? fsPath : name;
}

/** For the log: what a file system says may name people. */
export function kindOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
