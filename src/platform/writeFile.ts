import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, chmod, link, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as vscode from 'vscode';

/** A file in pieces; text becomes UTF-8. */
export type FileParts = Iterable<string | Uint8Array>;

/**
 * Writes a file that is there only when all of it is: until then it stands beside the target under
 * another name, and is removed if anything fails. On this machine's own disks, no more than a few
 * pieces are in memory at a time.
 *
 * @param existing `keep` never replaces a file, not even one that comes into being meanwhile
 * @throws whatever the file system says: Node's errors or VS Code's; `FileSystemError.FileExists`
 *   for a file that is kept. See {@link explainWriteFailure}.
 */
export async function writeFile(
  target: vscode.Uri,
  parts: FileParts,
  existing: 'replace' | 'keep' = 'replace',
): Promise<void> {
  await (target.scheme === 'file' ? writeHere : writeElsewhere)(target, parts, existing);
}

async function writeHere(target: vscode.Uri, parts: FileParts, existing: 'replace' | 'keep') {
  // What a link leads to is replaced, and not the link.
  const path = await realpath(target.fsPath).catch(() => target.fsPath);
  const temporary = join(dirname(path), temporaryName(basename(path)));
  try {
    await pipeline(
      Readable.from(parts),
      createWriteStream(temporary, { flags: 'wx', flush: true }),
    );
    if (existing === 'keep') {
      await moveUnlessExists(temporary, path, target);
    } else {
      await copyMode(path, temporary);
      await rename(temporary, path);
    }
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** A rename replaces what is there; a second name for the same file cannot. */
async function moveUnlessExists(from: string, to: string, target: vscode.Uri): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' || (await exists(to))) {
      throw vscode.FileSystemError.FileExists(target);
    }
    // There are disks that know no second names.
    await rename(from, to);
    return;
  }
  await rm(from);
}

async function writeElsewhere(target: vscode.Uri, parts: FileParts, existing: 'replace' | 'keep') {
  const { fs } = vscode.workspace;
  const name = temporaryName(target.path.split('/').at(-1) ?? '');
  const temporary = vscode.Uri.joinPath(target, '..', name);
  const bytes = Buffer.concat(Array.from(parts, (part) => Buffer.from(part)));
  try {
    await fs.writeFile(temporary, bytes);
    await fs.rename(temporary, target, { overwrite: existing === 'replace' });
  } catch (error) {
    await fs.delete(temporary).then(undefined, () => undefined);
    throw error;
  }
}

/** Why a file could not be written, as a sentence. */
export function explainWriteFailure(error: unknown): string {
  const { t } = vscode.l10n;
  const message = error instanceof Error ? error.message : String(error);
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return t('There is no room left on the disk.');
    case 'EROFS':
      return t('The disk can be read, not written.');
    case 'EACCES':
    case 'EPERM':
    case 'EBUSY':
    case 'NoPermissions':
      return t('The system does not allow to write there, or another program has the file open.');
    case 'ENOENT':
    case 'ENOTDIR':
    case 'FileNotFound':
    case 'FileNotADirectory':
      return t('The folder is not there any more.');
    case 'EISDIR':
    case 'FileIsADirectory':
      return t('There is a folder of that name.');
    case 'ENAMETOOLONG':
      return t('The name is too long.');
    default:
      return /ENOSPC|no space|quota/iu.test(message)
        ? t('There is no room left on the disk.')
        : t('The file system says: {0}', message);
  }
}

/** Whether {@link writeFile} found a file that it was to keep. */
export function isFileExists(error: unknown): boolean {
  return codeOf(error) === 'FileExists';
}

/** Short, so that a long name does not become too long by it. */
function temporaryName(name: string): string {
  const beginning = Array.from(name).slice(0, 20).join('');
  return `.${beginning}.${randomBytes(6).toString('hex')}.part`;
}

async function copyMode(from: string, to: string): Promise<void> {
  const mode = await stat(from).then(
    (stats) => stats.mode,
    () => undefined,
  );
  if (mode !== undefined) await chmod(to, mode & 0o777);
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
