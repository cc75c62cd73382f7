import type { ConversationItem } from '../model/conversationItem.ts';
import type { Conversation } from './accountConversations.ts';
import { oldestFirst } from './oldestFirst.ts';

/** How far the reading of a whole conversation has come. */
export interface LoadProgress {
  /** Pages that are read, in this round. */
  readonly loaded: number;
  /** Pages that there are, as far as is known. */
  readonly total: number;
  /** 1, or more when everything is read again because the conversation has changed. */
  readonly round: number;
}

/** A whole conversation, or what there is of it. */
export interface WholeLoad {
  /** Oldest first, each once. */
  readonly items: readonly ConversationItem[];
  readonly totalPages: number;
  /** 0-based, rising. Empty when the conversation is whole. */
  readonly missingPages: readonly number[];
  /** Whether the items are known to be those that the server has. */
  readonly isSettled: boolean;
  /** What ended the reading early: an AlloError, or the signal's reason; null when it came to its end. */
  readonly stoppedBy: Error | null;
}

/** How {@link loadWhole} goes on, and how it is stopped. */
interface LoadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: LoadProgress) => void;
}

/** How often everything is read, when the conversation changes each time. */
const mostRounds = 3;

/** The two ends of a conversation at one time. */
interface Look {
  /** What stands there, and where the last page is; two looks agree when this is the same. */
  readonly keys: string;
  /** Of the later of its requests. */
  readonly sequence: number;
  /** Whether there is but one page, so that there is nothing else to see. */
  readonly isAll: boolean;
}

/**
 * Reads all pages of a conversation, behind whatever a person waits for. Never rejects: what was read
 * before a failure or a cancellation is in the result, and stays loaded for the others.
 *
 * The conversation may change meanwhile: a new item pushes all others towards the end, and may push
 * one from a page that is read later to one that was read before; a deletion does the reverse. So
 * the first and the last page are read before all others and again after them. New items stand on
 * the first page (or the last, if the server counts from the oldest), and a deletion moves the last
 * one. If both are as before, only an item that came and went in between can have moved the others;
 * it then leaves one item on two pages. Else everything is read again. What this cannot see: an item
 * put in the middle while another one is deleted, and changes that make up for each other between
 * the two requests of one look.
 *
 * Pages that were loaded between two looks that agree are not read again, so that a second export
 * costs two requests, and one that was cancelled goes on where it was.
 */
export async function loadWhole(
  conversation: Conversation,
  options: LoadOptions = {},
): Promise<WholeLoad> {
  try {
    return result(conversation, await readRounds(conversation, options), null);
  } catch (error) {
    const stoppedBy = error instanceof Error ? error : new Error(String(error));
    return result(conversation, false, stoppedBy);
  }
}

/** The look behind which a conversation's pages are known to fit together, as long as it stays true. */
const lastLooks = new WeakMap<Conversation, Look>();

/** @returns whether what is loaded is known to be what the server has */
async function readRounds(
  conversation: Conversation,
  { signal, onProgress }: LoadOptions,
): Promise<boolean> {
  for (let round = 1; ; round++) {
    const before = lastLooks.get(conversation);
    const look = await readEnds(conversation, signal);
    const isConfirmed = look.keys === before?.keys && !conversation.hasOverlap;
    const since = isConfirmed ? before.sequence : look.sequence;
    const isUpToDate = (index: number) => sequenceOf(conversation, index) > since;
    lastLooks.set(conversation, { ...look, sequence: since });

    if ((isConfirmed || look.isAll) && innerPages(conversation).every(isUpToDate)) return true;
    if (round > mostRounds) return false;

    const report = () => {
      const total = pagesOf(conversation);
      const left = innerPages(conversation).filter((index) => !isUpToDate(index)).length;
      onProgress?.({ loaded: total - left, total, round });
    };
    report();
    for (let index = 1; index < pagesOf(conversation) - 1; index++) {
      if (isUpToDate(index)) continue;
      await conversation.reload(index, signal, 'background');
      report();
    }
  }
}

/** Reads the first page and the last, which is looked for where the server says of no page that it is. */
async function readEnds(
  conversation: Conversation,
  signal: AbortSignal | undefined,
): Promise<Look> {
  const read = new Set<number>();
  for (let index = 0; !read.has(index); index = pagesOf(conversation) - 1) {
    await conversation.reload(index, signal, 'background');
    read.add(index);
    // A server that repeats itself has no end.
    if (index > 0 && conversation.page(index)?.length === 0) break;
  }
  const last = pagesOf(conversation) - 1;
  const ends = [0, last].map((index) => conversation.answer(index));
  return {
    keys: JSON.stringify([last, ends.map((answer) => answer?.items.map(({ key }) => key))]),
    sequence: Math.max(...ends.map((answer) => answer?.sequence ?? 0)),
    isAll: last === 0 && read.size === 1,
  };
}

/** Rises with each request; 0 for a page that is not loaded. */
function sequenceOf(conversation: Conversation, index: number): number {
  return conversation.answer(index)?.sequence ?? 0;
}

function pagesOf(conversation: Conversation): number {
  return conversation.totalPages ?? 1;
}

/** Indexes of the pages between the first and the last. */
function innerPages(conversation: Conversation): number[] {
  return Array.from({ length: Math.max(0, pagesOf(conversation) - 2) }, (_, index) => index + 1);
}

function result(
  conversation: Conversation,
  isSettled: boolean,
  stoppedBy: Error | null,
): WholeLoad {
  const loaded = new Set(conversation.loadedPages);
  const totalPages = pagesOf(conversation);
  const pages = Array.from({ length: totalPages }, (_, index) => index);
  return {
    items: oldestFirst(conversation.items),
    totalPages,
    missingPages: pages.filter((index) => !loaded.has(index)),
    isSettled,
    stoppedBy,
  };
}
