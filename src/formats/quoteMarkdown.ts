import type { ExcerptLine } from '../model/excerpt.ts';
import { formatTimestamp } from '../model/timestamp.ts';
import { escapeInline, escapeLine } from './escapeMarkdown.ts';

/** Where a quote comes from. */
interface QuoteSource {
  /** "Call with Ada Lovelace, Jan 15, 2024, 10:30 AM", in the user's language. */
  readonly title: string;
  /**
   * The address of a second of the call, of the call where that is null. Percent-encoded, so that
   * no sign in it ends a Markdown link.
   */
  readonly link: (seconds: number | null) => string;
}

/**
 * An excerpt as a Markdown quote: who said it, when, with a link to that second, and where all of it
 * is from. All markup in it is ours. Ends without a line break; empty for an empty excerpt.
 */
export function quoteMarkdown(lines: readonly ExcerptLine[], source: QuoteSource): string {
  if (lines.length === 0) return '';
  const paragraphs = lines.map(({ start, name, text }) => {
    const speaker = escapeInline(name);
    const by = [
      speaker === '' ? [] : `**${speaker}**`,
      start === null ? [] : `[${formatTimestamp(start)}](${source.link(start)})`,
    ].flat();
    return by.length === 0 ? escapeLine(text) : `${by.join(' ')}: ${escapeInline(text)}`;
  });
  const origin = `— [${escapeInline(source.title)}](${source.link(null)})`;
  return [...paragraphs, origin].map((paragraph) => `> ${paragraph}`).join('\n>\n');
}
