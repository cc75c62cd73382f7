import type { RetryHandler } from 'undici';
import type { Clock } from '../clock.ts';
import { AlloError } from '../errors.ts';
import type { Limits } from '../limits.ts';
import type { RateQueue } from './rateQueue.ts';

/** What a {@link RetryPolicy} needs. */
export interface RetryPolicyOptions {
  /** Whether sending it twice does no harm. */
  readonly mayRepeat: boolean;
  readonly signal: AbortSignal;
  readonly queue: RateQueue;
  readonly clock: Clock;
  readonly limits: Limits;
}

/** How Node, undici and Chromium say that a connection was cut. */
const connectionCut = new Set([
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'ERR_CONNECTION_RESET',
  'ERR_CONTENT_LENGTH_MISMATCH',
]);

/**
 * Whether, and when, one request is tried again: its own decision rather than undici's, which cuts a
 * `Retry-After` down to its own longest wait and does not look into bodies. How long a 429 holds is
 * the queue's affair, since it concerns every request.
 */
export class RetryPolicy {
  readonly #options: RetryPolicyOptions;
  #attempt = 1;

  constructor(options: RetryPolicyOptions) {
    this.#options = options;
  }

  /** The number of the attempt that is under way or over; 1 for the first. */
  get attempt(): number {
    return this.#attempt;
  }

  /** How long everything should pause after this failure, in milliseconds; null for not at all. */
  pauseAfter(error: Error): number | null {
    if (!(error instanceof AlloError)) return null;
    const { problem } = error;
    if (problem.kind !== 'rate-limited' && problem.kind !== 'server') return null;
    if (problem.retryAt !== null) return problem.retryAt - this.#options.clock.now();
    return problem.kind === 'rate-limited' ? this.#backoff() : null;
  }

  /** Undici's retry handler asks here, and waits for the answer. */
  readonly decide: RetryHandler.RetryCallback = (error, _context, answer) => {
    const wait = this.#waitAfter(error);
    if (wait === null) {
      answer(error);
      return;
    }
    const again = () => {
      this.#attempt++;
      answer(null);
    };
    if (wait === 0) {
      again();
      return;
    }
    // Undici rejects at once when the signal fires; what is left for us is not to keep the timer.
    const { clock, signal } = this.#options;
    const cancel = clock.after(wait, () => {
      signal.removeEventListener('abort', cancel);
      again();
    });
    signal.addEventListener('abort', cancel, { once: true });
  };

  /** Milliseconds to wait before the next attempt; null to give up. */
  #waitAfter(error: Error): number | null {
    const { mayRepeat, limits, queue } = this.#options;
    if (!(error instanceof AlloError)) return null;
    if (!mayRepeat || this.#attempt > limits.retries) return null;
    const { problem } = error;
    if (problem.kind === 'offline') {
      const cut = problem.code !== null && connectionCut.has(problem.code);
      return cut ? this.#backoff() : null;
    }
    const mayPass =
      problem.kind === 'rate-limited' || (problem.kind === 'server' && problem.retryable);
    if (!mayPass || queue.pauseLeft > limits.longestWaitMs) return null;
    // Where a pause was called for, the queue is what waits.
    return problem.kind === 'rate-limited' || problem.retryAt !== null ? 0 : this.#backoff();
  }

  /** Between half and all of a step that doubles, so that many clients do not come back as one. */
  #backoff(): number {
    const { clock, limits } = this.#options;
    return limits.backoffMs * 2 ** (this.#attempt - 1) * (0.5 + clock.random() / 2);
  }
}
