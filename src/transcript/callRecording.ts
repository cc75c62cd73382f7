import * as vscode from 'vscode';
import { AlloError } from '../allo/errors.ts';
import type { Call } from '../model/call.ts';
import type { Recording } from '../model/recording.ts';
import type { AccountConversations } from '../conversations/accountConversations.ts';
import type { Log } from '../platform/log.ts';
import {
  explain,
  type Explanation,
  isCancelled,
  logProblem,
  SignedOutError,
} from '../platform/problems.ts';
import { openInAllo } from '../platform/openInAllo.ts';
import { type EditorPage, problemActions, takeRemedy } from './editorPage.ts';

/** How many bytes cross the bridge at once: about a tenth of a second each. */
const sliceBytes = 1024 * 1024;

/** Progress is told of this often at most, in milliseconds. */
const progressEvery = 100;

/** What keeps a recording from being heard here, but perhaps not from being heard in Allo. */
const heardElsewhere = ['recording-denied', 'too-large'] as const;

/** The recording of the call that a page shows: fetched when it is asked for, and given to the page. */
export class CallRecording implements vscode.Disposable {
  readonly #page: EditorPage;
  readonly #account: () => Promise<AccountConversations | undefined>;
  readonly #log: Log;
  #fetching: AbortController | undefined;
  #problem: Explanation | undefined;

  constructor(
    page: EditorPage,
    account: () => Promise<AccountConversations | undefined>,
    log: Log,
  ) {
    this.#page = page;
    this.#account = account;
    this.#log = log;
  }

  async fetch(call: Call): Promise<void> {
    this.cancel();
    const fetching = new AbortController();
    this.#fetching = fetching;
    this.#problem = undefined;
    // Who wants to listen may look at something else until it begins.
    this.#page.keep('fetching', true);
    let account: AccountConversations | undefined;
    try {
      account = await this.#account();
      if (!account) throw new SignedOutError();
      const recording = await account.recordings.get(call, {
        signal: fetching.signal,
        onProgress: this.#tellProgress(fetching.signal),
      });
      if (!fetching.signal.aborted) this.#send(recording);
    } catch (error) {
      if (fetching.signal.aborted) return;
      // Cancelled not by us: the account has got another key, or has gone.
      const next = isCancelled(error) ? await this.#account() : undefined;
      if (next && next !== account) await this.fetch(call);
      else this.#giveUp(isCancelled(error) ? new SignedOutError() : error);
    } finally {
      if (this.#fetching === fetching) this.#fetching = undefined;
    }
  }

  /** Stops what is on its way. */
  cancel(): void {
    this.#fetching?.abort();
    this.#fetching = undefined;
    this.#page.keep('fetching', false);
  }

  /** The page has taken the recording, and tells by itself what becomes of it. */
  arrived(): void {
    if (!this.#fetching) this.#page.keep('fetching', false);
  }

  /** Does what a button below a failure says. */
  async act(action: string, call: Call): Promise<void> {
    const problem = this.#problem;
    if (action === 'openInAllo') {
      await openInAllo(call);
      return;
    }
    if (problem && (await takeRemedy(problem, action))) return;
    // What came whole may have been damaged all the same.
    (await this.#account())?.recordings.forget(call.id);
    await this.fetch(call);
  }

  dispose(): void {
    this.cancel();
  }

  #giveUp(error: unknown): void {
    logProblem(this.#log, error);
    const problem = explainRecording(error);
    this.#problem = problem;
    const openInAllo = { id: 'openInAllo', label: vscode.l10n.t('Open in Allo') };
    this.#page.post({
      type: 'recording-failed',
      message: problem.message,
      actions: [
        ...(AlloError.is(error, ...heardElsewhere) ? [openInAllo] : []),
        ...problemActions(problem),
      ],
    });
    this.#page.keep('fetching', false);
  }

  #tellProgress(signal: AbortSignal): (received: number, total: number | null) => void {
    let toldAt = 0;
    return (received, total) => {
      const now = Date.now();
      if (signal.aborted || now - toldAt < progressEvery) return;
      toldAt = now;
      this.#page.post({ type: 'recording-progress', received, total });
    };
  }

  #send({ bytes, mimeType }: Recording): void {
    this.#page.post({ type: 'recording', mimeType, size: bytes.byteLength });
    for (let first = 0; first < bytes.byteLength; first += sliceBytes) {
      // A copy: only typed arrays that own their whole buffer cross as bytes of that length.
      this.#page.post({ type: 'recording-slice', bytes: bytes.slice(first, first + sliceBytes) });
    }
  }
}

function explainRecording(error: unknown): Explanation {
  const problem = error instanceof AlloError ? error.problem : undefined;
  if (problem?.kind !== 'too-large') return explain(error);
  const megabytes = Math.floor(problem.limit / (1024 * 1024));
  return {
    message: vscode.l10n.t(
      'This recording is larger than {0} MB, which is too much to be played here.',
      megabytes,
    ),
    remedies: [],
    canRetry: false,
  };
}
