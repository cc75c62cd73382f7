import type { ItemHead, SpeakerView } from '../model/itemHead.ts';
import type { Segment } from '../model/segment.ts';

/*
 * What the two sides of the transcript editor say to each other. The page speaks first: until its
 * `ready`, the host sends nothing, and every new page (a reload, a restored or moved tab) begins
 * with it again. The page keeps no customer data beyond its own life; the host sends it anew.
 */

/** What stands below the head. */
export type ItemBody =
  | {
      readonly type: 'segments';
      /** How many there are in all; they follow in `segments` messages. */
      readonly total: number;
      readonly speakers: readonly SpeakerView[];
    }
  /** A call without transcript; `message` says so, and that it may still come. */
  | { readonly type: 'no-transcript'; readonly message: string }
  | { readonly type: 'text-message'; readonly text: string };

/** A button under a problem. */
export interface ProblemAction {
  /** Sent back in `act`. */
  readonly id: string;
  readonly label: string;
}

/** The page's own words, in the user's language. */
export interface PageStrings {
  readonly loading: string;
  readonly summary: string;
  readonly transcript: string;
  readonly tags: string;
  readonly refresh: string;
  /** Names the cross that takes a problem's bar away. */
  readonly close: string;
  /** "Play from {0}"-like label of a timestamp for screen readers; {0} is replaced by the time. */
  readonly atTime: string;
  /** Stands where a segment has no time. */
  readonly noTime: string;
}

export type MessageToPage =
  /** First answer to `ready`, also sent when a refresh begins. */
  | { readonly type: 'loading'; readonly language: string; readonly strings: PageStrings }
  /** Replaces everything that was shown. */
  | { readonly type: 'item'; readonly head: ItemHead; readonly body: ItemBody }
  /**
   * The segments from index `first` on, as UTF-8 JSON of `Segment[]`: typed arrays cross the bridge
   * several times faster than objects, and slices let the first screen be painted first.
   */
  | { readonly type: 'segments'; readonly first: number; readonly json: Uint8Array }
  /** What was on screen stays if an item is shown already; else the problem fills the page. */
  | {
      readonly type: 'problem';
      readonly message: string;
      readonly actions: readonly ProblemAction[];
    };

export type MessageToHost =
  | { readonly type: 'ready' }
  | { readonly type: 'refresh' }
  | { readonly type: 'act'; readonly action: string };

/** Whether something that came from the page is one of its messages, as far as their shape goes. */
export function isMessageToHost(message: unknown): message is MessageToHost {
  if (typeof message !== 'object' || message === null || !('type' in message)) return false;
  return (
    message.type === 'ready' ||
    message.type === 'refresh' ||
    (message.type === 'act' && 'action' in message && typeof message.action === 'string')
  );
}

/** How many segments the host sends in its first slice: more than fills a tall screen. */
export const firstSlice = 100;

/** How many it sends in each later one: a message of some hundred kilobytes. */
export const laterSlice = 5000;

export function encodeSegments(segments: readonly Segment[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(segments));
}
