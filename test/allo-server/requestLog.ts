import type { AuthorizationForm } from './auth.ts';
import type { KeyName } from './keys.ts';

/** One request, as it was received; the log can be sent as JSON. */
export interface LoggedRequest {
  readonly id: number;
  readonly method: string;
  /** Without the query, as it was sent: still percent-encoded. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly authorization: AuthorizationForm;
  /** Which of the server's keys was used; null for none, or one that it does not know. */
  readonly key: KeyName | null;
  readonly startedAt: number;
  /** Null as long as the answer is on its way. */
  readonly endedAt: number | null;
  /** Null when no status was sent. */
  readonly status: number | null;
  /** True when the connection ended before the answer did, whoever ended it. */
  readonly aborted: boolean;
}

export type OpenRequest = { -readonly [Field in keyof LoggedRequest]: LoggedRequest[Field] };

/** Which requests are meant. All that is given must match; nothing given means all of them. */
export interface RequestPattern {
  readonly method?: string;
  /** The whole path, or a pattern that occurs in it. */
  readonly path?: string | RegExp;
  /** Parameters that must be there with these values; others may be. */
  readonly query?: Readonly<Record<string, string>>;
}

export type RequestMatch = RequestPattern | ((request: LoggedRequest) => boolean);

export function matches(match: RequestMatch, request: LoggedRequest): boolean {
  if (typeof match === 'function') {
    return match(request);
  }
  const { method, path, query = {} } = match;
  return (
    (method === undefined || method === request.method) &&
    (path === undefined ||
      (typeof path === 'string' ? path === request.path : path.test(request.path))) &&
    Object.entries(query).every(([name, value]) => request.query[name] === value)
  );
}

interface Waiter {
  readonly match: RequestMatch;
  readonly resolve: (request: LoggedRequest) => void;
}

/** Remembers requests, and tells those who wait for one. */
export class RequestLog {
  requests: LoggedRequest[] = [];
  #arrivals: Waiter[] = [];
  #endings: Waiter[] = [];

  matching(match: RequestMatch): LoggedRequest[] {
    return this.requests.filter((request) => matches(match, request));
  }

  begin(request: OpenRequest): void {
    this.requests.push(request);
    this.#arrivals = settle(this.#arrivals, request);
  }

  end(request: OpenRequest): void {
    this.#endings = settle(this.#endings, request);
  }

  /** The next request that matches, as soon as it arrives. */
  nextArrival(match: RequestMatch): Promise<LoggedRequest> {
    return new Promise((resolve) => this.#arrivals.push({ match, resolve }));
  }

  /** The next request that matches to be over, answered or not. */
  nextEnding(match: RequestMatch): Promise<LoggedRequest> {
    return new Promise((resolve) => this.#endings.push({ match, resolve }));
  }
}

function settle(waiters: readonly Waiter[], request: LoggedRequest): Waiter[] {
  return waiters.filter((waiter) => {
    const isMeant = matches(waiter.match, request);
    if (isMeant) {
      waiter.resolve(request);
    }
    return !isMeant;
  });
}
