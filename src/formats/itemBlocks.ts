import type { Call } from '../model/call.ts';
import type { SpeakerView } from '../model/itemHead.ts';
import { formatTimestamp } from '../model/timestamp.ts';
import { escapeInline, escapeLine } from './escapeMarkdown.ts';

/** What was said in a call as Markdown, one paragraph for each segment. */
export function segmentParagraphs(
  { transcript }: Call,
  speakers: readonly SpeakerView[],
  noTranscript: string,
): string[] {
  if (transcript === null || transcript.length === 0) return [noTranscript];
  const names = new Map(speakers.map(({ speaker, name }) => [speaker, escapeInline(name)]));
  return transcript.map(({ speaker, text, start }) => {
    const time = start === null ? '' : `\\[${formatTimestamp(start)}\\] `;
    return `${time}**${names.get(speaker) ?? escapeInline(speaker)}:** ${escapeInline(text)}`;
  });
}

/** What was written, as a Markdown quote with the same lines. */
export function quotedLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line) => `> ${escapeLine(line)}`)
    .join('\n');
}

/** Tags as a line of Markdown; empty when there are none. */
export function tagLine(tags: readonly string[]): string {
  return tags.map((tag) => `\\#${escapeInline(tag)}`).join(' ');
}
