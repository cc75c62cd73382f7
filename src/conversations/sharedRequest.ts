/**
 * One request that several parts of the program wait for. Each may give up on its own; the request
 * is aborted when nobody waits any more.
 */
export class SharedRequest<Result> {
  readonly #controller = new AbortController();
  readonly #result: Promise<Result>;
  #waiting = 0;

  constructor(start: (signal: AbortSignal) => Promise<Result>) {
    this.#result = start(this.#controller.signal);
    // Whoever waits is told; when nobody does, there is nobody to tell.
    this.#result.catch(() => undefined);
  }

  /** Whether the request was aborted, so that a newcomer must start another. */
  get isAbandoned(): boolean {
    return this.#controller.signal.aborted;
  }

  /** @throws the signal's reason when it is aborted before the result is there; else what the request throws */
  async wait(signal?: AbortSignal): Promise<Result> {
    signal?.throwIfAborted();
    this.#waiting++;
    const left = Promise.withResolvers<never>();
    const leave = () => left.reject(signal?.reason);
    signal?.addEventListener('abort', leave, { once: true });
    try {
      return await Promise.race([this.#result, left.promise]);
    } finally {
      signal?.removeEventListener('abort', leave);
      if (--this.#waiting === 0) this.#controller.abort();
    }
  }
}
