import * as v from 'valibot';
import type { TextMessage } from '../../model/textMessage.ts';
import { readDirection, withheld } from './call.ts';
import { date, type Json, label, text } from './fields.ts';
import { fingerprint } from './hash.ts';
import { madeUp } from './madeUpId.ts';

/** OpenAPI of api.withallo.com, the message of `getContactConversation`. It has no id. */
const wireMessage = v.object({
  from_number: label,
  sender_id: label,
  to_number: label,
  type: label,
  content: text,
  start_date: date,
});

/** Reads a text message as v1 gives it. */
export function readTextMessage(wire: Json): TextMessage {
  const message = v.parse(wireMessage, wire);
  return withKey({
    kind: 'text-message',
    direction: readDirection(message.type),
    from: withheld(message.from_number) ?? message.sender_id,
    to: message.to_number,
    content: message.content ?? '',
    sentAt: message.start_date,
  });
}

/** Gives a message the key that is made of its fields; the same on both generations of the API. */
export function withKey(message: Omit<TextMessage, 'key'>): TextMessage {
  const { sentAt, direction, from, to, content } = message;
  // Whole seconds: of the two generations, one may give fractions.
  const second = sentAt === null ? null : Math.floor(sentAt / 1000);
  const fields = JSON.stringify([second, direction, from, to, content]);
  return { ...message, key: madeUp.textMessage + fingerprint(fields) };
}
