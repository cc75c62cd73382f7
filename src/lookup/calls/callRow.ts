import * as vscode from 'vscode';
import type { RecentCall } from '../../conversations/recentCalls.ts';
import { summaryLine } from '../../formats/summaryLine.ts';
import { dayOf, formatDayFully, formatLength, formatTime } from '../../platform/dates.ts';
import { itemStatus, separator } from '../../platform/itemWords.ts';
import { withoutIcons } from '../../platform/pickRows.ts';
import type { Remedy } from '../../platform/problems.ts';

/** What a button behind a call does. */
export type CallButton = vscode.QuickInputButton & {
  readonly act: 'open-to-side' | 'open-conversation';
};

/** A row of the box: a call, a day, or what can be done beside opening one. */
export interface CallRow extends vscode.QuickPickItem {
  readonly recent?: RecentCall;
  readonly does?: 'load-more' | 'retry';
  readonly remedy?: Remedy;
  readonly buttons?: readonly CallButton[];
}

/** Keeps a name that is written from right to left from drawing the time into itself. */
const directionMark = '\u200e';

/** Calls below the days of the user's calendar, in the order in which they are given. */
export function callRows(calls: readonly RecentCall[], now: number): CallRow[] {
  let day: string | undefined;
  return calls.flatMap((recent) => {
    const { startedAt } = recent.call;
    const label = startedAt === null ? vscode.l10n.t('Unknown date') : dayLabel(startedAt, now);
    const isSameDay = label === day;
    day = label;
    const heading: CallRow = { label, kind: vscode.QuickPickItemKind.Separator };
    return isSameDay ? [callRow(recent)] : [heading, callRow(recent)];
  });
}

function dayLabel(at: number, now: number): string {
  const day = dayOf(at);
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (day === dayOf(now)) return vscode.l10n.t('Today');
  return day === dayOf(yesterday.getTime()) ? vscode.l10n.t('Yesterday') : formatDayFully(at);
}

function callRow(recent: RecentCall): CallRow {
  const { call, address, contact, number, user } = recent;
  const label = address?.contactLabel ?? number ?? vscode.l10n.t('Withheld number');
  const { icon, label: status } = itemStatus(call);
  const facts = [
    call.startedAt === null ? null : formatTime(call.startedAt),
    status,
    call.lengthSeconds === null ? null : formatLength(call.lengthSeconds),
    contact?.company === label ? null : (contact?.company ?? null),
    user,
  ];
  const summary = summaryLine(call.summary ?? '', 120);
  return {
    label: withoutIcons(label),
    description:
      directionMark + withoutIcons(facts.filter((fact) => fact !== null).join(separator)),
    ...(summary !== '' && { detail: withoutIcons(summary) }),
    iconPath: new vscode.ThemeIcon(icon),
    // What VS Code would look for stands in part only in the row.
    alwaysShow: true,
    ...(address && { buttons: buttons() }),
    recent,
  };
}

function buttons(): readonly CallButton[] {
  return [
    {
      act: 'open-conversation',
      tooltip: vscode.l10n.t('Open Conversation'),
      iconPath: new vscode.ThemeIcon('comment-discussion'),
    },
    {
      act: 'open-to-side',
      tooltip: vscode.l10n.t('Open to the Side'),
      iconPath: new vscode.ThemeIcon('split-horizontal'),
    },
  ];
}
