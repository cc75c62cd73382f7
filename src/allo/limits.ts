/** Where this layer stops waiting, reading and trying. Times are milliseconds. */
export interface Limits {
  /** From the start of a request until its headers are there, connecting included. */
  readonly headersMs: number;
  /** The longest silence while a body is coming in. */
  readonly bodyIdleMs: number;
  /** From the headers until the end of the body, so that a trickle ends as well. */
  readonly bodyTotalMs: number;
  /** The largest body, counted after decompression. */
  readonly bodyBytes: number;
  /** The largest recording; an hour of mp3 has about 30 MB, of uncompressed sound about 60. */
  readonly recordingBytes: number;
  /** {@link Limits.bodyTotalMs} of a recording. */
  readonly recordingTotalMs: number;
  /** How often the download of a recording is repeated, each time from its beginning. */
  readonly recordingRetries: number;
  readonly recordingsAtOnce: number;
  /** How often a request that may be repeated is repeated. */
  readonly retries: number;
  /** The pause before the first repetition; it doubles with each further one. */
  readonly backoffMs: number;
  /** A longer wait is reported rather than sat out. */
  readonly longestWaitMs: number;
  /**
   * How long the word of a `Retry-After` is taken: after that the API is asked again, so that a
   * nonsensical value does not shut a person out for good.
   */
  readonly longestPauseMs: number;
  /** Requests per second to v2 that read (GET); from Allo's guide on rate limits. */
  readonly readsPerSecond: number;
  /** Requests per second to v2 by any other method, searches included; from the same guide. */
  readonly writesPerSecond: number;
}

export const defaultLimits: Limits = {
  headersMs: 30_000,
  bodyIdleMs: 30_000,
  bodyTotalMs: 120_000,
  bodyBytes: 32 * 1024 * 1024,
  recordingBytes: 200 * 1024 * 1024,
  recordingTotalMs: 30 * 60_000,
  recordingRetries: 1,
  recordingsAtOnce: 3,
  retries: 3,
  backoffMs: 500,
  longestWaitMs: 30_000,
  longestPauseMs: 15 * 60_000,
  readsPerSecond: 20,
  writesPerSecond: 5,
};
