import { l10n } from 'vscode';
import type { PageStrings } from './protocol.ts';

/** The page's own words, in the user's language. */
export function pageStrings(): PageStrings {
  return {
    loading: l10n.t('Loading…'),
    summary: l10n.t('Summary'),
    transcript: l10n.t('Transcript'),
    tags: l10n.t('Tags'),
    refresh: l10n.t('Refresh'),
    close: l10n.t('Close'),
    atTime: l10n.t('At {0}'),
    noTime: l10n.t('No time known'),
  };
}
