import * as vscode from 'vscode';
import { uriToAddress } from '../conversations/itemAddress.ts';
import type { OpenAccounts } from '../conversations/openAccounts.ts';
import { itemMarkdown } from '../formats/itemMarkdown.ts';
import { itemHead, noTranscriptWords, speakerViews } from '../platform/itemWords.ts';
import type { Log } from '../platform/log.ts';
import { explain, logProblem, SignedOutError } from '../platform/problems.ts';

/**
 * The calls and text messages as read-only files, whose text is Markdown. Nothing is written to
 * disk: a file is made of what is loaded when it is read, and what is not loaded is asked for.
 */
export class ItemDocuments implements vscode.FileSystemProvider {
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #accounts: OpenAccounts;
  readonly #log: Log;

  constructor(accounts: OpenAccounts, log: Log) {
    this.#accounts = accounts;
    this.#log = log;
  }

  readonly onDidChangeFile = this.#changed.event;

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const address = uriToAddress(uri);
    if (!address) throw vscode.FileSystemError.FileNotFound(uri);
    try {
      const account = await this.#accounts.byId(address.account);
      if (!account) throw new SignedOutError();
      const item = await account.find(address);
      if (!item || item.kind === 'unreadable') throw vscode.FileSystemError.FileNotFound(uri);
      const segments = item.kind === 'call' ? (item.transcript ?? []) : [];
      const text = itemMarkdown(
        item,
        itemHead(item, address.contactLabel),
        speakerViews(segments, address.contactLabel),
        {
          summary: vscode.l10n.t('Summary'),
          transcript: vscode.l10n.t('Transcript'),
          noTranscript: noTranscriptWords(),
        },
      );
      return new TextEncoder().encode(text);
    } catch (error) {
      if (error instanceof vscode.FileSystemError) throw error;
      logProblem(this.#log, error);
      throw vscode.FileSystemError.Unavailable(explain(error).message);
    }
  }

  /** VS Code trusts `size` and `mtime` to know whether it has read the same text before. */
  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    if (!uriToAddress(uri)) {
      return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    }
    const { byteLength } = await this.readFile(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime: Date.now(), size: byteLength };
  }

  /** The folders in the paths are there to read well; what they hold is in the sidebar. */
  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  /** Tells when the conversation of an open document was loaded anew; asks the server for nothing. */
  watch(uri: vscode.Uri): vscode.Disposable {
    const address = uriToAddress(uri);
    if (!address) return new vscode.Disposable(() => undefined);
    const subscription = this.#accounts.byId(address.account).then(
      (account) =>
        account?.conversation(address.contact, address.alloNumber).onDidChange(() => {
          this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
        }),
      (error: unknown) => logProblem(this.#log, error),
    );
    return new vscode.Disposable(() => void subscription.then((present) => present?.dispose()));
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
}
