import * as v from 'valibot';
import type { Call } from '../../model/call.ts';
import type { Direction } from '../../model/conversationItem.ts';
import { date, type Json, label, labels, named, number, text } from './fields.ts';
import { fingerprint } from './hash.ts';
import { madeUp } from './madeUpId.ts';
import { readTranscript } from './transcript.ts';

/**
 * OpenAPI of api.withallo.com, the call of `getContactConversation`. `tags` stands only in its
 * example, `result` only in its schema, and no field is required.
 */
const wireCall = v.object({
  id: label,
  from_number: label,
  to_number: label,
  length_in_minutes: number,
  type: label,
  result: label,
  summary: text,
  tag: named('name'),
  tags: labels('name'),
  recording_url: label,
  start_date: date,
});

/**
 * Reads a call as v1 gives it.
 *
 * A call without id, which the documentation rules out, gets one made of its fields, so that it can
 * be found again in its page as any other; it cannot be asked for by that id.
 */
export function readCall(wire: Json): Call {
  const call = v.parse(wireCall, wire);
  const direction = readDirection(call.type);
  const from = withheld(call.from_number);
  const lengthSeconds = atLeastZero(
    call.length_in_minutes === null ? null : call.length_in_minutes * 60,
  );
  const startedAt = call.start_date;
  const id =
    call.id ??
    madeUp.call +
      fingerprint(JSON.stringify([startedAt, direction, from, call.to_number, lengthSeconds]));
  return {
    kind: 'call',
    key: id,
    id,
    direction,
    from,
    to: withheld(call.to_number),
    startedAt,
    lengthSeconds,
    result: call.result,
    summary: call.summary,
    tags: [...new Set([...(call.tag === null ? [] : [call.tag]), ...call.tags])],
    recordingUrl: call.recording_url,
    transcript: readTranscript(wire['transcript'], { startedAt, lengthSeconds }),
  };
}

/** Null for anything but the two that are documented. */
export function readDirection(value: string | null): Direction | null {
  const said = value?.toUpperCase();
  if (said === 'INBOUND') return 'inbound';
  return said === 'OUTBOUND' ? 'outbound' : null;
}

/** The API writes `anonymous` in place of a number that the caller withheld. */
export function withheld(number: string | null): string | null {
  return number?.toLowerCase() === 'anonymous' ? null : number;
}

/** Whole seconds; null for a length that cannot be. */
export function atLeastZero(seconds: number | null): number | null {
  return seconds !== null && seconds >= 0 && Number.isSafeInteger(Math.round(seconds))
    ? Math.round(seconds)
    : null;
}
