import * as vscode from 'vscode';
import type { Call } from '../model/call.ts';
import type { ConversationItem } from '../model/conversationItem.ts';
import type { Segment } from '../model/segment.ts';
import type { AccountConversations } from '../conversations/accountConversations.ts';
import { followItem } from '../conversations/followItem.ts';
import type { ItemAddress } from '../conversations/itemAddress.ts';
import { commands } from '../platform/commands.ts';
import { itemHead, noTranscriptWords, speakerViews } from '../platform/itemWords.ts';
import { CallRecording } from './callRecording.ts';
import { copyExcerpt, copySummary } from './copying.ts';
import type { EditorPage } from './editorPage.ts';
import type { EditorServices } from './editorServices.ts';
import type { Player } from './playback.ts';
import { encodeSegments, firstSlice, laterSlice } from './protocol.ts';
import type { CallBody, CallContent, MessageToHost, Place } from './protocol.ts';
import { GoneError, type LoadOptions, type Subject, TextMessageFound } from './subject.ts';

/** What a call needs of the editor that it is shown in. */
interface CallEditor {
  readonly uri: vscode.Uri;
}

/** One call on the page of an editor: its head, its segments and its recording. */
export class CallSubject implements Subject, Player {
  readonly #address: ItemAddress;
  readonly #editor: CallEditor;
  readonly #page: EditorPage;
  readonly #services: EditorServices;
  readonly #following: { dispose(): void };
  readonly #recording: CallRecording;
  #account: AccountConversations | undefined;
  #call: Call | undefined;
  #sequence = 0;

  constructor(
    address: ItemAddress,
    editor: CallEditor,
    page: EditorPage,
    services: EditorServices,
  ) {
    this.#address = address;
    this.#editor = editor;
    this.#page = page;
    this.#services = services;
    // Asked for each time: with another key of the team, it is another one.
    const account = () => services.accounts.byId(address.account);
    this.#recording = new CallRecording(page, account, services.log);
    this.#following = followItem(services.accounts, address, (item) => this.#changed(item));
  }

  get isShown(): boolean {
    return this.#call !== undefined;
  }

  get title(): string {
    return this.#account?.contactLabel(this.#address) ?? this.#address.contactLabel;
  }

  get isVisible(): boolean {
    return this.#page.isVisible;
  }

  async load(account: AccountConversations, { isAnew, signal }: LoadOptions): Promise<void> {
    this.#account = account;
    const item = await (isAnew
      ? account.refresh(this.#address, signal)
      : account.find(this.#address, signal));
    signal.throwIfAborted();
    if (!item || item.kind === 'unreadable') throw new GoneError();
    if (item.kind === 'text-message') throw new TextMessageFound();
    this.#show(item);
  }

  showAgain(): void {
    if (!this.#call) return;
    this.#show(this.#call);
    void this.#askAgain();
  }

  reveal(place: Place): void {
    this.#page.post({ type: 'reveal', place });
  }

  async receive(message: MessageToHost): Promise<void> {
    const call = this.#call;
    if (!call) return;
    switch (message.type) {
      case 'fetch-recording':
        await this.#recording.fetch(call);
        return;
      case 'cancel-recording':
        this.#recording.cancel();
        return;
      case 'save-recording':
        await vscode.commands.executeCommand(commands.saveRecording, this.#editor.uri);
        return;
      case 'act-on-recording':
        await this.#recording.act(message.action, call);
        return;
      case 'playback':
        this.#services.playback.note(this, message);
        this.#recording.arrived();
        return;
      case 'copy':
        await copyExcerpt(
          this.#services,
          { address: this.#address, item: call, who: this.title },
          message,
        );
        return;
      case 'copy-summary':
        await copySummary(call);
        return;
      default:
      // Of other subjects, or of every editor.
    }
  }

  toggle(): void {
    this.#page.post({ type: 'player', command: 'toggle' });
  }

  pause(): void {
    this.#page.post({ type: 'player', command: 'pause' });
  }

  show(): PromiseLike<void> {
    return vscode.commands.executeCommand('vscode.open', this.#editor.uri);
  }

  keep(isKept: boolean): void {
    this.#page.keep('playing', isKept);
  }

  dispose(): void {
    this.#sequence++;
    this.#following.dispose();
    this.#recording.dispose();
    this.#services.playback.forget(this);
  }

  /** What was not written yet may be by now; it shows as soon as it is there. */
  async #askAgain(): Promise<void> {
    try {
      const account = await this.#services.accounts.byId(this.#address.account);
      await account?.find(this.#address);
    } catch {
      // Nobody has asked for it: what is shown stays, and Refresh says what is wrong.
    }
  }

  /** What others load of the same conversation shows here too. */
  #changed(item: ConversationItem): void {
    if (item.kind !== 'call' || !this.#call || !this.#page.isReady) return;
    if (JSON.stringify(item) !== JSON.stringify(this.#call)) this.#show(item);
  }

  #show(call: Call): void {
    this.#call = call;
    this.#page.setIcon('call');
    const sequence = ++this.#sequence;
    this.#page.post({ type: 'call', sequence, call: this.#view(call) });
    void this.#send(sequence, call.transcript ?? []);
  }

  /** Slice by slice, so that neither the first screen nor what the reader does has to wait for all of it. */
  async #send(sequence: number, segments: readonly Segment[]): Promise<void> {
    for (let first = 0; first < segments.length && sequence === this.#sequence;) {
      const next = first + (first === 0 ? firstSlice : laterSlice);
      const json = encodeSegments(segments.slice(first, next));
      if (!(await this.#page.deliver({ type: 'segments', sequence, first, json }))) return;
      first = next;
    }
  }

  #view(call: Call): CallContent {
    return {
      head: itemHead(call, this.title),
      body: bodyOf(call, this.title),
      lengthSeconds: call.lengthSeconds,
      hasRecording: call.recordingUrl !== null,
    };
  }
}

function bodyOf(call: Call, who: string): CallBody {
  const segments = call.transcript ?? [];
  return segments.length === 0
    ? { type: 'no-transcript', message: noTranscriptWords(call) }
    : { type: 'segments', total: segments.length, speakers: speakerViews(segments, who) };
}
