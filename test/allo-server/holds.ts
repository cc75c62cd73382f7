import { matches, type LoggedRequest, type RequestMatch } from './requestLog.ts';

/** Requests that match wait here, unanswered, until they are released. */
export interface Hold {
  /** Those that wait now, in the order in which they came. */
  readonly waiting: readonly LoggedRequest[];
  /** Resolves as soon as so many requests wait at the same time. */
  arrived(count?: number): Promise<readonly LoggedRequest[]>;
  /** Lets those that wait go on, and holds no more. */
  release(): void;
}

export class Holds {
  readonly #holds = new Set<PendingHold>();

  add(match: RequestMatch): Hold {
    const hold = new PendingHold(match, () => this.#holds.delete(hold));
    this.#holds.add(hold);
    return hold;
  }

  /** Resolves when nothing holds the request back. */
  async pass(request: LoggedRequest): Promise<void> {
    for (const hold of this.#holds) {
      if (matches(hold.match, request)) {
        await hold.wait(request);
      }
    }
  }

  releaseAll(): void {
    for (const hold of this.#holds) {
      hold.release();
    }
  }
}

class PendingHold implements Hold {
  readonly match: RequestMatch;
  readonly waiting: LoggedRequest[] = [];
  readonly #forget: () => void;
  #resume: (() => void)[] = [];
  #watchers: { readonly count: number; readonly resolve: () => void }[] = [];

  constructor(match: RequestMatch, forget: () => void) {
    this.match = match;
    this.#forget = forget;
  }

  wait(request: LoggedRequest): Promise<void> {
    this.waiting.push(request);
    this.#watchers = this.#watchers.filter(({ count, resolve }) => {
      const isReached = this.waiting.length >= count;
      if (isReached) {
        resolve();
      }
      return !isReached;
    });
    return new Promise((resolve) => this.#resume.push(resolve));
  }

  async arrived(count = 1): Promise<readonly LoggedRequest[]> {
    if (this.waiting.length < count) {
      await new Promise<void>((resolve) => this.#watchers.push({ count, resolve }));
    }
    return [...this.waiting];
  }

  release(): void {
    this.#forget();
    for (const resume of this.#resume) {
      resume();
    }
    this.#resume = [];
    this.waiting.length = 0;
  }
}
