import type { Direction } from './conversationItem.ts';
import type { Segment } from './segment.ts';

/**
 * How a call ended. The API documents these nine for v1 and other sets elsewhere, and often leaves
 * the field out; values that are not documented are kept as they came.
 */
type CallResult =
  | 'ANSWERED'
  | 'VOICEMAIL'
  | 'TRANSFERRED_AI'
  | 'TRANSFERRED_EXTERNAL'
  | 'BLOCKED'
  | 'FAILED'
  | 'FAILED_EXTERNAL'
  | 'RECEIVED'
  | 'CLOSED'
  | (string & {});

/** A phone call, recorded or not. */
export interface Call {
  readonly kind: 'call';
  /** Unique and stable; the same as {@link Call.id}. */
  readonly key: string;
  /** Opaque; `call_…` and `cll-…` have been seen. */
  readonly id: string;
  readonly direction: Direction | null;
  /** E.164, or null when withheld (the API says `anonymous`). */
  readonly from: string | null;
  readonly to: string | null;
  /** Milliseconds since 1970 (UTC); null when the API's date cannot be read. */
  readonly startedAt: number | null;
  /** Whole seconds; null when unknown. */
  readonly lengthSeconds: number | null;
  readonly result: CallResult | null;
  /** Markdown, written by Allo's AI; null when there is none, or none yet. */
  readonly summary: string | null;
  /** Without duplicates, in the API's order. */
  readonly tags: readonly string[];
  /** Needs the Authorization header to be fetched; see the API's documentation of recordings. */
  readonly recordingUrl: string | null;
  /**
   * What was said, in the order in which the API gave it. Null when the API gave none, which does
   * not tell "not ready yet" from "none will come"; empty when it gave an empty one.
   */
  readonly transcript: readonly Segment[] | null;
}

/** Whether nobody got to speak to anybody. */
export function failedToConnect({ result }: Call): boolean {
  return result === 'BLOCKED' || result === 'FAILED' || result === 'FAILED_EXTERNAL';
}

/** Allo has been seen to take up to three quarters of an hour; a day leaves room for its bad days. */
const writingTime = 24 * 60 * 60_000;

/**
 * Whether a transcript or a summary may still be written of a call that has none.
 *
 * @param now milliseconds since 1970
 */
export function isUnfinished(call: Call, now: number): boolean {
  const { transcript, summary, startedAt } = call;
  const isComplete = transcript !== null && transcript.length > 0 && summary !== null;
  return (
    !isComplete && !failedToConnect(call) && (startedAt === null || now - startedAt < writingTime)
  );
}
