import * as vscode from 'vscode';
import type { Call } from '../model/call.ts';
import type { ConversationItem } from '../model/conversationItem.ts';
import type { TextMessage } from '../model/textMessage.ts';
import { followItem } from '../conversations/followItem.ts';
import { type ItemAddress, uriToAddress } from '../conversations/itemAddress.ts';
import type { OpenAccounts } from '../conversations/openAccounts.ts';
import { itemMarkdown } from '../formats/itemMarkdown.ts';
import { itemHead, noTranscriptWords, speakerViews } from '../platform/itemWords.ts';
import type { Log } from '../platform/log.ts';
import { explain, logProblem, SignedOutError } from '../platform/problems.ts';

/** What VS Code reads of an item. */
interface Text {
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970. */
  readonly writtenAt: number;
}

/**
 * The calls and text messages as read-only files, whose text is Markdown. Nothing is written to
 * disk: a file is made of what is loaded when it is read, and what is not loaded is asked for.
 */
export class ItemDocuments implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  /** When an item was first written out: a refreshed item is another one. */
  readonly #writtenAt = new WeakMap<Call | TextMessage, number>();
  readonly #accounts: OpenAccounts;
  readonly #log: Log;

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
    if (!uriToAddress(uri)) {
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
    const address = uriToAddress(uri);
    if (!address) return new vscode.Disposable(() => undefined);
    const following = followItem(this.#accounts, address, () => {
      this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
    });
    return new vscode.Disposable(() => following.dispose());
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
    const address = uriToAddress(uri);
    if (!address) throw vscode.FileSystemError.FileNotFound(uri);
    const { item, who } = await this.#find(address);
    if (!item || item.kind === 'unreadable') throw vscode.FileSystemError.FileNotFound(uri);
    const writtenAt = this.#writtenAt.get(item) ?? Date.now();
    this.#writtenAt.set(item, writtenAt);
    return { bytes: new TextEncoder().encode(markdownOf(item, who)), writtenAt };
  }

  async #find(
    address: ItemAddress,
  ): Promise<{ readonly item: ConversationItem | undefined; readonly who: string }> {
    try {
      const account = await this.#accounts.byId(address.account);
      if (!account) throw new SignedOutError();
      return { item: await account.find(address), who: account.contactLabel(address) };
    } catch (error) {
      logProblem(this.#log, error);
      throw vscode.FileSystemError.Unavailable(explain(error).message);
    }
  }
}

function markdownOf(item: Call | TextMessage, contactLabel: string): string {
  const segments = item.kind === 'call' ? (item.transcript ?? []) : [];
  return itemMarkdown(item, itemHead(item, contactLabel), speakerViews(segments, contactLabel), {
    summary: vscode.l10n.t('Summary'),
    transcript: vscode.l10n.t('Transcript'),
    noTranscript: item.kind === 'call' ? noTranscriptWords(item) : '',
  });
}
