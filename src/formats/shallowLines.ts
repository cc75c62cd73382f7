/** In columns: lists within lists within lists. */
const deepestIndent = 12;
/** As in `> - 1. text`, which begins three things on one line. */
const mostMarkers = 4;

/**
 * The lines of a Markdown text, without depths that no writer means: runs of white space, which no
 * reader sees, and lists and quotes within each other a thousand times, which take a reader that
 * calls itself for each of them down.
 */
export function shallowLines(markdown: string): string[] {
  return markdown.split(/\r\n|\r|\n/u).map(shallow);
}

function shallow(line: string): string {
  const text = line.trimStart();
  if (text === '') return '';
  const indent = line.slice(0, line.length - text.length).replaceAll('\t', '    ').length;
  return ' '.repeat(Math.min(indent, deepestIndent)) + fewMarkers(text.replace(/\s+/gu, ' '));
}

function fewMarkers(text: string): string {
  // A rule across the page looks like lists within lists.
  if (/^(?:(?:- ?){3,99}|(?:\* ?){3,99})$/u.test(text)) return '---';
  const marker = /(?:[-*+]|\d{1,9}[.)]) |> ?/uy;
  let count = 0;
  let end = 0;
  while (count < mostMarkers && marker.test(text)) {
    count += 1;
    end = marker.lastIndex;
  }
  if (count < mostMarkers) return text;
  // The next one is a sign like others, and so is all behind it.
  return text.slice(0, end) + text.slice(end).replace(/^\d{0,9}(?=[-*+>.)])/u, '$&\\');
}
