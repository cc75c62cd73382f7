import { v1Error, v2Error } from './errors.ts';
import type { Reply } from './reply.ts';

export interface RateLimits {
  readonly readPerSecond: number;
  readonly writePerSecond: number;
}

/**
 * A window is counted a little shorter than a second: a client that keeps to the limit exactly must
 * not be refused because one request took a millisecond longer than another.
 */
const windowMs = 975;

interface Window {
  startedAt: number;
  count: number;
}

/** v2's limits: so many reads, and so many other requests, per key and second. */
export class RateLimiter {
  readonly #limits: RateLimits | null;
  readonly #windows = new Map<string, Window>();

  /** @param limits null for no limits, though headers are sent all the same */
  constructor(limits: RateLimits | null) {
    this.#limits = limits;
  }

  /** Counts the request; says which headers go with its answer and whether it is one too many. */
  count(
    key: string,
    method: string,
  ): { readonly headers: Record<string, string>; readonly isTooMany: boolean } {
    const isRead = method === 'GET' || method === 'HEAD';
    const limit = isRead
      ? (this.#limits?.readPerSecond ?? 20)
      : (this.#limits?.writePerSecond ?? 5);
    const now = Date.now();
    const name = `${isRead ? 'read' : 'write'} ${key}`;
    let window = this.#windows.get(name);
    if (window === undefined || now - window.startedAt >= windowMs) {
      window = { startedAt: now, count: 0 };
      this.#windows.set(name, window);
    }
    window.count++;
    return {
      headers: {
        'X-RateLimit-Limit': String(limit),
        'X-RateLimit-Remaining': String(Math.max(0, limit - window.count)),
        'X-RateLimit-Reset': String(Math.ceil((window.startedAt + 1000) / 1000)),
      },
      isTooMany: this.#limits !== null && window.count > limit,
    };
  }
}

/** When to come back, in one of the ways in which a server may say it. */
export type RetryAfter = number | { readonly date: number } | null;

function retryAfterHeader(retryAfter: RetryAfter): Record<string, string> {
  if (retryAfter === null) {
    return {};
  }
  return {
    'Retry-After':
      typeof retryAfter === 'number'
        ? String(retryAfter)
        : new Date(Date.now() + retryAfter.date * 1000).toUTCString(),
  };
}

export function tooManyRequests(
  generation: 'v1' | 'v2',
  requestId: string,
  retryAfter: RetryAfter,
): Reply {
  const headers = retryAfterHeader(retryAfter);
  if (generation === 'v1') {
    const message = `limit=1;type=SECOND;reset_in=${secondsOf(retryAfter)}`;
    return v1Error(429, 'API_KEY_QUOTA_EXCEEDED', [{ message, field: 'SECOND' }], headers);
  }
  const extras = retryAfter === null ? {} : { retry_after_seconds: secondsOf(retryAfter) };
  const message = 'Too many requests. Please slow down.';
  return v2Error(429, 'RATE_LIMIT_EXCEEDED', message, requestId, extras, headers);
}

/** v1's quota of the day is used up. */
export function dailyQuota(resetInSeconds: number, retryAfter: RetryAfter): Reply {
  const message = `limit=1000;type=DAILY;reset_in=${resetInSeconds}`;
  return v1Error(
    429,
    'API_KEY_QUOTA_EXCEEDED',
    [{ message, field: 'DAILY' }],
    retryAfterHeader(retryAfter),
  );
}

function secondsOf(retryAfter: RetryAfter): number {
  if (retryAfter === null) return 1;
  return typeof retryAfter === 'number' ? retryAfter : retryAfter.date;
}
