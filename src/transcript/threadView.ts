import type { Direction } from '../model/conversationItem.ts';
import type { LabelledIcon } from '../model/itemHead.ts';
import type { RichBlock } from '../model/richText.ts';
import type { ProblemAction } from './problemAction.ts';

/*
 * A conversation as its page shows it: entries by day, oldest first, worded in the user's language.
 */

/** All that stands above a conversation. */
export interface ThreadHead {
  /** Who it is with. */
  readonly title: string;
  /** Company, numbers and the like; also the Allo number that it is narrowed to. */
  readonly details: readonly string[];
}

/** The two ends of what is shown of a conversation. */
export type ThreadEdge = 'older' | 'newer';

/** Whether there is more beyond one end of what is shown. */
export type EdgeState =
  | { readonly type: 'end' }
  | { readonly type: 'more' }
  | { readonly type: 'loading' }
  | {
      readonly type: 'problem';
      readonly message: string;
      /** For the `act` message; what is done then concerns this end alone. */
      readonly actions: readonly ProblemAction[];
    };

/** What all entries have. */
interface EntryBase {
  /** Unique, the same after a refresh. */
  readonly key: string;
  /** Stands above it where it is copied: who, or what, and when; a call's length and tags as well. */
  readonly heading: string;
  /** Tells the days apart; null when the date is unknown. */
  readonly day: string | null;
  /** "Monday, January 15, 2024"; empty when unknown. */
  readonly dayLabel: string;
  /** "10:30 AM", in the user's locale and time zone; empty when unknown. */
  readonly time: string;
  /** The same with day and time zone, for hovers; empty when unknown. */
  readonly moment: string;
  /** ISO 8601 in UTC; null when unknown. */
  readonly iso: string | null;
}

/** A call, collapsed to what a reader needs in order to know whether to open it. */
export interface CallEntry extends EntryBase {
  readonly type: 'call';
  readonly status: LabelledIcon;
  /** "5 min 30 s"; null when unknown. */
  readonly length: string | null;
  readonly tags: readonly string[];
  /** Null when Allo has written none (yet). */
  readonly summary: readonly RichBlock[] | null;
  /** How many segments there are; they come in `thread-transcript` messages. */
  readonly segments: number;
  /** "42 segments"; empty when there are none. */
  readonly segmentsLabel: string;
  /** Stands in place of summary and transcript where there is neither. */
  readonly note: string | null;
}

/** A text message. */
export interface MessageEntry extends EntryBase {
  readonly type: 'message';
  readonly direction: Direction | null;
  /** "Text message received", for screen readers. */
  readonly status: LabelledIcon;
  /** Who wrote it: the contact's name or "Your team". */
  readonly author: string;
  readonly text: string;
}

/** Stands in the place of an item that could not be read. */
export interface UnreadableEntry extends EntryBase {
  readonly type: 'unreadable';
  readonly message: string;
  /** What was wrong with it, for hovers; without a word of the customer's. */
  readonly reason: string;
}

export type ThreadEntry = CallEntry | MessageEntry | UnreadableEntry;
