import * as vscode from 'vscode';
import { startOf } from '../../model/conversationItem.ts';
import { formatTimestamp } from '../../model/timestamp.ts';
import { otherNumberOf } from '../../conversations/itemFilter.ts';
import type { FoundWords, WordSearch } from '../../conversations/wordSearch.ts';
import { oneLine, shortened } from '../../formats/plainText.ts';
import { summaryLine } from '../../formats/summaryLine.ts';
import type { WordHit } from '../../matching/wordHits.ts';
import { formatMomentBriefly } from '../../platform/dates.ts';
import { itemDirection, itemStatus } from '../../platform/itemWords.ts';
import { withoutIcons } from '../../platform/pickRows.ts';
import { explain } from '../../platform/problems.ts';
import { behindName, joined } from '../../platform/sideBySide.ts';
import { type FilterKind, filterKinds } from './searchFilters.ts';
import { searchProblemWords } from './searchProblems.ts';

/** A row of the search box, and what it does. */
export type SearchRow = vscode.QuickPickItem &
  (
    | { readonly does: 'open'; readonly found: FoundWords }
    | { readonly does: 'load-more' | 'retry' | 'nothing' }
    | { readonly does: 'filter'; readonly filter: FilterKind }
  );

/** The buttons of a row that was found. */
export const rowButtons = {
  toSide: {
    iconPath: new vscode.ThemeIcon('split-horizontal'),
    tooltip: vscode.l10n.t('Open to the Side'),
  },
  conversation: {
    iconPath: new vscode.ThemeIcon('comment-discussion'),
    tooltip: vscode.l10n.t('Open Conversation'),
  },
};

/** What stands in the box before anything is typed. */
export function filterRows(): SearchRow[] {
  return filterKinds().map(({ filter, label, description }) => ({
    does: 'filter',
    filter,
    label,
    description,
    iconPath: new vscode.ThemeIcon('filter'),
    alwaysShow: true,
  }));
}

/** What a search has found so far, with what is to be known about it. */
export function resultRows(search: WordSearch, isBusy: boolean, now: number): SearchRow[] {
  const found = search.found.map((each) => resultRow(each, now));
  const isOver = !isBusy && !search.hasMore;
  return [
    ...search.query.problems.map((problem) => note('warning', searchProblemWords(problem))),
    ...(search.searches === 'loaded' ? [note('info', onlyLoaded())] : []),
    ...(search.searches === 'loaded' && search.query.by !== null
      ? [note('warning', vscode.l10n.t('Of what is loaded, nobody knows who spoke for the team.'))]
      : []),
    ...found,
    ...(found.length === 0 && isOver
      ? [note('circle-slash', vscode.l10n.t('Nothing was found.'))]
      : []),
    ...(search.hasMore && !isBusy ? [loadMoreRow()] : []),
  ];
}

/** What went wrong in a search. */
export function problemRows(error: unknown): SearchRow[] {
  const { message, canRetry } = explain(error);
  const retry = vscode.l10n.t('Retry');
  return [
    note('warning', message),
    ...(canRetry
      ? [
          {
            does: 'retry' as const,
            label: retry,
            iconPath: new vscode.ThemeIcon('refresh'),
            alwaysShow: true,
          },
        ]
      : []),
  ];
}

/** The line to read of what was found: the words, or the beginning where there are none. */
export function foundLine({ item, words }: FoundWords): string {
  if (words.best) return words.best.line;
  return item.kind === 'text-message'
    ? oneLine(shortened(item.content, 120))
    : summaryLine(item.summary ?? '', 120);
}

/** At which second of a call, or in what else, words were found. */
export function placeWords({ place, time }: WordHit): string | null {
  if (place === 'summary') return vscode.l10n.t('Summary');
  return time === null ? null : formatTimestamp(time);
}

export function onlyLoaded(): string {
  return vscode.l10n.t(
    'Only what is loaded was searched: the API key lacks the scope CONVERSATIONS_READ.',
  );
}

function resultRow(found: FoundWords, now: number): SearchRow {
  const { item, address, words } = found;
  const start = startOf(item);
  const who = address?.contactLabel ?? otherNumberOf(item) ?? vscode.l10n.t('Withheld number');
  const more = words.hits.length - 1;
  const description = [
    start === null ? null : formatMomentBriefly(start, now),
    itemDirection(item).label,
    words.best ? placeWords(words.best) : null,
    more > 0 ? vscode.l10n.t('{0} more', more) : null,
  ];
  return {
    does: 'open',
    found,
    label: withoutIcons(who),
    description: behindName(who, joined(description)),
    iconPath: new vscode.ThemeIcon(itemStatus(item).icon),
    detail: withoutIcons(foundLine(found)),
    alwaysShow: true,
    ...(address && { buttons: [rowButtons.conversation, rowButtons.toSide] }),
  };
}

function loadMoreRow(): SearchRow {
  const label = vscode.l10n.t('Load older results');
  const iconPath = new vscode.ThemeIcon('chevron-down');
  return { does: 'load-more', label, iconPath, alwaysShow: true };
}

function note(icon: string, text: string): SearchRow {
  const iconPath = new vscode.ThemeIcon(icon);
  return { does: 'nothing', label: withoutIcons(text), iconPath, alwaysShow: true };
}
