import { AlloError } from '../allo/errors.ts';
import { isUnfinished } from '../model/call.ts';
import { type ConversationItem, startOf } from '../model/conversationItem.ts';
import type { FoundItem } from '../model/foundItem.ts';
import { isNumberContact } from '../model/numberContact.ts';
import type { ItemAddress } from './itemAddress.ts';
import { pageOfMoment } from './pageOfMoment.ts';
import type { PagedList } from './pagedList.ts';

/** After so many milliseconds, what was not finished is worth another look. */
const unfinishedFor = 60_000;

/** Asks v2 for an item by its id. */
type AskById = (id: string, signal: AbortSignal | undefined) => Promise<FoundItem>;

/**
 * Finds the items of conversations: among what is loaded, on the page where one was last seen, on the
 * page of its date, and by its id.
 */
export class ItemFinder {
  readonly #ask: AskById;
  readonly #foundById = new Map<
    string,
    { readonly item: ConversationItem; readonly receivedAt: number }
  >();
  /** When items began of which that is known, by their keys. */
  readonly #foundAt = new Map<string, number>();

  constructor(ask: AskById) {
    this.#ask = ask;
  }

  /** Remembers when an item began. */
  note(item: ConversationItem): void {
    const start = startOf(item);
    if (start !== null) this.#foundAt.set(item.key, start);
  }

  /** An item by its id is asked for anew. */
  forget(key: string): void {
    this.#foundById.delete(key);
  }

  forgetAll(): void {
    this.#foundById.clear();
  }

  /**
   * @returns undefined when it is not there any more
   * @throws AlloError
   */
  async find(
    conversation: PagedList<ConversationItem>,
    address: ItemAddress,
    signal: AbortSignal | undefined,
  ): Promise<ConversationItem | undefined> {
    await this.#renewUnfinished(conversation, address.item, signal);
    const findOnPages = async () => {
      const moment = await this.#momentOf(address, conversation, signal);
      const isKnown = moment === undefined || conversation.locate(address.item);
      const page = isKnown ? address.page : await pageOfMoment(conversation, moment, signal);
      return (await conversation.find(address.item, page, signal))?.item;
    };
    const findById = () => this.#findById(address.item, signal);
    // By number there is nothing to be had but what v2 knows, so the shortest way is the best.
    if (isNumberContact(address.contact))
      return conversation.locate(address.item)?.item ?? (await findById()) ?? (await findOnPages());
    return (await findOnPages()) ?? (await findById());
  }

  /** A failure to ask changes nothing. */
  async #renewUnfinished(
    conversation: PagedList<ConversationItem>,
    key: string,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const known = conversation.locate(key);
    const answer = known && conversation.answer(known.pageIndex);
    if (!answer || !isWorthAnotherLook(known.item, answer.receivedAt)) return;
    await conversation.reload(known.pageIndex, signal).catch(() => undefined);
  }

  /**
   * When an item began that is not where it was last seen: a reference does not say where that was,
   * and page after page, a call of long ago would take long to find.
   *
   * @returns undefined where that is not known
   */
  async #momentOf(
    { contact, item, page }: ItemAddress,
    conversation: PagedList<ConversationItem>,
    signal: AbortSignal | undefined,
  ): Promise<number | undefined> {
    const isFound = () => this.#foundAt.has(item) || conversation.locate(item) !== undefined;
    if (!isFound()) await conversation.load(page, signal);
    if (!isFound() && !isNumberContact(contact)) {
      await this.#findById(item, signal).catch((error: unknown) => {
        if (!(error instanceof AlloError) || AlloError.is(error, 'cancelled')) throw error;
      });
    }
    return this.#foundAt.get(item);
  }

  /** v2 knows calls by id, wherever they stand, but without the segments' seconds. */
  async #findById(
    key: string,
    signal: AbortSignal | undefined,
  ): Promise<ConversationItem | undefined> {
    const known = this.#foundById.get(key);
    if (known && !isWorthAnotherLook(known.item, known.receivedAt)) return known.item;
    try {
      const { item } = await this.#ask(key, signal);
      this.#foundById.set(key, { item, receivedAt: Date.now() });
      return item;
    } catch (error) {
      if (known) return known.item;
      if (AlloError.is(error, 'not-found', 'invalid-request')) return undefined;
      throw error;
    }
  }
}

/** That Allo had written no transcript yet is not to be remembered. @param receivedAt milliseconds since 1970 */
function isWorthAnotherLook(item: ConversationItem, receivedAt: number): boolean {
  const now = Date.now();
  return item.kind === 'call' && isUnfinished(item, now) && now - receivedAt >= unfinishedFor;
}
