import type { Call } from '../model/call.ts';
import { type Excerpt, excerptLines, excerptText, wholeWords } from '../model/excerpt.ts';
import { plainLines } from '../model/richText.ts';
import type { ItemAddress } from '../conversations/itemAddress.ts';
import { formatReference } from '../conversations/reference.ts';
import { quoteMarkdown } from '../formats/quoteMarkdown.ts';
import { parseRichText } from '../formats/richText.ts';
import { itemTitle } from '../platform/itemWords.ts';
import { putOnClipboard } from './clipboard.ts';
import type { EditorServices } from './editorServices.ts';
import { itemLinks } from './itemLinks.ts';
import type { CopyForm } from './protocol.ts';
import { speakerNames } from './speakerNames.ts';

/** What is copied from. */
export interface CopySource {
  readonly address: ItemAddress;
  readonly item: Call;
  /** What the contact is called. */
  readonly who: string;
}

/** What of it is copied, and how. */
export interface CopyRequest {
  readonly form: CopyForm;
  readonly excerpt: Excerpt;
  /** Speakers whose segments are left out. */
  readonly hidden: readonly string[];
}

/** Puts a part of what was said in a call on the clipboard: as text, as a quote, as a link or a reference to it. */
export async function copyExcerpt(
  services: Pick<EditorServices, 'accounts' | 'linkBase'>,
  { address, item: call, who }: CopySource,
  { form, excerpt, hidden }: CopyRequest,
): Promise<void> {
  const segments = call.transcript ?? [];
  const lines = excerptLines(
    segments,
    speakerNames(segments, who),
    wholeWords(segments, excerpt),
  ).filter(({ speaker }) => !hidden.includes(speaker));
  const link = (await itemLinks(services, address.account))(address, call);
  const text = {
    text: () => excerptText(lines),
    quote: () => quoteMarkdown(lines, { title: itemTitle(call, who), link }),
    link: () => link(lines[0]?.start ?? null),
    reference: () =>
      formatReference({
        contact: address.contact,
        item: call.key,
        time: lines[0]?.start ?? null,
      }),
  }[form]();
  await putOnClipboard(text, form);
}

/** Puts the summary of a call on the clipboard, as plain text. */
export async function copySummary({ summary }: Call): Promise<void> {
  if (summary === null) return;
  await putOnClipboard(plainLines(parseRichText(summary)).join('\n'), 'summary');
}
