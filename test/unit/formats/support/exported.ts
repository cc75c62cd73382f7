import type { Call } from '../../../../src/model/call.ts';
import type { Segment } from '../../../../src/model/segment.ts';
import type { TextMessage } from '../../../../src/model/textMessage.ts';
import type {
  ExportedConversation,
  ExportedItem,
  ExportWords,
} from '../../../../src/formats/exportable.ts';
import { parseRichText } from '../../../../src/formats/richText.ts';

/** A call with Grace Hopper. */
export function exportedCall(
  transcript: readonly Segment[] | null,
  changes: Partial<Call> = {},
  name = 'Grace Hopper',
): ExportedItem<Call> {
  const summary = '# Order\nAsked about **order** 4.\n- sent';
  return {
    item: {
      kind: 'call',
      key: 'call_1',
      id: 'call_1',
      direction: 'inbound',
      from: '+15550001',
      to: '+33140000000',
      startedAt: Date.UTC(2024, 0, 15, 10, 30),
      lengthSeconds: 330,
      result: 'ANSWERED',
      summary,
      tags: ['support', 'order'],
      recordingUrl: null,
      transcript,
      ...changes,
    },
    head: {
      title: name,
      status: { icon: 'call-incoming', label: 'Incoming call · Answered' },
      when: 'Mon, Jan 15, 2024, 10:30 AM',
      moment: null,
      whenIso: '2024-01-15T10:30:00.000Z',
      length: '5 min 30 s',
      facts: [
        { label: 'From', value: '+15550001' },
        { label: 'To', value: '+33140000000' },
      ],
      tags: ['support', 'order'],
      summary: parseRichText(summary),
    },
    speakers: [
      { speaker: 'external', name, index: 0 },
      { speaker: 'agent', name: 'Allo AI', index: 2 },
    ],
    day: 'Monday, January 15, 2024',
    noTranscript: 'There is no transcript of this call.',
  };
}

/** A text message to Grace Hopper, a day after the call. */
export function exportedMessage(content: string): ExportedItem<TextMessage> {
  return {
    item: {
      kind: 'text-message',
      key: 'text:1',
      direction: 'outbound',
      from: '+33140000000',
      to: '+15550001',
      content,
      sentAt: Date.UTC(2024, 0, 16, 9),
    },
    head: {
      title: 'Grace Hopper',
      status: { icon: 'send', label: 'Text message sent' },
      when: 'Tue, Jan 16, 2024, 9:00 AM',
      moment: null,
      whenIso: '2024-01-16T09:00:00.000Z',
      length: null,
      facts: [],
      tags: [],
      summary: null,
    },
    speakers: [],
    day: 'Tuesday, January 16, 2024',
    noTranscript: '',
  };
}

/** Two days of a conversation. */
export function exportedConversation(
  items: readonly ExportedItem[],
  note: string | null = null,
): ExportedConversation {
  return { contact: 'Grace Hopper', items, note };
}

export const exportWords: ExportWords = {
  summary: 'Summary',
  transcript: 'Transcript',
  omitted: (count) => `${count} segments without a time are left out --> here.`,
};
