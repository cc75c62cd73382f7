import * as vscode from 'vscode';
import { type Call, failedToConnect, isUnfinished } from '../model/call.ts';
import { contactLabel } from '../model/contact.ts';
import { type ConversationItem, startOf } from '../model/conversationItem.ts';
import type { TextMessage } from '../model/textMessage.ts';
import type { AccountConversations } from '../conversations/accountConversations.ts';
import type { ConversationAddress } from '../conversations/itemAddress.ts';
import { parseRichText } from '../formats/richText.ts';
import {
  dayOf,
  formatDayFully,
  formatLength,
  formatMomentFully,
  formatTime,
} from '../platform/dates.ts';
import {
  itemStatus,
  itemTitle,
  messageAuthor,
  noTranscriptWords,
  separator,
} from '../platform/itemWords.ts';
import type { CallEntry, MessageEntry, ThreadEntry, ThreadHead } from './threadView.ts';

/** What stands above a conversation, by what is known of the contact now. */
export function threadHead(
  account: AccountConversations,
  { contact: id, alloNumber }: ConversationAddress,
  title: string,
): ThreadHead {
  const contact = account.knownContact(id);
  const details = contact ? [contact.company, contact.jobTitle, ...contact.numbers] : [];
  const own = contact ? [title, contactLabel(contact)] : [title];
  const through =
    alloNumber === null ? [] : [vscode.l10n.t('Only calls and messages through {0}', alloNumber)];
  return {
    title,
    details: [
      ...new Set(details.filter((detail) => detail !== null && !own.includes(detail))),
      ...through,
    ].filter((detail) => detail !== null),
  };
}

/** An item as the page shows it. @param now milliseconds since 1970 */
export function threadEntry(item: ConversationItem, who: string, now: number): ThreadEntry {
  const base = { ...entryBase(item), heading: entryHeading(item, who) };
  switch (item.kind) {
    case 'call':
      return { ...base, ...callEntry(item, now) };
    case 'text-message':
      return { ...base, ...messageEntry(item, who) };
    case 'unreadable':
      return { ...base, type: 'unreadable', message: unreadableWords(), reason: item.reason };
  }
}

/** Stands above an entry where it is copied: "Ada Lovelace, Jan 15, 2024, 10:30 AM". */
export function entryHeading(item: ConversationItem, who: string): string {
  switch (item.kind) {
    case 'call': {
      const { lengthSeconds, tags } = item;
      const length = lengthSeconds === null ? [] : [formatLength(lengthSeconds)];
      return [itemTitle(item, itemStatus(item).label), ...length, ...tags].join(separator);
    }
    case 'text-message':
      return itemTitle(item, messageAuthor(item, who));
    case 'unreadable':
      return unreadableWords();
  }
}

function unreadableWords(): string {
  return vscode.l10n.t('This entry could not be read');
}

type WithoutBase<Entry extends ThreadEntry> = Omit<
  Entry,
  keyof ReturnType<typeof entryBase> | 'heading'
>;

function callEntry(call: Call, now: number): WithoutBase<CallEntry> {
  const summary = call.summary === null ? null : parseRichText(call.summary);
  const segments = call.transcript?.length ?? 0;
  const isBare = segments === 0 && (summary === null || summary.length === 0);
  return {
    type: 'call',
    status: itemStatus(call),
    length: call.lengthSeconds === null ? null : formatLength(call.lengthSeconds),
    tags: call.tags,
    summary,
    segments,
    segmentsLabel: segmentsLabel(segments),
    note: isBare ? bareNote(call, now) : null,
  };
}

function messageEntry(message: TextMessage, who: string): WithoutBase<MessageEntry> {
  return {
    type: 'message',
    direction: message.direction,
    status: itemStatus(message),
    author: messageAuthor(message, who),
    text: message.content,
  };
}

function entryBase(
  item: ConversationItem,
): Pick<ThreadEntry, 'key' | 'day' | 'dayLabel' | 'time' | 'moment' | 'iso'> {
  const at = startOf(item);
  const { key } = item;
  if (at === null) return { key, day: null, dayLabel: '', time: '', moment: '', iso: null };
  return {
    key,
    day: dayOf(at),
    dayLabel: formatDayFully(at),
    time: formatTime(at),
    moment: formatMomentFully(at),
    iso: new Date(at).toISOString(),
  };
}

function segmentsLabel(count: number): string {
  if (count === 0) return '';
  return count === 1 ? vscode.l10n.t('1 segment') : vscode.l10n.t('{0} segments', count);
}

/** Of a call that failed, the status says it all. */
function bareNote(call: Call, now: number): string | null {
  if (failedToConnect(call)) return null;
  return isUnfinished(call, now)
    ? noTranscriptWords(call)
    : vscode.l10n.t('No summary, no transcript');
}
