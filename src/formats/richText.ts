import type { MarkedToken, Token } from 'marked';
import type { RichBlock, RichInline } from '../model/richText.ts';
import { lexCalmly } from './calmLexer.ts';
import { shallowLines } from './shallowLines.ts';

/** Summaries have some hundred words. In characters; markup beyond them is shown as it was typed. */
const mostMarkup = 8_192;

/**
 * Reads the Markdown of a summary. What is more than plain words (links, images, HTML, tables)
 * keeps its words and loses its power. It takes a fraction of a second at most, whatever is in it:
 * a summary repeats what strangers said, and everything in the extension host waits meanwhile.
 */
export function parseRichText(markdown: string): RichBlock[] {
  const lines = shallowLines(markdown);
  let cut = 0;
  // At the end of a line, so that what is marked within one stays whole.
  for (let length = 0; cut < lines.length; cut += 1) {
    length += (lines[cut]?.length ?? 0) + 1;
    if (length > mostMarkup) break;
  }
  return [...marked(lines.slice(0, cut)), ...plain(lines.slice(cut))];
}

function marked(lines: readonly string[]): RichBlock[] {
  try {
    return blocksOf(lexCalmly(lines.join('\n')));
  } catch {
    // Whatever the lexer gave up on, its words can be read, and so can the rest of the call.
    return plain(lines);
  }
}

function plain(lines: readonly string[]): RichBlock[] {
  return lines
    .join('\n')
    .split(/\n{2,}/u)
    .filter((text) => text !== '')
    .map((text) => ({ type: 'paragraph', inlines: [{ style: 'plain', text }] }));
}

function blocksOf(tokens: readonly Token[]): RichBlock[] {
  return known(tokens).flatMap((token): RichBlock[] => {
    switch (token.type) {
      case 'space':
      case 'hr':
      case 'def':
      case 'checkbox':
        return [];
      case 'heading':
        return [{ type: 'heading', inlines: inlinesOf(token.tokens) }];
      case 'list':
        return [
          {
            type: 'list',
            ordered: token.ordered,
            items: token.items.map((item) => blocksOf(item.tokens)),
          },
        ];
      case 'table':
        return [tableAsList([token.header, ...token.rows])];
      case 'blockquote':
        return blocksOf(token.tokens);
      case 'paragraph':
        return [{ type: 'paragraph', inlines: inlinesOf(token.tokens) }];
      case 'text':
        return [{ type: 'paragraph', inlines: inlinesOf(token.tokens ?? [token]) }];
      default:
        return [{ type: 'paragraph', inlines: [{ style: 'plain', text: token.raw.trim() }] }];
    }
  });
}

/** A table of a summary is small, and a transcript may stand in a narrow column: a row becomes a line. */
function tableAsList(rows: readonly (readonly { readonly tokens: Token[] }[])[]): RichBlock {
  const items = rows.map((cells): RichBlock[] => [
    {
      type: 'paragraph',
      inlines: cells.flatMap(({ tokens }, column) => [
        ...(column === 0 ? [] : [{ style: 'plain' as const, text: ' · ' }]),
        ...inlinesOf(tokens),
      ]),
    },
  ]);
  return { type: 'list', ordered: false, items };
}

function inlinesOf(
  tokens: readonly Token[],
  style: 'plain' | 'strong' | 'emphasis' = 'plain',
): RichInline[] {
  return known(tokens).flatMap((token): RichInline[] => {
    switch (token.type) {
      case 'strong':
        return inlinesOf(token.tokens, 'strong');
      case 'em':
        return inlinesOf(token.tokens, style === 'strong' ? 'strong' : 'emphasis');
      case 'link':
      case 'del':
        return inlinesOf(token.tokens, style);
      case 'codespan':
        return [{ style: 'code', text: token.text }];
      case 'br':
        return [{ style, text: '\n' }];
      case 'text':
      case 'image':
        return [{ style, text: decodeEntities(token.text) }];
      case 'escape':
        return [{ style, text: token.text }];
      default:
        return [{ style, text: token.raw }];
    }
  });
}

const entities = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&#39;', "'"],
  ['&#x27;', "'"],
  ['&nbsp;', '\u00A0'],
]);

/** What a writer of HTML escapes; marked leaves it to a browser, and there is none. Once only. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#?\w{2,4});/gu, (entity) => entities.get(entity) ?? entity);
}

/** No extension is registered with the lexer, so the tokens are its own; this tells the compiler. */
function known(tokens: readonly Token[]): readonly MarkedToken[] {
  return tokens.filter((token): token is MarkedToken => token.type !== 'generic');
}
