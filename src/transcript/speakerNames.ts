import type { Segment } from '../model/segment.ts';
import { speakerNames as namesOf } from '../formats/exportable.ts';
import { speakerViews } from '../platform/itemWords.ts';

/** Tells what the speakers of a transcript are called. @param who what the contact is called */
export function speakerNames(
  segments: readonly Segment[],
  who: string,
): (speaker: string) => string {
  return namesOf({ speakers: speakerViews(segments, who) });
}
