import type { Call } from '../model/call.ts';
import type { TextMessage } from '../model/textMessage.ts';
import { conversationMarkdown } from '../formats/conversationMarkdown.ts';
import { conversationText } from '../formats/conversationText.ts';
import { conversationCsv } from '../formats/csv.ts';
import { callCues } from '../formats/cues.ts';
import type { ExportedConversation, ExportedItem } from '../formats/exportable.ts';
import { itemMarkdown } from '../formats/itemMarkdown.ts';
import { itemText } from '../formats/itemText.ts';
import { conversationJson, itemJson } from '../formats/json.ts';
import { srt } from '../formats/srt.ts';
import { webVtt } from '../formats/webVtt.ts';
import { exportWords } from '../platform/exported.ts';
import type { ExportFormat } from './exportFormat.ts';

/** One call or text message as a file. Subtitles of a text message are empty. */
export function writeItem({ id }: ExportFormat, exported: ExportedItem): Iterable<string> {
  const { item, head, speakers, noTranscript } = exported;
  const words = exportWords();
  switch (id) {
    case 'markdown':
      return [itemMarkdown(item, head, speakers, { ...words, noTranscript })];
    case 'text':
      return [itemText(exported, words)];
    case 'webvtt':
      return isOfCall(exported) ? [webVtt(exported, words)] : [];
    case 'srt':
      return isOfCall(exported) ? [srt(exported)] : [];
    case 'json':
      return [itemJson(exported)];
    case 'csv':
      return conversationCsv({ contact: head.title, items: [exported], note: null });
  }
}

/** A conversation as one file, in pieces. Of subtitles there is one file for each call instead. */
export function writeConversation(
  { id }: ExportFormat,
  conversation: ExportedConversation,
): Iterable<string> {
  switch (id) {
    case 'markdown':
      return conversationMarkdown(conversation, exportWords());
    case 'text':
      return conversationText(conversation, exportWords());
    case 'json':
      return conversationJson(conversation);
    case 'csv':
      return conversationCsv(conversation);
    case 'webvtt':
    case 'srt':
      return [];
  }
}

/** Whether there is something to show as subtitles: words whose time is known. */
export function hasCues(item: Call | TextMessage): item is Call {
  return item.kind === 'call' && callCues(item).cues.length > 0;
}

/** What the subtitles of these calls lack, for who gets them; nothing where it is nothing. */
export function omittedNotes({ isSubtitles }: ExportFormat, calls: readonly Call[]): string[] {
  if (!isSubtitles) return [];
  const count = calls.reduce((sum, call) => sum + callCues(call).omitted, 0);
  return count === 0 ? [] : [exportWords().omitted(count)];
}

function isOfCall(exported: ExportedItem): exported is ExportedItem<Call> {
  return exported.item.kind === 'call';
}
