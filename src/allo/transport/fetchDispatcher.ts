import type { Dispatcher as Undici } from 'undici';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
import type { Clock } from '../clock.ts';
import { connectionFailure } from '../decode/connectionFailure.ts';
import { isObject } from '../decode/fields.ts';
import { AlloError } from '../errors.ts';
import type { Limits } from '../limits.ts';
import { declaredLength, type Download } from './download.ts';

/** What a {@link FetchDispatcher} needs. */
export interface FetchDispatcherOptions {
  /** The only origin that is ever asked, because the key goes along. */
  readonly origin: string;
  readonly fetch: typeof globalThis.fetch;
  readonly limits: Limits;
  readonly clock: Clock;
  /** When it is a file that is asked for. */
  readonly download?: Download | undefined;
}

/**
 * Lets undici's request API and interceptors send through a `fetch` that is given. In VS Code that
 * is the extension host's own, the only one that knows the user's proxy and certificates.
 *
 * An answer is handed on once its body is complete and in memory. So a connection that breaks in the
 * middle of a body is an error like any other, which can be met by asking again: undici's way would
 * be to ask for the remaining bytes, but what it counted are decompressed ones.
 */
export class FetchDispatcher extends Dispatcher {
  readonly #options: FetchDispatcherOptions;

  constructor(options: FetchDispatcherOptions) {
    super();
    this.#options = options;
  }

  override dispatch(request: Undici.DispatchOptions, handler: Undici.DispatchHandler): boolean {
    void new Exchange(this.#options, handler).run(request);
    return true;
  }
}

/**
 * Decoded bodies do not have the length and encoding that these headers tell of, and undici's retry
 * handler would compare the length.
 */
const headersOfTheEncodedBody = new Set([
  'content-encoding',
  'content-length',
  'transfer-encoding',
]);

/** One request and its answer. */
class Exchange implements Undici.DispatchController {
  readonly #options: FetchDispatcherOptions;
  readonly #handler: Undici.DispatchHandler;
  readonly #abort = new AbortController();
  readonly #timers = new Set<() => void>();
  #settled = false;
  #reason: Error | null = null;
  paused = false;

  constructor(options: FetchDispatcherOptions, handler: Undici.DispatchHandler) {
    this.#options = options;
    this.#handler = handler;
  }

  get aborted(): boolean {
    return this.#reason !== null;
  }

  get reason(): Error | null {
    return this.#reason;
  }

  /** Called by undici when the caller's signal fires, and when it is done with a body. */
  abort(reason?: Error): void {
    if (this.#settled) return;
    this.#reason = reason ?? new AlloError({ kind: 'cancelled' });
    this.#fail(this.#reason);
  }

  /** The body is in memory by the time it is handed on, so there is nothing to hold back. */
  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
  }

  async run(request: Undici.DispatchOptions): Promise<void> {
    try {
      this.#handler.onRequestStart?.(this, null);
      if (this.#isOver()) return;
      const response = await this.#send(request);
      // A `fetch` that does not care for its signal: the exchange is over, so is the answer.
      if (this.#isOver()) {
        await response.body?.cancel();
        return;
      }
      const body = await this.#read(response);
      this.#succeed(response, body);
    } catch (error) {
      this.#fail(error instanceof AlloError ? error : connectionFailure(error));
    }
  }

  async #send({ origin, path, method, headers, body }: Undici.DispatchOptions): Promise<Response> {
    const url = new URL(`${String(origin)}${path}`);
    // Not a matter of trust in the caller but the last line of defence for the key.
    if (url.origin !== this.#options.origin) throw new AlloError({ kind: 'redirected' });
    const done = this.#limit(this.#options.limits.headersMs, 'headers');
    const { fetch } = this.#options;
    const response = await fetch(url, {
      method,
      headers: plain(headers),
      body: typeof body === 'string' ? body : null,
      redirect: 'manual',
      signal: this.#abort.signal,
    });
    done();
    return response;
  }

  async #read({ ok, headers, body: stream }: Response): Promise<Buffer[]> {
    const body: ReadableStream<Uint8Array> | null = stream;
    const { limits } = this.#options;
    const download = ok ? this.#options.download : undefined;
    const { bodyBytes, bodyTotalMs } = download?.limits ?? limits;
    download?.accept(headers);
    const length = declaredLength(headers);
    if (length !== null && length > bodyBytes)
      throw new AlloError({ kind: 'too-large', limit: bodyBytes });
    const chunks: Buffer[] = [];
    if (body === null) return chunks;
    const done = this.#limit(bodyTotalMs, 'body');
    const reader = body.getReader();
    let bytes = 0;
    for (;;) {
      download?.onProgress(bytes, length);
      const chunkCame = this.#limit(limits.bodyIdleMs, 'body');
      const { value } = await reader.read();
      chunkCame();
      if (this.#isOver() || value === undefined) break;
      bytes += value.byteLength;
      if (bytes > bodyBytes) throw new AlloError({ kind: 'too-large', limit: bodyBytes });
      chunks.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
    }
    done();
    // Not every `fetch` minds that a connection ends before its time.
    if (download && length !== null && bytes < length)
      throw new AlloError({ kind: 'offline', code: 'ERR_CONTENT_LENGTH_MISMATCH' });
    return chunks;
  }

  /** Gives up after so many milliseconds, unless the function that it returns is called before. */
  #limit(milliseconds: number, phase: 'headers' | 'body'): () => void {
    const cancel = this.#options.clock.after(milliseconds, () =>
      this.#fail(new AlloError({ kind: 'timed-out', phase })),
    );
    this.#timers.add(cancel);
    return () => {
      this.#timers.delete(cancel);
      cancel();
    };
  }

  /**
   * An exception out of a handler must reach its `onResponseError`: undici's handlers throw in order
   * to be called there, and the request would hang otherwise.
   */
  #succeed(response: Response, body: readonly Buffer[]): void {
    if (!this.#settle()) return;
    try {
      const headers = Object.fromEntries(
        [...response.headers].filter(([name]) => !headersOfTheEncodedBody.has(name)),
      );
      // Browsers' fetch, and Electron's, hide a redirect behind status 0; to undici it is one.
      const status = response.type === 'opaqueredirect' ? 302 : response.status;
      this.#handler.onResponseStart?.(this, status, headers, response.statusText);
      for (const chunk of body) this.#handler.onResponseData?.(this, chunk);
      this.#handler.onResponseEnd?.(this, {});
    } catch (error) {
      this.#handler.onResponseError?.(
        this,
        error instanceof Error ? error : connectionFailure(error),
      );
    }
  }

  /** The first of an answer, an error, a time limit and an abort wins; what comes later is dropped. */
  #fail(error: Error): void {
    if (!this.#settle()) return;
    this.#abort.abort(error);
    this.#handler.onResponseError?.(this, error);
  }

  /** A method, since the compiler does not expect a field to change during an `await`. */
  #isOver(): boolean {
    return this.#settled;
  }

  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
    return true;
  }
}

function plain(headers: Undici.DispatchOptions['headers']): Record<string, string> {
  const entries = isObject(headers) ? Object.entries(headers) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
