import { l10n } from 'vscode';
import type { Conversation } from '../conversations/accountConversations.ts';
import type { Choice } from './exportDialogs.ts';
import type { ExportServices } from './exportServices.ts';

/** How much of a conversation is exported. */
export type ExportScope =
  | { readonly kind: 'page'; readonly index: number }
  | { readonly kind: 'loaded' }
  | { readonly kind: 'whole' };

/** Asks how much of a conversation is wanted, unless there is but one page. */
export async function pickScope(
  { dialogs }: ExportServices,
  conversation: Conversation,
  page: number | null,
): Promise<ExportScope | undefined> {
  const totalPages = conversation.totalPages ?? 1;
  if (totalPages === 1) return { kind: 'whole' };

  const choices: Choice<ExportScope>[] = [];
  if (page !== null && page < totalPages) {
    choices.push({
      label: l10n.t('This Page'),
      description: l10n.t('Page {0} of {1}', page + 1, totalPages),
      value: { kind: 'page', index: page },
    });
  }
  choices.push({
    label: l10n.t('Whole Conversation'),
    description: l10n.t('{0} pages', totalPages),
    value: { kind: 'whole' },
  });
  const { loadedPages } = conversation;
  if (loadedPages.length < totalPages && loadedPages.some((index) => index !== page)) {
    choices.push({
      label: l10n.t('What Is Loaded'),
      description: l10n.t('{0} of {1} pages', loadedPages.length, totalPages),
      value: { kind: 'loaded' },
    });
  }
  return dialogs.pick(l10n.t('How Much of the Conversation?'), choices);
}
