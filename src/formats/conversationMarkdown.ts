import { escapeInline, escapeLine, heading } from './escapeMarkdown.ts';
import type { ExportedConversation, ExportedItem, ExportWords } from './exportable.ts';
import { quotedLines, segmentParagraphs, tagLine } from './itemBlocks.ts';
import { storable } from './plainText.ts';
import { richTextMarkdown } from './richTextMarkdown.ts';

/**
 * A conversation as Markdown, with a heading for each day and each item. Yields a piece for each
 * item. As in a document of one item, all markup in it is ours.
 */
export function* conversationMarkdown(
  { contact, items, note }: ExportedConversation,
  words: ExportWords,
): Generator<string> {
  yield written([heading(1, escapeInline(contact)), escapeLine(note ?? '')]);
  let day: string | null = null;
  for (const item of items) {
    const dayHeading = item.day === day ? '' : heading(2, item.day);
    day = item.day;
    yield `\n${written([dayHeading, ...itemBlocks(item, words)])}`;
  }
}

function itemBlocks({ item, head, speakers, noTranscript }: ExportedItem, words: ExportWords) {
  const title = [head.status.label, head.when, head.length].filter((part) => part !== null);
  const facts = head.facts.map(({ label, value }) => `${label}: ${value}`);
  const blocks = [
    heading(3, escapeInline(title.join(' · '))),
    escapeLine(facts.join(' · ')),
    tagLine(head.tags),
  ];
  if (item.kind === 'text-message') return [...blocks, quotedLines(item.content)];
  const summary = richTextMarkdown(head.summary ?? [], 5);
  return [
    ...blocks,
    ...(summary === '' ? [] : [heading(4, words.summary), summary]),
    heading(4, words.transcript),
    ...segmentParagraphs(item, speakers, noTranscript),
  ];
}

/** Blocks with a blank line between them, and a line break at the end. */
function written(blocks: readonly string[]): string {
  return storable(`${blocks.filter((block) => block !== '').join('\n\n')}\n`);
}
