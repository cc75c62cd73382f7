/**
 * All that some program takes for the end of a line. VS Code warns of the last two in a document.
 * No white space around it: that would look for the end of every run of spaces from each of them.
 */
const lineBreak = /[\n\r\v\f\u0085\u2028\u2029]/u;

/** The lines of a text that hold anything, without the white space around them. */
export function filledLines(text: string): string[] {
  return text
    .split(lineBreak)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A text without line breaks, for places that hold one line. */
export function oneLine(text: string): string {
  return filledLines(text).join(' ');
}

/** A text of at most so many characters, ending in an ellipsis where it was cut. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  // Half of a pair that makes one sign would show as a broken one.
  return `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/**
 * A text as every program can read it from a file: NUL ends a text for many, and half of a pair that
 * makes one sign cannot be written as UTF-8.
 */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

/**
 * A text without the arrow between two times, which in a text of subtitles begins the next one and
 * cannot be escaped.
 */
export function withoutArrows(text: string): string {
  // Looked for from the first hyphen of a run only: there may be a hundred thousand.
  return text.replace(/(?<!-)-{2,}>/gu, '->');
}

/**
 * A text that VS Code shows as it stands in a notification, where it makes a link of `[…](…)`, be it
 * one that runs a command. An unseen sign parts the two brackets.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', ']\u2060(');
}
