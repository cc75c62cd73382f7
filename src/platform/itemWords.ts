import * as vscode from 'vscode';
import { type Call, failedToConnect } from '../model/call.ts';
import type { ConversationItem, Direction } from '../model/conversationItem.ts';
import { startOf } from '../model/conversationItem.ts';
import type { Fact, ItemHead, LabelledIcon, SpeakerView } from '../model/itemHead.ts';
import type { Segment } from '../model/segment.ts';
import type { TextMessage } from '../model/textMessage.ts';
import { parseRichText } from '../formats/richText.ts';
import { formatLength, formatMoment, formatMomentFully, formatMomentWithWeekday } from './dates.ts';

/** Sets apart things that stand side by side and are no sentence. */
export const separator = ' · ';

/** What an item is called in a tab, whose icon tells a call from a message: "Ada Lovelace, Jan 15, 2024, 10:30 AM". */
export function itemTitle(item: ConversationItem, contactLabel: string): string {
  const start = startOf(item);
  return vscode.l10n.t(
    '{0}, {1}',
    contactLabel,
    start === null ? vscode.l10n.t('unknown date') : formatMoment(start),
  );
}

/** What a whole conversation is called in a tab: "Ada Lovelace, conversation". */
export function conversationTitle(contactLabel: string): string {
  return vscode.l10n.t('{0}, conversation', contactLabel);
}

/** Direction and outcome as icon and words: "Incoming call · Voicemail". */
export function itemStatus(item: Call | TextMessage): LabelledIcon {
  if (item.kind === 'text-message') return itemDirection(item);
  const direction = itemDirection(item);
  const outcome = callOutcome(item);
  return {
    icon: item.result === 'VOICEMAIL' ? 'mic' : direction.icon,
    label: outcome === null ? direction.label : [direction.label, outcome].join(separator),
  };
}

/** Who began it, as icon and words: "Incoming call". */
export function itemDirection(item: Call | TextMessage): LabelledIcon {
  return item.kind === 'call' ? callDirection(item.direction) : messageStatus(item.direction);
}

/** How a call ended, in words; null when the API does not say. */
export function callOutcome({ result }: Call): string | null {
  switch (result) {
    case 'ANSWERED':
      return vscode.l10n.t('Answered');
    case 'VOICEMAIL':
      return vscode.l10n.t('Voicemail');
    case 'TRANSFERRED_AI':
      return vscode.l10n.t('Transferred to AI');
    case 'TRANSFERRED_EXTERNAL':
      return vscode.l10n.t('Transferred outside');
    case 'BLOCKED':
      return vscode.l10n.t('Blocked');
    case 'FAILED':
      return vscode.l10n.t('Failed');
    case 'FAILED_EXTERNAL':
      return vscode.l10n.t('Failed outside');
    case 'RECEIVED':
      return vscode.l10n.t('Received');
    case 'CLOSED':
      return vscode.l10n.t('Closed');
    case null:
      return null;
    default:
      return sentenceCase(result);
  }
}

/** Everything that is shown of an item above what was said. */
export function itemHead(item: Call | TextMessage, contactLabel: string): ItemHead {
  const start = startOf(item);
  return {
    title: contactLabel,
    status: itemStatus(item),
    when: start === null ? vscode.l10n.t('Unknown date') : formatMomentWithWeekday(start),
    moment: start === null ? null : formatMomentFully(start),
    whenIso: start === null ? null : new Date(start).toISOString(),
    length:
      item.kind === 'call' && item.lengthSeconds !== null ? formatLength(item.lengthSeconds) : null,
    facts: numberFacts(item),
    tags: item.kind === 'call' ? item.tags : [],
    summary: item.kind === 'call' && item.summary !== null ? parseRichText(item.summary) : null,
  };
}

/** From and to, as far as they are known. */
export function numberFacts(item: Call | TextMessage): Fact[] {
  const facts: Fact[] = [];
  const from = item.from ?? (item.kind === 'call' ? vscode.l10n.t('withheld number') : null);
  if (from !== null) facts.push({ label: vscode.l10n.t('From'), value: from });
  if (item.to !== null) facts.push({ label: vscode.l10n.t('To'), value: item.to });
  return facts;
}

/** The speakers of a transcript with their names; the other party, who is the contact, comes first. */
export function speakerViews(segments: readonly Segment[], contactLabel: string): SpeakerView[] {
  const usual = new Map([
    ['external', contactLabel],
    ['user', vscode.l10n.t('Your team')],
    ['agent', vscode.l10n.t('Allo AI')],
  ]);
  const present = new Set(segments.map((segment) => segment.speaker));
  return [...new Set([...usual.keys(), ...present])]
    .map((speaker, index) => ({ speaker, name: usual.get(speaker) ?? speaker, index }))
    .filter(({ speaker }) => present.has(speaker));
}

/** Who wrote a text message. */
export function messageAuthor({ direction, from }: TextMessage, contactLabel: string): string {
  switch (direction) {
    case 'inbound':
      return contactLabel;
    case 'outbound':
      return vscode.l10n.t('Your team');
    case null:
      return from ?? vscode.l10n.t('Unknown sender');
  }
}

/** Stands where the transcript of a call would; the API does not tell "not yet" from "never". */
export function noTranscriptWords(call: Call): string {
  if (failedToConnect(call)) {
    return vscode.l10n.t('There is no transcript of this call: nobody could speak.');
  }
  return vscode.l10n.t(
    'There is no transcript of this call. Allo writes it some minutes after a call that was recorded.',
  );
}

/** An outcome that is not documented, as words: `NO_ANSWER` becomes "No answer". */
function sentenceCase(code: string): string {
  const words = code.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function callDirection(direction: Direction | null): LabelledIcon {
  switch (direction) {
    case 'inbound':
      return { icon: 'call-incoming', label: vscode.l10n.t('Incoming call') };
    case 'outbound':
      return { icon: 'call-outgoing', label: vscode.l10n.t('Outgoing call') };
    case null:
      return { icon: 'device-mobile', label: vscode.l10n.t('Call') };
  }
}

function messageStatus(direction: Direction | null): LabelledIcon {
  switch (direction) {
    case 'inbound':
      return { icon: 'comment', label: vscode.l10n.t('Text message received') };
    case 'outbound':
      return { icon: 'send', label: vscode.l10n.t('Text message sent') };
    case null:
      return { icon: 'comment', label: vscode.l10n.t('Text message') };
  }
}
