import { landmarks, landmarkCalls } from './landmarks.ts';
import { members, usSupport } from './people.ts';
import type { CallRecord, ItemRecord, TextMessageRecord } from './records.ts';

/** The answer that Allo's documentation of "Search Conversations" shows, to the letter. */
export const documentedAnswer = {
  data: {
    results: [
      {
        type: 'CALL',
        call: {
          id: 'call_abc123',
          from_number: '+1234567890',
          to_number: '+0987654321',
          length_in_minutes: 5.5,
          type: 'INBOUND',
          summary: 'Customer called about order status.',
          tag: 'support',
          tags: ['support', 'order'],
          recording_url: 'https://storage.withallo.com/recordings/abc123.mp3',
          start_date: '2024-01-15T10:30:00',
          transcript: [
            {
              source: 'AGENT',
              text: 'Hello, how can I help you today?',
              time: '2024-01-15T10:30:05',
              start_seconds: 5,
              end_seconds: 8.5,
            },
          ],
        },
        message: null,
      },
      {
        type: 'TEXT_MESSAGE',
        call: null,
        message: {
          from_number: '+1234567890',
          to_number: '+0987654321',
          type: 'OUTBOUND',
          content: 'Thank you for contacting us!',
          start_date: '2024-01-15T11:00:00',
        },
      },
    ],
    metadata: { pagination: { total_pages: 5, current_page: 0 } },
  },
} as const;

const exampleMessageId = 'msg-abc123';

/** The example's items as records, for the endpoints other than the documented one. */
const exampleItems: readonly ItemRecord[] = [
  {
    kind: 'text-message',
    id: exampleMessageId,
    sentAt: Date.UTC(2024, 0, 15, 11),
    direction: 'OUTBOUND',
    contactNumber: '+1234567890',
    alloNumber: '+0987654321',
    senderId: null,
    content: 'Thank you for contacting us!',
    status: 'DELIVERED',
    messageType: 'SMS',
    user: null,
  },
  {
    kind: 'call',
    id: landmarkCalls.example,
    startedAt: Date.UTC(2024, 0, 15, 10, 30),
    lengthSeconds: 330,
    direction: 'INBOUND',
    contactNumber: '+1234567890',
    alloNumber: '+0987654321',
    result: null,
    summary: 'Customer called about order status.',
    tag: 'support',
    tags: ['support', 'order'],
    recording: 'none',
    transcript: [
      {
        source: 'AGENT',
        text: 'Hello, how can I help you today?',
        start: 5,
        end: 8.5,
        timing: 'seconds',
      },
    ],
    user: null,
  },
];

const olderPages: readonly (readonly ItemRecord[])[] = [
  [
    call(11, 9, 2, 12, 'Order 44107 arrived incomplete.', 'support', [
      ['USER', 'Northquay, Daniel speaking. How can I help?'],
      [
        'EXTERNAL',
        'Hello Daniel, Grace Hopper. Order forty-four, one oh seven came without cables.',
      ],
      ['USER', 'I see it. The cables were back-ordered; they ship tomorrow at no charge.'],
      ['EXTERNAL', 'A nanosecond of wire would do, but I will take the full length. Thank you.'],
    ]),
    text(11, 9, 40, 'OUTBOUND', 'Cables for order 44107 ship tomorrow. Daniel, Northquay'),
  ],
  [
    text(
      10,
      16,
      5,
      'INBOUND',
      'Found a moth in relay 70 of the label printer 🦋 first actual bug!',
    ),
    call(10, 14, 20, 3, 'Label printer stops after one page; a moth was in it.', 'bug', [
      ['EXTERNAL', 'It prints one page, and then it stops. I took the cover off.'],
      ['USER', 'And what did you find?'],
      ['EXTERNAL', 'A moth. I am taping it into the log book.'],
    ]),
  ],
  [
    call(9, 10, 0, 25, 'Wants documentation in plain English.', 'question', [
      ['EXTERNAL', 'Why is the manual written in symbols? People write in English.'],
      ['USER', 'Fair. Which chapter gave you trouble?'],
      ['EXTERNAL', 'All of them worked. It is my colleagues I worry about.'],
    ]),
    call(9, 9, 15, 1, null, null, null),
  ],
  [text(8, 8, 30, 'OUTBOUND', 'Welcome to Northquay, Grace! Your account is ready. Daniel')],
];

const fixedPages: readonly (readonly ItemRecord[])[] = [exampleItems, ...olderPages];

/** All of Grace Hopper's items, newest first. */
export const graceItems: readonly ItemRecord[] = fixedPages.flat();

/** Which of the five pages a page's items are; what was added since stands on the first. */
export function exampleRecords(items: readonly ItemRecord[], page: number): readonly ItemRecord[] {
  const fixed = fixedPages[page]?.filter(({ id }) => items.some((item) => item.id === id)) ?? [];
  const added = items.filter(({ id }) => !graceItems.some((item) => item.id === id));
  return page === 0 ? [...added, ...fixed] : fixed;
}

/** True as long as nothing was added to, or removed from, the documented first page. */
export function isUntouched(items: readonly ItemRecord[]): boolean {
  const first = exampleRecords(items, 0);
  return first.length === exampleItems.length && exampleItems.every((item) => first.includes(item));
}

export const examplePageCount = fixedPages.length;
export const exampleContactId = landmarks.grace;

function call(
  daysEarlier: number,
  hour: number,
  minute: number,
  minutes: number,
  summary: string | null,
  tag: string | null,
  said: readonly (readonly [string, string])[] | null,
): CallRecord {
  return {
    kind: 'call',
    id: `call_grace${daysEarlier}${hour}`,
    startedAt: Date.UTC(2024, 0, daysEarlier, hour, minute),
    lengthSeconds: minutes * 60,
    direction: 'INBOUND',
    contactNumber: '+1234567890',
    alloNumber: usSupport.number,
    result: said ? 'ANSWERED' : 'CLOSED',
    summary,
    tag,
    tags: tag === null ? [] : [tag],
    recording: said ? 'tones' : 'none',
    transcript:
      said?.map(([source, text], index) => ({
        source,
        text,
        start: 2 + index * 8,
        end: 2 + index * 8 + 6.5,
        timing: 'seconds',
      })) ?? null,
    user: members[3] ?? null,
  };
}

function text(
  day: number,
  hour: number,
  minute: number,
  direction: TextMessageRecord['direction'],
  content: string,
): TextMessageRecord {
  return {
    kind: 'text-message',
    id: `msg-grace${day}${hour}`,
    sentAt: Date.UTC(2024, 0, day, hour, minute),
    direction,
    contactNumber: '+1234567890',
    alloNumber: usSupport.number,
    senderId: null,
    content,
    status: 'DELIVERED',
    messageType: 'SMS',
    user: direction === 'OUTBOUND' ? (members[3] ?? null) : null,
  };
}
