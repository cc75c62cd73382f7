import { l10n } from 'vscode';
import type { ConversationItem } from '../model/conversationItem.ts';
import type { Conversation } from '../conversations/accountConversations.ts';
import { type LoadProgress, loadWhole, type WholeLoad } from '../conversations/loadWhole.ts';
import { oldestFirst } from '../conversations/oldestFirst.ts';
import { formatLength } from '../platform/dates.ts';
import { separator } from '../platform/itemWords.ts';
import { explain, isCancelled, logProblem } from '../platform/problems.ts';
import type { ExportScope } from './exportScope.ts';
import type { ExportServices } from './exportServices.ts';
import { remainingTime } from './remainingTime.ts';

/** What is to be written, oldest first. */
export interface LoadedScope {
  readonly items: readonly ConversationItem[];
  /** What a reader must know of it, such as which pages are missing; null where it is all there is. */
  readonly note: string | null;
}

/**
 * Loads what is to be exported. When that ends early, asks whether to keep what there is.
 *
 * @returns undefined when it was given up
 * @throws AlloError when nothing could be read
 */
export async function loadScope(
  services: ExportServices,
  conversation: Conversation,
  scope: ExportScope,
  who: string,
): Promise<LoadedScope | undefined> {
  const title = l10n.t('Reading the conversation with {0}', who);
  switch (scope.kind) {
    case 'page': {
      const page =
        conversation.page(scope.index) ??
        (await services.dialogs.whileShown(title, (_report, signal) =>
          conversation.load(scope.index, signal),
        ));
      return { items: oldestFirst(page), note: noteOfPages(conversation, [scope.index]) };
    }
    case 'loaded': {
      const items = oldestFirst(conversation.items);
      return { items, note: noteOfPages(conversation, conversation.loadedPages) };
    }
    case 'whole': {
      const { load, isCancelledByUser } = await services.dialogs.whileShown(
        title,
        async (report, signal) => {
          const describe = progressWords();
          const onProgress = (step: LoadProgress) =>
            report(describe(step), step.loaded / step.total);
          const load = await loadWhole(conversation, { signal, onProgress });
          return { load, isCancelledByUser: signal.aborted };
        },
      );
      return keepLoad(services, load, isCancelledByUser);
    }
  }
}

/** "12 of 42 pages · about 1 min left". */
function progressWords(): (step: LoadProgress) => string {
  const secondsLeft = remainingTime(() => performance.now());
  return ({ loaded, total, round }) => {
    const seconds = secondsLeft(loaded, total);
    const parts = [
      ...(round > 1 ? [l10n.t('the conversation has changed, reading again')] : []),
      l10n.t('{0} of {1} pages', loaded, total),
      ...(seconds === null ? [] : [l10n.t('about {0} left', formatLength(seconds))]),
    ];
    return parts.join(separator);
  };
}

async function keepLoad(
  { dialogs, log }: ExportServices,
  { items, totalPages, missingPages, isSettled, stoppedBy }: WholeLoad,
  isCancelledByUser: boolean,
): Promise<LoadedScope | undefined> {
  const read = totalPages - missingPages.length;
  if (stoppedBy === null) {
    log.info(`Read a conversation of ${totalPages} pages.`);
    return { items, note: isSettled ? null : unsettledWords() };
  }
  if (items.length === 0) throw stoppedBy;
  log.info(`Read ${read} of ${totalPages} pages.`);
  const question = l10n.t('Keep the {0} of {1} pages that were read?', read, totalPages);
  const save = l10n.t('Save');
  const discard = l10n.t('Discard');
  let answer;
  if (isCancelledByUser) {
    answer = await dialogs.say('info', question, save, discard);
  } else {
    logProblem(log, stoppedBy);
    const reason = isCancelled(stoppedBy)
      ? l10n.t('The account was signed out meanwhile, or signed in anew.')
      : explain(stoppedBy).message;
    answer = await dialogs.say('warning', `${reason} ${question}`, save, discard);
  }
  if (answer !== save) return undefined;
  return {
    items,
    note: missingPages.length > 0 ? missingWords(missingPages, totalPages) : unsettledWords(),
  };
}

function noteOfPages({ totalPages }: Conversation, pages: readonly number[]): string | null {
  if (totalPages === undefined || pages.length >= totalPages) return null;
  return pages.length === 1
    ? l10n.t('This is page {0} of the {1} pages of the conversation.', ranges(pages), totalPages)
    : l10n.t(
        'These are pages {0} of the {1} pages of the conversation.',
        ranges(pages),
        totalPages,
      );
}

function missingWords(missing: readonly number[], totalPages: number): string {
  return missing.length === 1
    ? l10n.t(
        'This conversation is not complete: page {0} of {1} is missing.',
        ranges(missing),
        totalPages,
      )
    : l10n.t(
        'This conversation is not complete: pages {0} of {1} are missing.',
        ranges(missing),
        totalPages,
      );
}

function unsettledWords(): string {
  return l10n.t('The conversation changed while it was read, so that something may be missing.');
}

/** "1, 3–5" of 0-based indexes, which rise. */
function ranges(indexes: readonly number[]): string {
  const runs: { readonly from: number; to: number }[] = [];
  for (const index of indexes) {
    const run = runs.at(-1);
    if (run?.to === index - 1) run.to = index;
    else runs.push({ from: index, to: index });
  }
  return runs
    .map(({ from, to }) => (from === to ? `${from + 1}` : `${from + 1}–${to + 1}`))
    .join(', ');
}
