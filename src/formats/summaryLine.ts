import { plainLines } from '../model/richText.ts';
import { oneLine, shortened } from './plainText.ts';
import { parseRichText } from './richText.ts';

/**
 * How a summary begins, in one line without Markdown.
 *
 * @param length in characters, at most
 */
export function summaryLine(summary: string, length: number): string {
  // Markdown is longer than what it says, but not by that much.
  const lines = plainLines(parseRichText(shortened(summary, 3 * length)));
  return oneLine(shortened(lines.join(' '), length)).replace(/\s+/gu, ' ');
}
