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

/** The bare words of a rich text, a line for each paragraph, heading and item of a list. */
export function plainLines(blocks: readonly RichBlock[]): string[] {
  return blocks.flatMap((block) =>
    block.type === 'list'
      ? block.items.flatMap((item) => plainLines(item).map((line) => `• ${line}`))
      : block.inlines
          .map((inline) => inline.text)
          .join('')
          .replace(/\s+/gu, ' ')
          .trim(),
  );
}
