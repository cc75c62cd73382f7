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

/** The bare words of a rich text, on one line. */
export function plainText(blocks: readonly RichBlock[]): string {
  return blocks
    .map((block) =>
      block.type === 'list'
        ? block.items.map(plainText).join(' ')
        : block.inlines.map((inline) => inline.text).join(''),
    )
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
