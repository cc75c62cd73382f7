import { Lexer, type Token, Tokenizer } from 'marked';

/**
 * Characters that may be read, all in all, in search of the end of something that begins. marked
 * reads on to the end of the paragraph at every asterisk, and again within what it finds. Enough for
 * hundreds of marked words, and about a tenth of a second.
 */
const budget = 1_000_000;

/**
 * Reads Markdown without what a summary is not shown with anyway (addresses as links, HTML, links by
 * reference), since those take marked's slowest patterns, and with bounded effort for the rest: what
 * is marked beyond that stays as it was typed.
 */
export function lexCalmly(markdown: string): Token[] {
  return new Lexer({ gfm: true, breaks: true, tokenizer: new CalmTokenizer() }).lex(markdown);
}

class CalmTokenizer extends Tokenizer {
  #left = budget;

  override url(): undefined {
    return undefined;
  }

  override autolink(): undefined {
    return undefined;
  }

  override tag(): undefined {
    return undefined;
  }

  override html(): undefined {
    return undefined;
  }

  override def(): undefined {
    return undefined;
  }

  override reflink(): undefined {
    return undefined;
  }

  override link(src: string) {
    return this.#mayRead(src, '[!') ? super.link(src) : undefined;
  }

  override emStrong(src: string, maskedSrc: string, prevChar?: string) {
    return this.#mayRead(src, '*_') ? super.emStrong(src, maskedSrc, prevChar) : undefined;
  }

  override codespan(src: string) {
    return this.#mayRead(src, '`') ? super.codespan(src) : undefined;
  }

  override del(src: string, maskedSrc: string, prevChar?: string) {
    return this.#mayRead(src, '~') ? super.del(src, maskedSrc, prevChar) : undefined;
  }

  /** Up to the next sign that could mean something; marked's own looks for addresses on its way. */
  override inlineText(src: string) {
    const [raw] = /^(?:`+|~+|[^])[^\\![`*~_\n]*/.exec(src) ?? [src];
    return { type: 'text' as const, raw, text: raw, escaped: false };
  }

  #mayRead(src: string, beginnings: string): boolean {
    if (!beginnings.includes(src.charAt(0))) return false;
    this.#left -= src.length;
    return this.#left > 0;
  }
}
