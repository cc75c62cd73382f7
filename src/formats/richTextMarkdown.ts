import type { RichBlock, RichInline } from '../model/richText.ts';
import {
  codeSpan,
  escapeLineStart,
  escapeSigns,
  heading,
  isAddress,
  splitWords,
} from './escapeMarkdown.ts';

/**
 * Writes a rich text as Markdown of our own: its words are escaped, its headings stand below the
 * document's, and the only markup in it is what a rich text can hold.
 *
 * @param headingLevel 1 to 6
 */
export function richTextMarkdown(blocks: readonly RichBlock[], headingLevel: number): string {
  return blocks
    .map((part) => block(part, headingLevel))
    .filter((text) => text !== '')
    .join('\n\n');
}

function block(block: RichBlock, headingLevel: number): string {
  switch (block.type) {
    case 'heading': {
      const text = lines(block.inlines).join(' ');
      return text === '' ? '' : heading(headingLevel, text);
    }
    case 'paragraph':
      return lines(block.inlines).map(escapeLineStart).join('\n');
    case 'list': {
      // An empty bullet below a line would make a heading of that line.
      const items = block.items
        .map((item) => itemText(item, headingLevel))
        .filter((item) => item !== '');
      return items
        .map((item, index) => listItem(block.ordered ? `${index + 1}. ` : '- ', item))
        .join('\n');
    }
  }
}

/** A list stands right below the words that it belongs to. */
function itemText(blocks: readonly RichBlock[], headingLevel: number): string {
  return blocks.reduce((text, next) => {
    const more = block(next, headingLevel);
    if (text === '' || more === '') return text + more;
    return text + (next.type === 'list' ? '\n' : '\n\n') + more;
  }, '');
}

function listItem(marker: string, text: string): string {
  return marker + text.replace(/\n(?!\n)/gu, `\n${' '.repeat(marker.length)}`);
}

function lines(inlines: readonly RichInline[]): string[] {
  const lines: RichInline[][] = [[]];
  for (const { style, text } of inlines) {
    text.split('\n').forEach((part, index) => {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push({ style, text: part });
    });
  }
  return lines
    .map((line) => joined(line).map(inline).join('').trim())
    .filter((line) => line !== '');
}

/**
 * Runs of one style that touch become one: two that are code would end each other, and two that are
 * plain could make an address between them.
 */
function joined(inlines: readonly RichInline[]): RichInline[] {
  return merged(merged(inlines).flatMap(addressesAsCode));
}

function merged(inlines: readonly RichInline[]): RichInline[] {
  const runs: RichInline[] = [];
  for (const { style, text } of inlines) {
    const last = runs.at(-1);
    if (last?.style === style) runs[runs.length - 1] = { style, text: last.text + text };
    else if (text !== '') runs.push({ style, text });
  }
  return runs;
}

function addressesAsCode({ style, text }: RichInline): RichInline[] {
  if (style === 'code') return [{ style, text }];
  return splitWords(text).map((word) => ({
    style: isAddress(word) ? ('code' as const) : style,
    text: word,
  }));
}

function inline({ style, text }: RichInline): string {
  const words = text.trim();
  // White space alone, and next to the signs, is no part of what is marked.
  if (style === 'plain' || words === '') return escapeSigns(text);
  const start = text.length - text.trimStart().length;
  const marked = mark(style, words);
  return text.slice(0, start) + marked + text.slice(start + words.length);
}

function mark(style: 'strong' | 'emphasis' | 'code', words: string): string {
  switch (style) {
    case 'strong':
      return `**${escapeSigns(words)}**`;
    case 'emphasis':
      return `*${escapeSigns(words)}*`;
    case 'code':
      return codeSpan(words);
  }
}
