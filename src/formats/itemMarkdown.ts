import type { Call } from '../model/call.ts';
import type { ItemHead, SpeakerView } from '../model/itemHead.ts';
import { formatTimestamp } from '../model/timestamp.ts';
import type { TextMessage } from '../model/textMessage.ts';
import { escapeInline, escapeLine, heading } from './escapeMarkdown.ts';
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
    head.tags.map((tag) => `\\#${escapeInline(tag)}`).join(' '),
  ];
  if (item.kind === 'text-message') {
    blocks.push(quote(item.content));
  } else {
    const summary = richTextMarkdown(head.summary ?? []);
    if (summary !== '') blocks.push(heading(2, words.summary), summary);
    blocks.push(heading(2, words.transcript), ...segmentParagraphs(item, speakers, words));
  }
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function segmentParagraphs(
  { transcript }: Call,
  speakers: readonly SpeakerView[],
  words: MarkdownWords,
): string[] {
  if (transcript === null || transcript.length === 0) return [words.noTranscript];
  const names = new Map(speakers.map(({ speaker, name }) => [speaker, escapeInline(name)]));
  return transcript.map(({ speaker, text, start }) => {
    const time = start === null ? '' : `\\[${formatTimestamp(start)}\\] `;
    return `${time}**${names.get(speaker) ?? escapeInline(speaker)}:** ${escapeInline(text)}`;
  });
}

function quote(text: string): string {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line) => `> ${escapeLine(line)}`)
    .join('\n');
}
