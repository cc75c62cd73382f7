/** A run of text of one style. */
export interface RichInline {
  readonly style: 'plain' | 'strong' | 'emphasis' | 'code';
  readonly text: string;
}

/**
 * The part of Markdown that a summary is shown with: nothing in it can link, load or run, since a
 * summary repeats what strangers said on the phone.
 */
export type RichBlock =
  | { readonly type: 'paragraph'; readonly inlines: readonly RichInline[] }
  | { readonly type: 'heading'; readonly inlines: readonly RichInline[] }
  | {
      readonly type: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly RichBlock[])[];
    };

/** A paragraph, heading or item of a list. */
export interface RichLeaf {
  /** Its bare words; where they stand in it is where they stand in its element. */
  readonly text: string;
  /** In how many lists it stands, one inside the other. */
  readonly depth: number;
}

/** The leaves of a rich text, in reading order. */
export function richLeaves(blocks: readonly RichBlock[], depth = 0): RichLeaf[] {
  return blocks.flatMap((block) => {
    if (block.type === 'list') return block.items.flatMap((item) => richLeaves(item, depth + 1));
    const text = block.inlines.map((inline) => inline.text).join('');
    return { text: text.replace(/\s/gu, ' '), depth };
  });
}

/** The bare words of a rich text, a line for each paragraph, heading and item of a list. */
export function plainLines(blocks: readonly RichBlock[]): string[] {
  return richLeaves(blocks).map(leafLine);
}

/** A leaf on a line of its own, with the bullet that it has in a list. */
export function leafLine({ text, depth }: RichLeaf): string {
  return '• '.repeat(depth) + text.replace(/ +/gu, ' ').trim();
}
