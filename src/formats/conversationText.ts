import type { ExportedConversation, ExportWords } from './exportable.ts';
import { itemParagraphs, writtenParagraphs } from './itemText.ts';

/** A conversation as plain text, day by day. Yields a piece for each item. */
export function* conversationText(
  { contact, items, note }: ExportedConversation,
  words: ExportWords,
): Generator<string> {
  yield writtenParagraphs([[contact, ...(note === null ? [] : [note])]]);
  let day: string | null = null;
  for (const item of items) {
    const [[first = '', ...rest] = [], ...others] = itemParagraphs(item, words);
    const dayHeading = item.day === day ? [] : [[`=== ${item.day} ===`]];
    day = item.day;
    yield `\n${writtenParagraphs([...dayHeading, [`--- ${first} ---`, ...rest], ...others])}`;
  }
}
