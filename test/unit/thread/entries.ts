import type { ThreadMessage } from '../../../media/transcript/thread/threadModel.ts';
import type {
  CallEntry,
  MessageEntry,
  ThreadEntry,
  UnreadableEntry,
} from '../../../src/transcript/threadView.ts';

const when = (day: number) => {
  const date = `2024-01-${String(day).padStart(2, '0')}`;
  return {
    day: date,
    dayLabel: `Day ${day}`,
    time: '10:00',
    moment: `${date} 10:00 UTC`,
    iso: `${date}T10:00:00Z`,
  };
};

/** A text message of a day in January. */
export function message(key: string, day: number, more: Partial<MessageEntry> = {}): MessageEntry {
  return {
    type: 'message',
    key,
    ...when(day),
    heading: `Ada, Jan ${day}`,
    direction: 'inbound',
    status: { icon: 'comment', label: 'Text message received' },
    author: 'Ada',
    text: `Message ${key}`,
    ...more,
  };
}

/** A call of a day in January. */
export function call(key: string, day: number, more: Partial<CallEntry> = {}): CallEntry {
  return {
    type: 'call',
    key,
    ...when(day),
    heading: `Incoming call, Jan ${day} · 5 min`,
    status: { icon: 'call-incoming', label: 'Incoming call' },
    length: '5 min',
    tags: [],
    summary: [{ type: 'paragraph', inlines: [{ style: 'plain', text: `Summary ${key}` }] }],
    segments: 0,
    segmentsLabel: '',
    note: null,
    ...more,
  };
}

export function unreadable(key: string): UnreadableEntry {
  return {
    type: 'unreadable',
    key,
    heading: 'Unreadable',
    day: null,
    dayLabel: '',
    time: '',
    moment: '',
    iso: null,
    message: 'Unreadable',
    reason: 'No reason',
  };
}

/** What the host would say to a page that has nothing. */
export function threadMessage(
  entries: readonly ThreadEntry[],
  more: Partial<ThreadMessage> = {},
): ThreadMessage {
  return {
    type: 'thread',
    head: { title: 'Ada', details: [] },
    order: entries.map(({ key }) => key),
    changed: entries,
    older: { type: 'end' },
    newer: { type: 'end' },
    ...more,
  };
}
