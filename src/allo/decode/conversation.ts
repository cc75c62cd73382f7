import type { ConversationItem } from '../../model/conversationItem.ts';
import { type Page, placeKey } from '../../model/page.ts';
import { readCall } from './call.ts';
import { distinguishMessages } from './distinguishMessages.ts';
import { readList, readTotal } from './envelope.ts';
import { isObject } from './fields.ts';
import { readTextMessage } from './textMessage.ts';

/**
 * Reads a page of `GET /v1/api/contact/{contact_id}/conversation`. What cannot be read stands as
 * such in its place.
 *
 * @throws AlloError `unexpected-shape` when there is no list
 */
export function readConversation(
  body: unknown,
  { index, size }: { index: number; size: number },
): Page<ConversationItem> {
  const results = readList(body);
  const items = distinguishMessages(
    results.map((wire, position) => readItem(wire, placeKey(index, position))),
  );
  return { items, index, ...readTotal(body, { index, size, items: items.length }) };
}

function readItem(wire: unknown, unreadableKey: string): ConversationItem {
  const unreadable = (reason: string): ConversationItem => ({
    kind: 'unreadable',
    key: unreadableKey,
    reason,
  });
  if (!isObject(wire)) return unreadable('not an object');
  const { type, call, message } = wire;
  const said = typeof type === 'string' ? type.toUpperCase() : '';
  if (said === 'CALL' && !isObject(call)) return unreadable('a call without its fields');
  if (said === 'TEXT_MESSAGE' && !isObject(message))
    return unreadable('a text message without its fields');
  if (isObject(call) && said !== 'TEXT_MESSAGE') return readCall(call);
  if (isObject(message)) return readTextMessage(message);
  return unreadable('neither a call nor a text message');
}
