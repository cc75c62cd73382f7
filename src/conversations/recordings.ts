import type { DownloadOptions } from '../allo/client.ts';
import type { Call } from '../model/call.ts';
import type { Recording } from '../model/recording.ts';
import { SharedRequest } from './sharedRequest.ts';

/** About two hours of mp3 at 64 kbit/s, or as much as a few calls of a usual day. */
const mostBytesKept = 64 * 1024 * 1024;

/** A recording that is being fetched, and those who follow how far it is. */
class UnderWay {
  readonly #request: SharedRequest<Recording>;
  readonly #listeners = new Set<NonNullable<DownloadOptions['onProgress']>>();
  #progress: readonly [received: number, total: number | null] | null = null;

  constructor(fetch: (options: DownloadOptions) => Promise<Recording>) {
    this.#request = new SharedRequest((signal) =>
      fetch({
        signal,
        onProgress: (...progress) => {
          this.#progress = progress;
          for (const listener of this.#listeners) listener(...progress);
        },
      }),
    );
  }

  get isAbandoned(): boolean {
    return this.#request.isAbandoned;
  }

  async wait({ signal, onProgress }: DownloadOptions): Promise<Recording> {
    if (!onProgress) return this.#request.wait(signal);
    // One of its own for each who waits, though two may give the same function.
    const listener: typeof onProgress = (...progress) => onProgress(...progress);
    this.#listeners.add(listener);
    if (this.#progress) onProgress(...this.#progress);
    try {
      return await this.#request.wait(signal);
    } finally {
      this.#listeners.delete(listener);
    }
  }
}

/** The recordings of one account that were fetched, in memory only: those that were used last. */
export class Recordings {
  readonly #fetch: (call: Call, options: DownloadOptions) => Promise<Recording>;
  readonly #underWay = new Map<string, UnderWay>();
  /** In the order of their use, the last one last. */
  readonly #kept = new Map<string, Recording>();

  constructor(fetch: (call: Call, options: DownloadOptions) => Promise<Recording>) {
    this.#fetch = fetch;
  }

  /**
   * The recording of a call, fetched once for all who ask for it meanwhile.
   *
   * @throws AlloError, or the signal's reason when it is aborted
   */
  async get(call: Call, options: DownloadOptions = {}): Promise<Recording> {
    options.signal?.throwIfAborted();
    const kept = this.#kept.get(call.id);
    if (kept) {
      this.#keep(call.id, kept);
      return kept;
    }
    const underWay = this.#underWay.get(call.id);
    return (underWay && !underWay.isAbandoned ? underWay : this.#start(call)).wait(options);
  }

  /** Lets the recording of a call be fetched anew when it is asked for. */
  forget(callId: string): void {
    this.#kept.delete(callId);
    this.#underWay.delete(callId);
  }

  /** Forgets everything. */
  dispose(): void {
    this.#kept.clear();
    this.#underWay.clear();
  }

  #start(call: Call): UnderWay {
    const isCurrent = () => this.#underWay.get(call.id) === underWay;
    const underWay = new UnderWay(async (options) => {
      try {
        const recording = await this.#fetch(call, options);
        if (isCurrent()) this.#keep(call.id, recording);
        return recording;
      } finally {
        if (isCurrent()) this.#underWay.delete(call.id);
      }
    });
    this.#underWay.set(call.id, underWay);
    return underWay;
  }

  /** One that is larger than all may be together stays until the next comes. */
  #keep(callId: string, recording: Recording): void {
    this.#kept.delete(callId);
    this.#kept.set(callId, recording);
    let bytes = [...this.#kept.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
    for (const [id, { bytes: oldest }] of this.#kept) {
      if (bytes <= mostBytesKept || id === callId) break;
      this.#kept.delete(id);
      bytes -= oldest.length;
    }
  }
}
