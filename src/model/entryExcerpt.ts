import {
  type Excerpt,
  type ExcerptLine,
  excerptLines,
  excerptText,
  lineText,
  wholeWords,
} from './excerpt.ts';
import { leafLine, type RichLeaf } from './richText.ts';
import type { Segment } from './segment.ts';

/** Which part of an entry of a conversation is meant. */
export interface EntryPart {
  /** Names the entry. */
  readonly key: string;
  /** Whether who and when belong to it, also where it stands alone. */
  readonly hasHeading: boolean;
  /** Of its own words, leaf by leaf; null for none of them. */
  readonly own: Excerpt | null;
  /** Of what was said in a call; null for nothing of it. */
  readonly said: Excerpt | null;
}

/** All the words of an entry. */
export interface EntryWords {
  /** Who, or what, and when: "Ada Lovelace, Jan 15, 2024, 10:30 AM". */
  readonly heading: string;
  /** The text of a message, or the summary of a call. */
  readonly own: readonly RichLeaf[];
  readonly segments: readonly Segment[];
  /** What a speaker is called. */
  readonly nameOf: (speaker: string) => string;
}

/** The words of a part of an entry, whole ones where it cuts them. */
export interface EntryExcerpt {
  readonly heading: string;
  readonly hasHeading: boolean;
  /** A line for each leaf that has words. */
  readonly own: readonly string[];
  readonly said: readonly ExcerptLine[];
}

/** The words that a part of an entry holds. */
export function entryExcerpt(
  { heading, own, segments, nameOf }: EntryWords,
  part: EntryPart,
): EntryExcerpt {
  return {
    heading,
    hasHeading: part.hasHeading,
    own: part.own ? leafLines(own, wholeWords(own, part.own)) : [],
    said: part.said ? excerptLines(segments, nameOf, wholeWords(segments, part.said)) : [],
  };
}

/**
 * Parts of entries as plain text. Words of one entry stand for themselves, as they were selected; of
 * several, each gets a heading that says who and when.
 */
export function entriesText(excerpts: readonly EntryExcerpt[]): string {
  const [first, ...others] = excerpts;
  if (first && others.length === 0 && !first.hasHeading) {
    return first.own.length === 0 ? excerptText(first.said) : wordLines(first).join('\n');
  }
  return excerpts
    .map((excerpt) => [excerpt.heading, ...wordLines(excerpt)].join('\n'))
    .join('\n\n');
}

function wordLines({ own, said }: EntryExcerpt): string[] {
  const between = own.length > 0 && said.length > 0 ? [''] : [];
  return [...own, ...between, ...said.map(lineText)];
}

/** Words of one leaf stand for themselves, without a bullet. */
function leafLines(leaves: readonly RichLeaf[], { from, to }: Excerpt): string[] {
  const cut = leaves
    .slice(from.segment, to.segment + 1)
    .map(({ text, depth }, index) => {
      const first = index === 0 ? from.offset : 0;
      const end = from.segment + index === to.segment ? to.offset : text.length;
      return { text: text.slice(first, end).trim(), depth };
    })
    .filter(({ text }) => text !== '');
  return cut.length > 1 ? cut.map(leafLine) : cut.map(({ text }) => text);
}
