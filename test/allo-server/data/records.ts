/**
 * What the server knows, before it is put into the shapes of v1 or v2. Nulls stand for what an
 * endpoint leaves out or gives as null; `wire/` decides which.
 */
export type Direction = 'INBOUND' | 'OUTBOUND';

export type Language = 'en' | 'fr';

export interface TeamMember {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Lets a French line be answered by someone who speaks French. */
  readonly languages: readonly Language[];
}

/** A phone number of the team. */
export interface Line {
  readonly number: string;
  readonly name: string;
  readonly country: string;
  readonly isShared: boolean;
  readonly language: Language;
}

export interface Company {
  readonly id: string;
  readonly name: string;
}

export interface ContactRecord {
  readonly id: string;
  /** The same person in v2's CRM, where ids are others. */
  readonly personId: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly company: Company | null;
  readonly jobTitle: string | null;
  readonly website: string | null;
  readonly address: string | null;
  readonly numbers: readonly string[];
  readonly emails: readonly string[];
  readonly isArchived: boolean;
  readonly isWhitelisted: boolean;
  readonly createdAt: number | null;
  /** Changes when a call or a text message is added. */
  updatedAt: number;
  lastActivityAt: number | null;
  readonly languages: readonly Language[];
  /** How many items are to be made up for the conversation. */
  readonly plannedItems: number;
}

/** What can be said of the time at which something was said. */
export type SegmentTiming =
  /** `time`, `start_seconds` and `end_seconds`. */
  | 'seconds'
  /** `time`, with both seconds null. */
  | 'time'
  /** None of the three fields. */
  | 'none';

export interface SegmentRecord {
  readonly source: string;
  readonly text: string;
  /** Seconds from the start of the call. */
  readonly start: number;
  readonly end: number;
  readonly timing: SegmentTiming;
}

type RecordingSource =
  /** Nothing was recorded. */
  | 'none'
  /** Made by code, in step with the segments. */
  | 'tones'
  /** Silence in a format that not every host can play. */
  | 'aac'
  /** The one recording of real speech, kept in the repository. */
  | 'speech'
  /** Announced, yet gone: the server answers 404. */
  | 'gone';

export interface CallRecord {
  readonly kind: 'call';
  readonly id: string;
  readonly startedAt: number;
  readonly lengthSeconds: number;
  readonly direction: Direction | null;
  /** E.164 or `anonymous`. */
  readonly contactNumber: string;
  readonly alloNumber: string | null;
  readonly result: string | null;
  readonly summary: string | null;
  readonly tag: string | null;
  readonly tags: readonly string[] | null;
  readonly recording: RecordingSource;
  readonly transcript: readonly SegmentRecord[] | null;
  readonly user: TeamMember | null;
}

export interface TextMessageRecord {
  readonly kind: 'text-message';
  /** Only v2 tells it. */
  readonly id: string;
  readonly sentAt: number;
  readonly direction: Direction;
  readonly contactNumber: string;
  readonly alloNumber: string;
  /** A name in place of the sender's number. */
  readonly senderId: string | null;
  readonly content: string;
  readonly status: 'PENDING' | 'SENT' | 'DELIVERED' | 'FAILED';
  readonly messageType: 'SMS' | 'MMS' | 'WHATSAPP';
  readonly user: TeamMember | null;
}

export type ItemRecord = CallRecord | TextMessageRecord;

export function dateOf(item: ItemRecord): number {
  return item.kind === 'call' ? item.startedAt : item.sentAt;
}

export function displayName(contact: ContactRecord): string | null {
  return [contact.firstName, contact.lastName].filter((part) => part !== null).join(' ') || null;
}
