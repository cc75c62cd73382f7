import * as v from 'valibot';
import type { Call } from '../../model/call.ts';
import type { TextMessage } from '../../model/textMessage.ts';
import { atLeastZero, readDirection, withheld } from './call.ts';
import { date, type Json, label, labels, named, number, text, textIn } from './fields.ts';
import { withKey } from './textMessage.ts';
import { readTranscript } from './transcript.ts';

/** OpenAPI of api.withallo.com, `ConversationItem` of v2. */
const wireItem = v.object({
  id: label,
  type: label,
  direction: label,
  allo_number: named('number'),
  contact_number: named('number'),
  date,
  duration: number,
  result: label,
  recording_url: label,
  summary: textIn('content'),
  tags: labels('name'),
  content: text,
});

/**
 * Reads an item of v2 into what v1 gives. v2 has no seconds in its transcripts, so they are what
 * `time` tells.
 *
 * @param id stands in for an id that the item leaves out; null where none is known
 * @returns null when it is neither a call with an id nor a text message
 */
export function readConversationItem(wire: Json, id: string | null): Call | TextMessage | null {
  const item = v.parse(wireItem, wire);
  const direction = readDirection(item.direction);
  const [from, to] = parties(direction, item);
  const startedAt = item.date;
  const lengthSeconds = atLeastZero(item.duration);
  const type = item.type?.toUpperCase();
  if (type === 'SMS' || type === 'TEXT_MESSAGE') {
    const content = item.content ?? '';
    return withKey({ kind: 'text-message', direction, from, to, content, sentAt: startedAt });
  }
  const callId = item.id ?? id;
  if (type !== 'CALL' || callId === null) return null;
  return {
    kind: 'call',
    key: callId,
    id: callId,
    direction,
    from,
    to,
    startedAt,
    lengthSeconds,
    result: item.result,
    summary: item.summary,
    tags: [...new Set(item.tags)],
    recordingUrl: item.recording_url,
    transcript: readTranscript(wire['transcript'], { startedAt, lengthSeconds }),
  };
}

/** v2 names the two numbers by whose they are; without a direction, which one called is unknown. */
function parties(
  direction: Call['direction'],
  { allo_number, contact_number }: { allo_number: string | null; contact_number: string | null },
): readonly [from: string | null, to: string | null] {
  const allo = withheld(allo_number);
  const contact = withheld(contact_number);
  switch (direction) {
    case 'inbound':
      return [contact, allo];
    case 'outbound':
      return [allo, contact];
    case null:
      return [null, null];
  }
}
