import type { Call } from '../model/call.ts';
import type { ItemHead, SpeakerView } from '../model/itemHead.ts';
import { formatTimestamp } from '../model/timestamp.ts';
import type { TextMessage } from '../model/textMessage.ts';

/** The words of a document that do not come from the item, in the user's language. */
export interface MarkdownWords {
  readonly summary: string;
  readonly transcript: string;
  /** Stands in place of a transcript. */
  readonly noTranscript: string;
}

/**
 * An item as a Markdown document: who, when and how, then the summary, then what was said, one
 * paragraph a segment, so that a line can be linked to and two calls can be compared.
 */
export function itemMarkdown(
  item: Call | TextMessage,
  head: ItemHead,
  speakers: readonly SpeakerView[],
  words: MarkdownWords,
): string {
  const blocks = [
    `# ${escapeMarkdown(head.title)}`,
    [head.status.label, head.when, head.length].filter((part) => part !== null).join(' · '),
    head.facts.map(({ label, value }) => `- ${label}: ${escapeMarkdown(value)}`).join('\n'),
    head.tags.map((tag) => `\\#${escapeMarkdown(tag)}`).join(' '),
  ];
  if (item.kind === 'text-message') {
    blocks.push(quote(item.content));
  } else {
    if (item.summary !== null) blocks.push(`## ${words.summary}`, demoteHeadings(item.summary));
    blocks.push(`## ${words.transcript}`, ...segmentParagraphs(item, speakers, words));
  }
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function segmentParagraphs(
  { transcript }: Call,
  speakers: readonly SpeakerView[],
  words: MarkdownWords,
): string[] {
  if (transcript === null || transcript.length === 0) return [words.noTranscript];
  const names = new Map(speakers.map(({ speaker, name }) => [speaker, escapeMarkdown(name)]));
  return transcript.map(({ speaker, text, start }) => {
    const time = start === null ? '' : `\\[${formatTimestamp(start)}\\] `;
    return `${time}**${names.get(speaker) ?? speaker}:** ${escapeMarkdown(oneParagraph(text))}`;
  });
}

/**
 * What people said is text, never markup: nothing in it may link, load or look like ours. Within a
 * line only these signs mean something, the last two to viewers that make links of addresses.
 */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<~|@]/gu, '\\$&')
    .replace(/:(?=\/\/)/gu, '\\:')
    .replace(/(?<=\bwww)\./giu, '\\.');
}

function oneParagraph(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/gu, ' ').trim();
}

function quote(text: string): string {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line) => `> ${escapeLineStart(escapeMarkdown(line))}`)
    .join('\n');
}

/** At the start of a line, more signs mean something. */
function escapeLineStart(line: string): string {
  return line.replace(/^(\s*)([#>+-]|\d+(?=[.)]))/u, (_, space: string, sign: string) =>
    /\d/u.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
  );
}

/** The summary's own headings stand below the document's. */
function demoteHeadings(markdown: string): string {
  return markdown.trim().replace(/^(#{1,4})(?=\s)/gmu, '##$1');
}
