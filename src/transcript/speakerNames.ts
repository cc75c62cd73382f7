import type { Segment } from '../model/segment.ts';
import { speakerViews } from '../platform/itemWords.ts';

/** Tells what the speakers of a transcript are called. @param who what the contact is called */
export function speakerNames(
  segments: readonly Segment[],
  who: string,
): (speaker: string) => string {
  const names = new Map(speakerViews(segments, who).map(({ speaker, name }) => [speaker, name]));
  return (speaker) => names.get(speaker) ?? speaker;
}
