import type { AlloClient, PageRequest, RequestOptions } from '../allo/client.ts';
import { AlloError } from '../allo/errors.ts';
import type { AlloNumber } from '../model/alloNumber.ts';
import type { Contact } from '../model/contact.ts';
import type { Page } from '../model/page.ts';

/** Nobody's team has more to do with between two looks. */
const mostActive = 100;

/**
 * With whom there was something through any line of the team. The API tells it line by line: page i
 * is what stands on page i of each, the latest first, every number once.
 */
export class RecentContacts {
  readonly #client: AlloClient;
  readonly #lines: () => Promise<readonly AlloNumber[]>;
  /** How many pages each line has, to ask none for a page that it does not have; by its number. */
  readonly #pagesOf = new Map<string, number>();

  constructor(client: AlloClient, lines: () => Promise<readonly AlloNumber[]>) {
    this.#client = client;
    this.#lines = lines;
  }

  /** Lines that the key might not see are asked for again. */
  forget(): void {
    this.#pagesOf.clear();
  }

  /** @throws AlloError; `forbidden` among others when not one line may be read */
  async load(page: PageRequest, options: RequestOptions): Promise<Page<Contact>> {
    const lines = await this.#lines();
    const asked = lines.filter(
      ({ number }) => page.index === 0 || page.index < (this.#pagesOf.get(number) ?? Infinity),
    );
    const answers = await Promise.all(
      asked.map(({ number }) => this.#loadLine(number, page, options)),
    );
    const pages = answers.filter((answer) => answer !== null);
    if (pages.length === 0 && asked.length > 0) throw new AlloError({ kind: 'forbidden' });
    const items = pages
      .flatMap(({ items }) => items)
      .toSorted((a, b) => (b.lastActivityAt ?? -Infinity) - (a.lastActivityAt ?? -Infinity) || 0);
    const seen = new Set<string>();
    return {
      items: items.filter(({ id }) => !seen.has(id) && seen.add(id)),
      index: page.index,
      totalPages: Math.max(1, ...this.#pagesOf.values()),
      totalIsGuess: pages.some(({ totalIsGuess }) => totalIsGuess),
    };
  }

  /**
   * With whom there was something at or after a moment, line by line; a number that used several
   * lines comes once for each.
   *
   * @param since milliseconds since 1970; undefined for the latest of each line
   * @throws AlloError; `forbidden` among others when not one line may be read
   */
  async activeSince(
    since: number | undefined,
    options: RequestOptions,
  ): Promise<readonly Contact[]> {
    const lines = (await this.#lines()).filter(({ number }) => this.#pagesOf.get(number) !== 0);
    options.signal?.throwIfAborted();
    const page = { index: 0, size: since === undefined ? 1 : mostActive };
    const answers = await Promise.all(
      lines.map(({ number }) =>
        this.#askLine(number, page, { ...options, ...(since !== undefined && { since }) }),
      ),
    );
    const pages = answers.filter((answer) => answer !== null);
    if (pages.length === 0) throw new AlloError({ kind: 'forbidden' });
    return pages.flatMap(({ items }) => items);
  }

  /** A line that the key's user may not see is left out, and not asked for again. */
  async #loadLine(
    number: string,
    page: PageRequest,
    options: RequestOptions,
  ): Promise<Page<Contact> | null> {
    const answer = await this.#askLine(number, page, options);
    if (answer) this.#pagesOf.set(number, answer.totalPages);
    return answer;
  }

  async #askLine(
    number: string,
    page: PageRequest,
    options: RequestOptions & { readonly since?: number },
  ): Promise<Page<Contact> | null> {
    try {
      return await this.#client.recentConversations(number, page, options);
    } catch (error) {
      if (!AlloError.is(error, 'scope-missing', 'forbidden')) throw error;
      this.#pagesOf.set(number, 0);
      return null;
    }
  }
}
