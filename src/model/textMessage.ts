import type { Direction } from './conversationItem.ts';

/** An SMS or the like. */
export interface TextMessage {
  readonly kind: 'text-message';
  /**
   * Stable as long as the message does not change: the v1 API gives text messages no id, so it is
   * made of the message's fields.
   */
  readonly key: string;
  readonly direction: Direction | null;
  /** E.164, or the sender's name where the API gives a `sender_id` in place of a number. */
  readonly from: string | null;
  readonly to: string | null;
  readonly content: string;
  /** Milliseconds since 1970 (UTC); null when the API's date cannot be read. */
  readonly sentAt: number | null;
}
