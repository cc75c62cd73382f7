import * as vscode from 'vscode';
import type { Call } from '../model/call.ts';
import {
  entriesText,
  type EntryExcerpt,
  entryExcerpt,
  type EntryPart,
  type EntryWords,
} from '../model/entryExcerpt.ts';
import type { ExcerptLine } from '../model/excerpt.ts';
import { richLeaves } from '../model/richText.ts';
import type { TextMessage } from '../model/textMessage.ts';
import type { ItemAddress } from '../conversations/itemAddress.ts';
import { formatReference } from '../conversations/reference.ts';
import { quoteMarkdown } from '../formats/quoteMarkdown.ts';
import { parseRichText } from '../formats/richText.ts';
import { itemTitle, messageAuthor } from '../platform/itemWords.ts';
import { putOnClipboard } from './clipboard.ts';
import type { EditorServices } from './editorServices.ts';
import { itemLinks } from './itemLinks.ts';
import type { CopyForm } from './protocol.ts';
import { speakerNames } from './speakerNames.ts';
import { entryHeading } from './threadEntries.ts';

/** An entry of a conversation, and which part of it is copied. */
export interface CopiedEntry {
  readonly address: ItemAddress;
  readonly item: Call | TextMessage;
  /** What the contact is called. */
  readonly who: string;
  readonly part: EntryPart;
}

/**
 * Puts parts of a conversation on the clipboard: as text, as quotes, or as a link or a reference to
 * the first of them.
 */
export async function copyEntries(
  services: Pick<EditorServices, 'accounts' | 'linkBase'>,
  entries: readonly CopiedEntry[],
  form: CopyForm,
): Promise<void> {
  const [first] = entries;
  if (!first) return;
  const links = await itemLinks(services, first.address.account);
  const copied = entries.map(({ address, item, who, part }) => {
    const excerpt = entryExcerpt(wordsOf(item, who), part);
    return { item, who, excerpt, link: links(address, item) };
  });
  const text = {
    text: () => entriesText(copied.map(({ excerpt }) => excerpt)),
    quote: () =>
      copied
        .map(({ item, who, excerpt, link }) =>
          quoteMarkdown(quotedLines(item, who, excerpt), { title: itemTitle(item, who), link }),
        )
        .filter((quote) => quote !== '')
        .join('\n\n'),
    link: () => copied[0]?.link(copied[0].excerpt.said[0]?.start ?? null) ?? '',
    reference: () =>
      formatReference({
        contact: first.address.contact,
        item: first.item.key,
        time: copied[0]?.excerpt.said[0]?.start ?? null,
      }),
  }[form]();
  await putOnClipboard(text, form);
}

function wordsOf(item: Call | TextMessage, who: string): EntryWords {
  const segments = item.kind === 'call' ? (item.transcript ?? []) : [];
  return {
    heading: entryHeading(item, who),
    own: item.kind === 'call' ? summaryLeaves(item) : [{ text: item.content, depth: 0 }],
    segments,
    nameOf: speakerNames(segments, who),
  };
}

function summaryLeaves({ summary }: Call): ReturnType<typeof richLeaves> {
  return summary === null ? [] : richLeaves(parseRichText(summary));
}

/** The heading stands for an entry of which there are no words. */
function quotedLines(
  item: Call | TextMessage,
  who: string,
  { heading, hasHeading, own, said }: EntryExcerpt,
): ExcerptLine[] {
  const author = item.kind === 'call' ? vscode.l10n.t('Summary') : messageAuthor(item, who);
  const lines = own.map((text, index) => line(index === 0 ? author : '', text));
  if (lines.length > 0 || said.length > 0) return [...lines, ...said];
  return hasHeading ? [line('', heading)] : [];
}

/** What was not said at a second. */
function line(name: string, text: string): ExcerptLine {
  return { start: null, speaker: '', name, text };
}
