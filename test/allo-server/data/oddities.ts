import { londonOffice, members, parisSales } from './people.ts';
import type { CallRecord, ItemRecord, SegmentRecord, TextMessageRecord } from './records.ts';

const hour = 3_600_000;
const contactNumber = '+33639980666';

const call: Omit<CallRecord, 'id' | 'startedAt'> = {
  kind: 'call',
  lengthSeconds: 42,
  direction: 'INBOUND',
  contactNumber,
  alloNumber: parisSales.number,
  result: 'ANSWERED',
  summary: null,
  tag: null,
  tags: [],
  recording: 'none',
  transcript: null,
  user: members[0] ?? null,
};

const message: Omit<TextMessageRecord, 'id' | 'sentAt'> = {
  kind: 'text-message',
  direction: 'OUTBOUND',
  contactNumber,
  alloNumber: parisSales.number,
  senderId: null,
  content: '',
  status: 'DELIVERED',
  messageType: 'SMS',
  user: members[0] ?? null,
};

const row = (
  source: string,
  text: string,
  start: number,
  end: number,
  timing: SegmentRecord['timing'] = 'seconds',
): SegmentRecord => ({ source, text, start, end, timing });

const untimed = (timing: SegmentRecord['timing']) => [
  row('USER', 'Northquay, bonjour.', 1, 2.5, timing),
  row('EXTERNAL', 'Bonjour, je rappelle pour le devis.', 3, 5, timing),
  row('USER', 'Je le renvoie tout de suite.', 5.5, 7, timing),
];

/** Every shape of an item that the API is known to give, or does not rule out. Newest first. */
export function oddities(newest: number): ItemRecord[] {
  const calls: Partial<CallRecord>[] = [
    { summary: 'The result is missing, as in the documented examples.', result: null },
    { summary: 'Transcript with `time` only.', transcript: untimed('time') },
    { summary: 'Transcript without any time.', transcript: untimed('none') },
    { summary: 'The transcript is an empty list.', transcript: [] },
    { summary: 'There is no transcript: null.', transcript: null, recording: 'tones' },
    {
      summary: 'A receptionist answered, and a speaker of a kind that nobody documented.',
      result: 'TRANSFERRED_AI',
      transcript: [
        row('AGENT', "Bonjour, je suis l'assistante virtuelle de Northquay.", 0.5, 3.9),
        row('EXTERNAL', 'Un humain, s’il vous plaît.', 4.2, 5.6),
        row('SUPERVISOR', 'I am listening in, do go on.', 6, 8.2),
        row('USER', 'Bonjour Quentin, me voilà.', 8.4, 10),
      ],
    },
    {
      summary: 'Seconds that cannot be: backwards, overlapping, beyond the end, before the start.',
      lengthSeconds: 20,
      transcript: [
        row('USER', 'I am out of order.', 9, 12),
        row('EXTERNAL', 'I begin before you end.', 8, 10),
        row('USER', 'I end before I begin.', 15, 11),
        row('EXTERNAL', 'I come after the call has ended.', 500, 502),
        row('USER', 'I come before it began.', -3, 1),
      ],
    },
    {
      summary:
        '<b>Not markup</b> <img src=x onerror="alert(1)"> [a link](javascript:alert(2)) `code`',
      tag: '<script>',
      tags: ['<script>alert(3)</script>', 'a,b;c', '', 'très-long-'.repeat(12)],
      transcript: [
        row('EXTERNAL', '<img src=x onerror=alert(1)> & "quotes" </script>', 1, 3),
        row('USER', '# not a heading\n- not a list\n```not code', 3, 5),
        row('EXTERNAL', 'left \u202Eto right\u202C, zero\u200Bwidth, \u0000\u0007 control', 5, 7),
        row('USER', '', 7, 8),
        row('EXTERNAL', 'Donaudampfschifffahrtselektrizitäten'.repeat(12), 8, 20),
        row('USER', '👩🏽‍🏭 👨‍👩‍👧‍👦 🇫🇷 ok', 20, 21),
      ],
    },
    { summary: 'A caller who withheld the number.', contactNumber: 'anonymous' },
    { summary: 'Nobody knows which way this call went.', direction: null },
    { summary: 'A call to no number.', alloNumber: null },
    { summary: 'A tag, but no `tags`.', tag: 'support', tags: null },
    { summary: 'Tags, but no `tag`; one of them twice.', tags: ['vip', 'vip', 'paris'] },
    { summary: 'No length.', lengthSeconds: 0, result: 'CLOSED' },
    { summary: 'The recording is gone.', recording: 'gone' },
    ...['VOICEMAIL', 'TRANSFERRED_EXTERNAL', 'BLOCKED', 'FAILED', 'FAILED_EXTERNAL'].map(
      (result) => ({ result, user: null }),
    ),
    { result: 'RECEIVED' },
    { result: 'SWALLOWED_BY_A_WHALE', summary: 'A result that nobody documented.' },
  ];
  const messages: Partial<TextMessageRecord>[] = [
    { senderId: 'NORTHQUAY', content: 'Votre code est 481516. Ne le partagez pas.' },
    { direction: 'INBOUND', content: '👍🏽🎉', user: null },
    { direction: 'INBOUND', content: '', messageType: 'MMS', user: null },
    { content: 'Twice the same.', status: 'FAILED' },
    { content: 'Twice the same.', status: 'FAILED' },
    {
      content: 'One line\nand another\r\n\n\tand <b>one</b> more',
      alloNumber: londonOffice.number,
    },
    { content: 'long '.repeat(320).trim(), messageType: 'WHATSAPP' },
  ];
  let at = newest + hour;
  const date = () => (at -= hour);
  return [
    ...calls.map((overrides, index) => ({
      ...call,
      id: `cll-0DD${String(index).padStart(29, '0')}`,
      startedAt: date(),
      ...overrides,
    })),
    ...messages.map((overrides, index) => ({
      ...message,
      id: `msg-0DD${String(index).padStart(29, '0')}`,
      // The fourth and the fifth were sent within the same second: nothing tells them apart.
      sentAt: index === 4 ? at : date(),
      ...overrides,
    })),
  ];
}
