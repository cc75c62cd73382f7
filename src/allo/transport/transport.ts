import type { Dispatcher } from 'undici';
import request from 'undici/lib/api/api-request.js';
import retry from 'undici/lib/interceptor/retry.js';
import type { Clock } from '../clock.ts';
import { connectionFailure } from '../decode/connectionFailure.ts';
import { readRequestId } from '../decode/refusal.ts';
import { AlloError } from '../errors.ts';
import type { Limits } from '../limits.ts';
import type { Download } from './download.ts';
import { FetchDispatcher } from './fetchDispatcher.ts';
import { inTurn } from './inTurn.ts';
import { type Lane, RateQueue, type Turn, type Urgency } from './rateQueue.ts';
import { refusalsAsErrors } from './refusals.ts';
import { reporting, type RequestReport } from './report.ts';
import { RetryPolicy } from './retryPolicy.ts';

/** What a {@link Transport} needs. */
export interface TransportOptions {
  readonly origin: string;
  readonly fetch: typeof globalThis.fetch;
  readonly limits: Limits;
  readonly clock: Clock;
  /** Hears of each attempt; must not throw. */
  readonly onRequest: (report: RequestReport) => void;
}

/** A request, ready to be sent. */
export interface TransportRequest {
  readonly method: 'GET' | 'POST';
  /** Encoded, with its query; begins with a slash. */
  readonly path: string;
  /** The path as it may be logged. */
  readonly template: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whether it changes nothing, so that it may be sent again, though it be a POST. */
  readonly isSearch?: boolean;
  readonly lane: Lane;
  readonly urgency: Urgency;
  /** Its reason should be an {@link AlloError}. */
  readonly signal: AbortSignal;
}

/** A success, complete. */
export interface TransportResponse {
  readonly status: number;
  readonly requestId: string | null;
  /** Decoded as UTF-8, invalid sequences replaced, without byte order mark. */
  readonly text: string;
}

/** A file, complete. */
export interface DownloadedFile {
  readonly bytes: Uint8Array;
  /** The header. */
  readonly contentType: string | null;
}

/**
 * Sends requests through the host's `fetch`: each in its turn, again where that may help, and with
 * every failure as an {@link AlloError}. From the wire upwards: fetch, report, refusals as errors,
 * the queue (so that each attempt counts), undici's retry handler, undici's request API.
 */
export class Transport {
  readonly #options: TransportOptions;
  readonly #queue: RateQueue;
  #order = 0;

  constructor(options: TransportOptions) {
    this.#options = options;
    this.#queue = new RateQueue(options.clock, options.limits);
  }

  /** @throws AlloError in every case that is not a 2xx with a complete body */
  send(wanted: TransportRequest): Promise<TransportResponse> {
    const { limits } = this.#options;
    return this.#exchange(wanted, { limits }, async ({ statusCode, headers, body }) => ({
      status: statusCode,
      requestId: readRequestId(headers['x-request-id']),
      text: await body.text(),
    }));
  }

  /** Fetches a recording. @throws AlloError as {@link send}, and what `accept` throws */
  download(
    wanted: TransportRequest,
    watch: Pick<Download, 'accept' | 'onProgress'>,
  ): Promise<DownloadedFile> {
    const { limits } = this.#options;
    const { recordingBytes: bodyBytes, recordingTotalMs: bodyTotalMs } = limits;
    const download = { ...watch, limits: { bodyBytes, bodyTotalMs } };
    const ofFiles = { ...limits, retries: limits.recordingRetries };
    return this.#exchange(wanted, { limits: ofFiles, download }, async ({ headers, body }) => {
      const contentType = headers['content-type'];
      return {
        bytes: await body.bytes(),
        contentType: typeof contentType === 'string' ? contentType : null,
      };
    });
  }

  async #exchange<T>(
    wanted: TransportRequest,
    { limits, download }: { readonly limits: Limits; readonly download?: Download },
    read: (response: Dispatcher.ResponseData) => Promise<T>,
  ): Promise<T> {
    const { origin, clock, onRequest } = this.#options;
    const { method, path, template, lane, urgency, signal } = wanted;
    const turn: Turn = { lane, urgency, order: this.#order++ };
    const mayRepeat = method === 'GET' || wanted.isSearch === true;
    const policy = new RetryPolicy({ mayRepeat, signal, queue: this.#queue, clock, limits });
    const about = () => ({ method, path: template, attempt: policy.attempt });
    const dispatcher = new FetchDispatcher({ ...this.#options, limits, download }).compose(
      reporting(about, onRequest, clock),
      refusalsAsErrors(clock),
      inTurn(this.#queue, turn, signal, (error) => policy.pauseAfter(error)),
      retry({ retry: policy.decide, throwOnError: false }),
    );
    const options: Dispatcher.RequestOptions = {
      origin,
      path,
      method,
      headers: { ...wanted.headers },
      body: wanted.body ?? null,
      signal,
    };
    try {
      return await read(await request.call(dispatcher, options));
    } catch (error) {
      if (error instanceof AlloError) throw error;
      throw signal.reason instanceof AlloError ? signal.reason : connectionFailure(error);
    }
  }
}
