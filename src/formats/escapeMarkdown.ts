import { oneLine } from './plainText.ts';

/**
 * A text as one line of Markdown, to stand at the start of a line or anywhere in it. What strangers
 * said, wrote or are called is text, never markup: nothing in it may link, load or look like ours.
 */
export function escapeLine(text: string): string {
  return escapeLineStart(escapeInline(text));
}

/** The same for a text that stands behind other words on its line. */
export function escapeInline(text: string): string {
  return splitWords(oneLine(text))
    .map((word) => (isAddress(word) ? codeSpan(word) : escapeSigns(word)))
    .join('');
}

/** A text cut into words and what is between them: white space, and brackets, which end an address. */
export function splitWords(text: string): string[] {
  return text.split(/([\s[\]<>]+)/u);
}

/**
 * Whether some viewer makes a link, or a mention, of a word that is not marked as one. Backslashes do
 * not help: older previews look for addresses after they have taken them away. Code is left alone.
 */
export function isAddress(word: string): boolean {
  return /\/\/|@.|www\./iu.test(word);
}

/** A text as code: what stands in it means nothing, and no backtick in it can end it. */
export function codeSpan(text: string): string {
  const line = oneLine(text);
  const runs = line.match(/`+/gu) ?? [];
  const longest = runs.reduce((most, run) => Math.max(most, run.length), 0);
  const fence = '`'.repeat(longest + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/** The signs that mean something within a line; `$` begins a formula in the preview of VS Code. */
export function escapeSigns(text: string): string {
  return text.replace(/[\\`*_[\]<~|$]|&(?=#?\w+;)/gu, '\\$&');
}

/** At the start of a line, more signs mean something: `=` and `:` to the line above. */
export function escapeLineStart(line: string): string {
  return line
    .trimStart()
    .replace(/^(?:[#>=:-]|\+(?=\s|$))/u, '\\$&')
    .replace(/^\d+(?=[.)])/u, '$&\\');
}

/**
 * Number signs at the end of a heading would count as its frame, and vanish.
 *
 * @param level 1 to 6
 */
export function heading(level: number, markdown: string): string {
  return `${'#'.repeat(level)} ${markdown.replace(/#$/u, '\\#')}`;
}
