import * as vscode from 'vscode';

/** A disk in memory, on which only so much has room. */
export class FullDisk implements vscode.FileSystemProvider {
  static readonly scheme = 'allo-test-disk';
  readonly files = new Map<string, Uint8Array>();
  room = 0;
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  stat(uri: vscode.Uri): vscode.FileStat {
    const bytes = this.files.get(uri.path);
    if (!bytes && uri.path !== '/') throw vscode.FileSystemError.FileNotFound(uri);
    const type = bytes ? vscode.FileType.File : vscode.FileType.Directory;
    return { type, ctime: 0, mtime: 0, size: bytes?.byteLength ?? 0 };
  }

  readDirectory(): [string, vscode.FileType][] {
    return [...this.files.keys()].map((path) => [path.slice(1), vscode.FileType.File]);
  }

  /** As a real disk does: what fitted is there. */
  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    this.files.set(uri.path, content.slice(0, this.room));
    if (content.byteLength > this.room) {
      throw new vscode.FileSystemError('NoSpace: no space left on device');
    }
  }

  rename(from: vscode.Uri, to: vscode.Uri, { overwrite }: { readonly overwrite: boolean }): void {
    if (this.files.has(to.path) && !overwrite) throw vscode.FileSystemError.FileExists(to);
    this.files.set(to.path, this.readFile(from));
    this.files.delete(from.path);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const bytes = this.files.get(uri.path);
    if (!bytes) throw vscode.FileSystemError.FileNotFound(uri);
    return bytes;
  }

  delete(uri: vscode.Uri): void {
    this.files.delete(uri.path);
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }
}
