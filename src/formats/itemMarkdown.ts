import type { Call } from '../model/call.ts';
import type { ItemHead, SpeakerView } from '../model/itemHead.ts';
import type { TextMessage } from '../model/textMessage.ts';
import { escapeInline, escapeLine, heading } from './escapeMarkdown.ts';
import { quotedLines, segmentParagraphs, tagLine } from './itemBlocks.ts';
import { richTextMarkdown } from './richTextMarkdown.ts';

/** The words of a document that do not come from the item, in the user's language. */
export interface MarkdownWords {
  readonly summary: string;
  readonly transcript: string;
  /** Stands in place of a transcript. */
  readonly noTranscript: string;
}

/**
 * An item as a Markdown document: who, when and how, then the summary, then what was said, one
 * paragraph a segment, so that a line can be linked to and two calls can be compared. All markup in
 * it is ours: a preview loads, links and hides nothing that a stranger put there.
 */
export function itemMarkdown(
  item: Call | TextMessage,
  head: ItemHead,
  speakers: readonly SpeakerView[],
  words: MarkdownWords,
): string {
  const blocks = [
    heading(1, escapeInline(head.title)),
    escapeLine([head.status.label, head.when, head.length].filter((p) => p !== null).join(' · ')),
    head.facts
      .map(({ label, value }) => `- ${escapeLine(label)}: ${escapeInline(value)}`)
      .join('\n'),
    tagLine(head.tags),
  ];
  if (item.kind === 'text-message') {
    blocks.push(quotedLines(item.content));
  } else {
    const summary = richTextMarkdown(head.summary ?? [], 3);
    if (summary !== '') blocks.push(heading(2, words.summary), summary);
    blocks.push(
      heading(2, words.transcript),
      ...segmentParagraphs(item, speakers, words.noTranscript),
    );
  }
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
