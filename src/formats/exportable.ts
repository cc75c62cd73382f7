import type { Call } from '../model/call.ts';
import type { ItemHead, SpeakerView } from '../model/itemHead.ts';
import type { TextMessage } from '../model/textMessage.ts';

/** An item with all that is said about it in the user's language. */
export interface ExportedItem<Item extends Call | TextMessage = Call | TextMessage> {
  readonly item: Item;
  readonly head: ItemHead;
  readonly speakers: readonly SpeakerView[];
  /** Its day in the user's time zone, as a heading: "Monday, January 15, 2024". */
  readonly day: string;
  /** Stands in place of the transcript of a call that has none. */
  readonly noTranscript: string;
}

/** A conversation, or the part of one that is written out. */
export interface ExportedConversation {
  /** What the contact is called. */
  readonly contact: string;
  /** Oldest first. */
  readonly items: readonly ExportedItem[];
  /** Something that a reader must know, such as that pages are missing. */
  readonly note: string | null;
}

/** The words of a file that do not come from its items, in the user's language. */
export interface ExportWords {
  readonly summary: string;
  readonly transcript: string;
  /** Says that so many segments, at least one, are left out because no time of them is known. */
  readonly omitted: (count: number) => string;
}

/** What the speakers of an item are called. */
export function speakerNames({
  speakers,
}: Pick<ExportedItem, 'speakers'>): (speaker: string) => string {
  const names = new Map(speakers.map(({ speaker, name }) => [speaker, name]));
  return (speaker) => names.get(speaker) ?? speaker;
}
