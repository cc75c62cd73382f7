import * as vscode from 'vscode';
import { AlloError } from '../../allo/errors.ts';
import type { AccountConversations } from '../../conversations/accountConversations.ts';
import { formatSearch, parseSearch, type SearchQuery } from '../../matching/searchQuery.ts';
import { withoutIcons } from '../../platform/pickRows.ts';

export type FilterKind = 'type' | 'direction' | 'date' | 'tag' | 'number' | 'by';

/** A value that a filter may have. */
interface FilterChoice extends vscode.QuickPickItem {
  /** What of the search becomes another one; null for a value that is to be typed. */
  readonly change: Partial<SearchQuery> | null;
}

interface FilterWords {
  readonly filter: FilterKind;
  readonly label: string;
  /** How it is typed. */
  readonly description: string;
}

export function filterKinds(): FilterWords[] {
  const { t } = vscode.l10n;
  return [
    { filter: 'type', label: t('Calls or text messages'), description: 'type:call' },
    { filter: 'direction', label: t('Incoming or outgoing'), description: 'direction:in' },
    { filter: 'date', label: t('When'), description: 'date:"last week"' },
    { filter: 'tag', label: t('Tag'), description: 'tag:…' },
    { filter: 'number', label: t('Allo number'), description: 'number:+33…' },
    { filter: 'by', label: t('Person of the team'), description: 'by:…' },
  ];
}

/**
 * Lets the person choose a filter, and its value.
 *
 * @param typed the search so far
 * @param kind which filter, where that is known
 * @returns what the box shall hold then, to go on with behind it; undefined when none was chosen
 */
export async function chooseFilter(
  account: AccountConversations,
  typed: string,
  kind: FilterKind | undefined,
): Promise<string | undefined> {
  const filter = kind ?? (await chooseKind());
  if (!filter) return undefined;
  const words = filterKinds().find((each) => each.filter === filter);
  const chosen = await vscode.window.showQuickPick(choicesOf(account, filter), {
    title: words?.label ?? '',
    placeHolder: vscode.l10n.t('What the search is narrowed to'),
    matchOnDescription: true,
  });
  if (!chosen) return undefined;
  const query = parseSearch(typed, new Date());
  if (chosen.change === null) return `${formatSearch(query)} ${filter}:`.trimStart();
  return `${formatSearch({ ...query, ...chosen.change })} `;
}

async function chooseKind(): Promise<FilterKind | undefined> {
  const rows = filterKinds();
  const title = vscode.l10n.t('Narrow the Search');
  return (await vscode.window.showQuickPick(rows, { title }))?.filter;
}

async function choicesOf(
  account: AccountConversations,
  kind: FilterKind,
): Promise<readonly FilterChoice[]> {
  const { t } = vscode.l10n;
  switch (kind) {
    case 'type':
      return [
        { label: t('Calls'), change: { type: 'call' } },
        { label: t('Text messages'), change: { type: 'text-message' } },
      ];
    case 'direction':
      return [
        { label: t('Incoming'), change: { direction: 'inbound' } },
        { label: t('Outgoing'), change: { direction: 'outbound' } },
      ];
    case 'date':
      return dateChoices();
    case 'tag':
      return allowed(account.tags(), (tag) => [
        { label: withoutIcons(tag), change: { tags: [tag] } },
      ]);
    case 'number':
      return allowed(account.numbers(), ({ name, number }) => [
        {
          label: withoutIcons(name ?? number),
          description: name === null ? '' : number,
          change: { number },
        },
      ]);
    case 'by':
      return allowed(account.users(), ({ name, email }) =>
        name === null
          ? []
          : [{ label: withoutIcons(name), description: email ?? '', change: { by: name } }],
      );
  }
}

function dateChoices(): FilterChoice[] {
  const { t } = vscode.l10n;
  const choices = [
    [t('Today'), 'today'],
    [t('Yesterday'), 'yesterday'],
    [t('This week'), 'this week'],
    [t('Last week'), 'last week'],
    [t('This month'), 'this month'],
    [t('Last month'), 'last month'],
    [t('Last 90 days'), 'last 90 days'],
  ] as const;
  const now = new Date();
  return choices.map(([label, words]) => {
    const { from, to } = parseSearch(`date:"${words}"`, now);
    return { label, description: `${from ?? ''} – ${to ?? ''}`, change: { from, to } };
  });
}

/** What the key may not list can still be typed, so that it is no reason to fail. */
async function allowed<Value>(
  values: Promise<readonly Value[]>,
  choicesOf: (value: Value) => readonly FilterChoice[],
): Promise<readonly FilterChoice[]> {
  const { t } = vscode.l10n;
  try {
    const choices = (await values).flatMap(choicesOf);
    return choices.length > 0 ? choices : [{ label: t('There are none.'), change: {} }];
  } catch (error) {
    if (!AlloError.is(error, 'scope-missing', 'forbidden', 'not-found')) throw error;
    return [{ label: t('The API key may not list these. Type them in the search.'), change: null }];
  }
}
