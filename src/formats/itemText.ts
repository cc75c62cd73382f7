import { plainLines } from '../model/richText.ts';
import { formatTimestamp } from '../model/timestamp.ts';
import { type ExportedItem, type ExportWords, speakerNames } from './exportable.ts';
import { filledLines, oneLine, storable } from './plainText.ts';

/** An item as a plain text of its own; see {@link itemParagraphs}. */
export function itemText(exported: ExportedItem, words: ExportWords): string {
  const [head = [], ...others] = itemParagraphs(exported, words);
  return writtenParagraphs([[exported.head.title, ...head], ...others]);
}

/**
 * What there is to say of an item in plain text: how, when and with which tags, then its summary and
 * its transcript, a line for each segment, or what was written. Each paragraph is some lines; what
 * strangers said or wrote cannot look like a line of ours.
 */
export function itemParagraphs(exported: ExportedItem, words: ExportWords): string[][] {
  const { status, when, length, facts, tags, summary } = exported.head;
  const head = [
    [status.label, when, length].filter((part) => part !== null).join(' · '),
    facts.map(({ label, value }) => `${label}: ${value}`).join(' · '),
    tags.map((tag) => `#${tag}`).join(' '),
  ].filter((line) => line !== '');
  if (exported.item.kind === 'text-message') {
    return [head, filledLines(exported.item.content).map((line) => `> ${line}`)];
  }
  const summaryLines = plainLines(summary ?? []);
  return [
    head,
    ...(summaryLines.length === 0 ? [] : [[words.summary, ...summaryLines]]),
    [words.transcript, ...transcriptLines(exported)],
  ];
}

/** Paragraphs with a blank line between them, and a line break at the end. */
export function writtenParagraphs(paragraphs: readonly (readonly string[])[]): string {
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => `${oneLine(storable(line))}\n`).join(''))
    .join('\n');
}

function transcriptLines(exported: ExportedItem): string[] {
  const segments = exported.item.kind === 'call' ? (exported.item.transcript ?? []) : [];
  if (segments.length === 0) return [exported.noTranscript];
  const nameOf = speakerNames(exported);
  return segments.map(({ speaker, text, start }) => {
    const time = start === null ? '' : `[${formatTimestamp(start)}] `;
    return `${time}${nameOf(speaker)}: ${text}`;
  });
}
