import { l10n } from 'vscode';
import type { Call } from '../model/call.ts';
import { startOf } from '../model/conversationItem.ts';
import type { TextMessage } from '../model/textMessage.ts';
import { fileName } from '../formats/fileName.ts';
import { dayOf } from '../platform/dates.ts';

/** "Ada Lovelace, 2024-01-15 10.30": the same in every language, and in the order of the dates. */
export function itemFileTitle(item: Call | TextMessage, who: string): string {
  const start = startOf(item);
  const when = start === null ? l10n.t('unknown date') : localMinute(start);
  // Behind the name, so that a long one does not push it off.
  return `${fileName(who)}, ${when}`;
}

/** In the user's time zone. */
function localMinute(at: number): string {
  const date = new Date(at);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${dayOf(at)} ${pad(date.getHours())}.${pad(date.getMinutes())}`;
}
