import { escapeInline, escapeLine } from './escapeMarkdown.ts';
import { filledLines, shortened } from './plainText.ts';

/** A hover is to look at, not to read in; what it tells in full is a click away. */
const mostCharacters = 2_000;

/**
 * A hover as Markdown: a title, and a paragraph for each line of each text. Not made with
 * `appendText` of VS Code, which lets bare addresses become links.
 */
export function hoverMarkdown(title: string, texts: readonly (string | null)[]): string {
  const text = texts.filter((part) => part !== null).join('\n');
  // Cut before it is split and escaped: a text message may be long.
  const paragraphs = filledLines(shortened(text, mostCharacters)).map(escapeLine);
  const heading = escapeInline(shortened(title, 200));
  return [...(heading === '' ? [] : [`**${heading}**`]), ...paragraphs].join('\n\n');
}
