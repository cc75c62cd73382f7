import { formatTimestamp } from '../model/timestamp.ts';
import { escapeInline, escapeLine } from '../formats/escapeMarkdown.ts';
import { shortened } from '../formats/plainText.ts';
import { itemTitle, noTranscriptWords } from '../platform/itemWords.ts';
import type { Citation } from './citation.ts';
import { citedLines } from './citedLines.ts';
import { commandUri } from './commandUri.ts';

/** A hover is to look at, not to read in. */
const mostCharacters = 2_000;
const mostLines = 12;

/** What a citation means, as Markdown that holds no links. */
export function citationMarkdown(citation: Citation, time: number | null): string {
  const { item, who } = citation;
  const lines = citedLines(citation, time).slice(0, mostLines);
  const quotes = lines.map(({ name, start, text }) => {
    const speaker = name === '' ? [] : [`**${escapeInline(shortened(name, 200))}**`];
    const by = [...speaker, ...(start === null ? [] : [formatTimestamp(start)])].join(' ');
    const said = shortened(text, mostCharacters);
    return by === '' ? `> ${escapeLine(said)}` : `> ${by}: ${escapeInline(said)}`;
  });
  const silence =
    lines.length > 0 || item.kind !== 'call' ? [] : [escapeLine(noTranscriptWords(item))];
  return [headingMarkdown(itemTitle(item, who)), quotes.join('\n>\n'), ...silence]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** A heading as a hover has it. */
export function headingMarkdown(title: string): string {
  return `**${escapeInline(shortened(title, 200))}**`;
}

/** A Markdown link that runs a command. */
export function commandLink(label: string, command: string, ...args: readonly unknown[]): string {
  return `[${escapeInline(label)}](${commandUri(command, ...args).toString()})`;
}
