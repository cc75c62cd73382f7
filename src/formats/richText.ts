import { Lexer, type MarkedToken, type Token } from 'marked';
import type { RichBlock, RichInline } from '../model/richText.ts';

/**
 * Reads the Markdown of a summary. What is more than plain words (links, images, HTML, tables)
 * keeps its words and loses its power.
 */
export function parseRichText(markdown: string): RichBlock[] {
  return blocksOf(new Lexer({ gfm: true, breaks: true }).lex(markdown));
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
      case 'escape':
      case 'image':
        return [{ style, text: token.text }];
      default:
        return [{ style, text: token.raw }];
    }
  });
}

/** No extension is registered with the lexer, so the tokens are its own; this tells the compiler. */
function known(tokens: readonly Token[]): readonly MarkedToken[] {
  return tokens.filter((token): token is MarkedToken => token.type !== 'generic');
}
