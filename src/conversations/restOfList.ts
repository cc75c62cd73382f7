import type { PagedList } from './pagedList.ts';
import { SharedRequest } from './sharedRequest.ts';

/** How far the loading of a whole list has come, in pages; the total as far as is known. */
export interface ListProgress {
  readonly loaded: number;
  readonly total: number;
}

/** What of a list is needed to load the rest of it. */
type Loadable = Pick<
  PagedList<unknown>,
  'load' | 'loadedPages' | 'nextPage' | 'onDidChange' | 'totalPages'
>;

/** A server that repeats itself has no end. */
const mostPages = 2000;

/**
 * Loads what is missing of a list, behind whatever a person waits for: one page after the other, once
 * however many ask, and no further when nobody waits any more.
 */
export class RestOfList {
  readonly #list: Loadable;
  #underWay: SharedRequest<void> | undefined;

  constructor(list: Loadable) {
    this.#list = list;
  }

  /** Whether the rest is on its way. */
  get isLoading(): boolean {
    return this.#underWay !== undefined && !this.#underWay.isAbandoned;
  }

  /** @throws AlloError, or the signal's reason when it is aborted; what is loaded by then stays */
  async load(onProgress?: (progress: ListProgress) => void, signal?: AbortSignal): Promise<void> {
    const tell = () => {
      const { loadedPages, totalPages } = this.#list;
      if (totalPages !== undefined) onProgress?.({ loaded: loadedPages.length, total: totalPages });
    };
    tell();
    if (this.#list.nextPage === undefined) return;
    if (!this.#underWay || this.#underWay.isAbandoned) this.#underWay = this.#start();
    const changes = this.#list.onDidChange(tell);
    try {
      await this.#underWay.wait(signal);
    } finally {
      changes.dispose();
    }
  }

  #start(): SharedRequest<void> {
    const request = new SharedRequest<void>((signal) =>
      this.#loadRest(signal).finally(() => {
        if (this.#underWay === request) this.#underWay = undefined;
      }),
    );
    return request;
  }

  async #loadRest(signal: AbortSignal): Promise<void> {
    for (let pages = 0; pages < mostPages; pages++) {
      const next = this.#list.nextPage;
      if (next === undefined) return;
      await this.#list.load(next, signal, 'background');
    }
  }
}
