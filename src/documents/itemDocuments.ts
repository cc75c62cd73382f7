import * as vscode from 'vscode';
import { followConversation } from '../conversations/followConversation.ts';
import { followItem } from '../conversations/followItem.ts';
import { uriToAddress, uriToConversation } from '../conversations/itemAddress.ts';
import type { OpenAccounts } from '../conversations/openAccounts.ts';
import type { Log } from '../platform/log.ts';
import { explain, logProblem } from '../platform/problems.ts';
import { documentText } from './documentText.ts';

/** What VS Code reads of a document. */
interface Text {
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970. */
  readonly writtenAt: number;
}

/**
 * The calls, text messages and conversations as read-only files, whose text is Markdown. Nothing is written to
 * disk: a file is made of what is loaded when it is read, and what is not loaded is asked for.
 */
export class ItemDocuments implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #accounts: OpenAccounts;
  readonly #log: Log;
  /** Of documents whose parts do not tell when they were loaded. */
  readonly #madeAt = Date.now();

  constructor(accounts: OpenAccounts, log: Log) {
    this.#accounts = accounts;
    this.#log = log;
  }

  readonly onDidChangeFile = this.#changed.event;

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return (await this.#text(uri)).bytes;
  }

  /** VS Code tells by size and time whether it has read the same text before. */
  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    if (!uriToAddress(uri) && !uriToConversation(uri)) {
      return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    }
    const { bytes, writtenAt } = await this.#text(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime: writtenAt, size: bytes.byteLength };
  }

  /** The folders in the paths are there to read well; what they hold is in the sidebar. */
  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  /** Tells when an open document was loaded anew, by whomever. */
  watch(uri: vscode.Uri): vscode.Disposable {
    const item = uriToAddress(uri);
    const conversation = uriToConversation(uri);
    const changed = () => {
      this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    };
    const following = item
      ? followItem(this.#accounts, item, changed)
      : conversation && followConversation(this.#accounts, conversation, { changed });
    return new vscode.Disposable(() => following?.dispose());
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #text(uri: vscode.Uri): Promise<Text> {
    const text = await this.#read(uri);
    if (!text) throw vscode.FileSystemError.FileNotFound(uri);
    const { markdown, loadedAt } = text;
    return { bytes: new TextEncoder().encode(markdown), writtenAt: loadedAt ?? this.#madeAt };
  }

  async #read(uri: vscode.Uri): ReturnType<typeof documentText> {
    try {
      return await documentText(this.#accounts, uri);
    } catch (error) {
      logProblem(this.#log, error);
      throw vscode.FileSystemError.Unavailable(explain(error).message);
    }
  }
}
