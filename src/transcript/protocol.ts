import type { EntryPart } from '../model/entryExcerpt.ts';
import type { Excerpt } from '../model/excerpt.ts';
import type { ItemHead, SpeakerView } from '../model/itemHead.ts';
import type { Segment } from '../model/segment.ts';
import type { ProblemAction } from './problemAction.ts';
import type { EdgeState, ThreadEntry, ThreadHead } from './threadView.ts';

/*
 * What the two sides of the transcript editor say to each other. The page speaks first: the host
 * answers its `ready`, and every new page (a reload, a restored or moved tab) begins with it again.
 * Only the first page of a tab has its answer on the way before it asks. The page keeps no customer data beyond its own life; the host sends it anew.
 */

/** What stands below the head of a call. */
export type CallBody =
  | {
      readonly type: 'segments';
      /** How many there are in all; they follow in `segments` messages. */
      readonly total: number;
      readonly speakers: readonly SpeakerView[];
    }
  /** A call without transcript; `message` says so, and that it may still come. */
  | { readonly type: 'no-transcript'; readonly message: string };

/** A call, but for its segments. */
export interface CallContent {
  readonly head: ItemHead;
  readonly body: CallBody;
  /** Seconds; null when unknown. */
  readonly lengthSeconds: number | null;
  /** Whether there is something to listen to, as far as the API says. */
  readonly hasRecording: boolean;
}

/** A place to go to: a second of a call, or an item of a conversation. */
export interface Place {
  /** Seconds from the start of the call. */
  readonly time?: number;
  /** Index of a segment, for transcripts without times. */
  readonly segment?: number;
  /** Key of an item. */
  readonly item?: string;
  /** Words to look for from there on, as they stand in the text. */
  readonly find?: string;
  /** Whether the focus stays where it is, outside of the page. */
  readonly keepsFocus?: boolean;
}

/** How something is put on the clipboard. */
export type CopyForm = 'text' | 'quote' | 'link' | 'reference';

/** What becomes of a recording on its way to the page. Sizes are bytes. */
export type RecordingMessage =
  | {
      readonly type: 'recording-progress';
      readonly received: number;
      /** Null when the server does not tell. */
      readonly total: number | null;
    }
  /** The bytes follow in `recording-slice` messages, in order. */
  | { readonly type: 'recording'; readonly mimeType: string; readonly size: number }
  | { readonly type: 'recording-slice'; readonly bytes: Uint8Array }
  /** The player goes, the text stays. */
  | {
      readonly type: 'recording-failed';
      readonly message: string;
      readonly actions: readonly ProblemAction[];
    };

export type MessageToPage =
  /** What the page before this one, of the same tab, has left behind in `remember` messages. */
  | { readonly type: 'remembered'; readonly parts: Readonly<Record<string, unknown>> }
  /** First answer to `ready`, also sent when a refresh begins. */
  | { readonly type: 'loading' }
  /** Replaces everything that was shown. */
  | {
      readonly type: 'call';
      /** Counts the calls that were sent, so that late segments of another are known for what they are. */
      readonly sequence: number;
      readonly call: CallContent;
    }
  /**
   * The segments from index `first` on, as UTF-8 JSON of `Segment[]`: typed arrays cross the bridge
   * several times faster than objects, and slices let the first screen be painted first.
   */
  | {
      readonly type: 'segments';
      readonly sequence: number;
      readonly first: number;
      readonly json: Uint8Array;
    }
  /** A conversation. What was shown stays where it is; only what changed is sent. */
  | {
      readonly type: 'thread';
      readonly head: ThreadHead;
      /** Keys of all entries, oldest first. */
      readonly order: readonly string[];
      /** Those that are new to this page, or have changed. */
      readonly changed: readonly ThreadEntry[];
      /** Whether there is more before the first entry, and after the last. */
      readonly older: EdgeState;
      readonly newer: EdgeState;
    }
  /** The segments of a call of a conversation from index `first` on, as in `segments`. */
  | {
      readonly type: 'thread-transcript';
      readonly key: string;
      /** The same as long as the transcript says the same; of another one, nothing before it counts. */
      readonly version: number;
      /** How many segments there are in all. */
      readonly total: number;
      readonly speakers: readonly SpeakerView[];
      readonly first: number;
      readonly json: Uint8Array;
    }
  /** What was on screen stays if something is shown already; else the problem fills the page. */
  | {
      readonly type: 'problem';
      readonly message: string;
      readonly actions: readonly ProblemAction[];
    }
  | RecordingMessage
  /** Go there; wait for what is still on its way. */
  | { readonly type: 'reveal'; readonly place: Place }
  /** From a command of VS Code. */
  | { readonly type: 'player'; readonly command: 'toggle' | 'pause' | 'play-from-here' }
  /** From a command of VS Code: the page answers with `copy` or `copy-entries`, for what is selected or was pointed at. */
  | { readonly type: 'copy'; readonly form: CopyForm }
  | { readonly type: 'copy-summary' };

export type MessageToHost =
  | { readonly type: 'ready' }
  /** To be given back to the next page of this tab; kept in memory only. */
  | { readonly type: 'remember'; readonly part: string; readonly value: unknown }
  | { readonly type: 'refresh' }
  | { readonly type: 'act'; readonly action: string }
  /** Export what is shown. */
  | { readonly type: 'export' }
  /** Ask for a time, and go there. */
  | { readonly type: 'go-to-time' }
  | { readonly type: 'fetch-recording' }
  | { readonly type: 'cancel-recording' }
  | { readonly type: 'save-recording' }
  | { readonly type: 'act-on-recording'; readonly action: string }
  /** At every change, and about once a second while playing. Seconds. */
  | { readonly type: 'playback'; readonly isPlaying: boolean; readonly position: number }
  /** Of the call that is shown. */
  | {
      readonly type: 'copy';
      readonly form: CopyForm;
      readonly excerpt: Excerpt;
      /** Speakers whose segments are not shown, and so not copied. */
      readonly hidden: readonly string[];
    }
  /** Of a conversation, in reading order. A link leads to the first of them. */
  | {
      readonly type: 'copy-entries';
      readonly form: CopyForm;
      readonly parts: readonly EntryPart[];
    }
  /** `item` names a call of a conversation; null means the call that is shown. */
  | { readonly type: 'copy-summary'; readonly item: string | null }
  /** Open a call of the conversation in its own tab. */
  | { readonly type: 'open-item'; readonly key: string }
  | { readonly type: 'load-older' }
  | { readonly type: 'load-newer' };

/** Whether something that came from the page has the shape of one of its messages. */
export function isMessageToHost(message: unknown): message is MessageToHost {
  if (!isRecord(message)) return false;
  switch (message['type']) {
    case 'ready':
    case 'refresh':
    case 'export':
    case 'go-to-time':
    case 'fetch-recording':
    case 'cancel-recording':
    case 'save-recording':
    case 'load-older':
    case 'load-newer':
      return true;
    case 'act':
    case 'act-on-recording':
      return typeof message['action'] === 'string';
    case 'playback':
      return typeof message['isPlaying'] === 'boolean' && isPosition(message['position']);
    case 'copy':
      return (
        isCopyForm(message['form']) &&
        isExcerpt(message['excerpt']) &&
        Array.isArray(message['hidden'])
      );
    case 'copy-entries':
      return (
        isCopyForm(message['form']) &&
        Array.isArray(message['parts']) &&
        message['parts'].every(isEntryPart)
      );
    case 'remember':
      return typeof message['part'] === 'string';
    case 'copy-summary':
      return isItem(message['item']);
    case 'open-item':
      return typeof message['key'] === 'string';
    default:
      return false;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isItem(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function isCopyForm(value: unknown): boolean {
  return value === 'text' || value === 'quote' || value === 'link' || value === 'reference';
}

function isEntryPart(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value['key'] === 'string' &&
    typeof value['hasHeading'] === 'boolean' &&
    [value['own'], value['said']].every((part) => part === null || isExcerpt(part))
  );
}

function isExcerpt(value: unknown): boolean {
  return isRecord(value) && [value['from'], value['to']].every(isTextPosition);
}

function isTextPosition(value: unknown): boolean {
  return isRecord(value) && isPosition(value['segment']) && isPosition(value['offset']);
}

function isPosition(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && Number.isFinite(value);
}

/** How many segments the host sends in its first slice: more than fills a tall screen. */
export const firstSlice = 50;

/** How many it sends in each later one: a message of some hundred kilobytes. */
export const laterSlice = 5000;

export function encodeSegments(segments: readonly Segment[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(segments));
}
