import * as vscode from 'vscode';
import type { FoundWords } from '../../conversations/wordSearch.ts';
import { addressToUri } from '../../conversations/itemAddress.ts';
import type { WordHit } from '../../matching/wordHits.ts';
import { commands } from '../../platform/commands.ts';
import { itemTitle } from '../../platform/itemWords.ts';
import { openUriOf } from '../../platform/openUri.ts';
import { openConversationAt } from '../openConversationAt.ts';
import { tellNoConversation } from '../tellNoConversation.ts';

/**
 * Opens what was found, at the second at which the words were said and with the words marked: a call
 * in a tab of its own, a text message in its conversation.
 *
 * @param hit the words to go to; the call or message as a whole without
 */
export async function openFound(
  { item, address }: FoundWords,
  hit: WordHit | undefined,
  options?: vscode.TextDocumentShowOptions,
): Promise<void> {
  if (!address) {
    tellNoConversation();
    return;
  }
  const find = hit && markedText(hit);
  const marked = find === undefined ? {} : { find };
  if (item.kind === 'text-message') {
    await openConversationAt(address, marked, options);
    return;
  }
  const uri = openUriOf(addressToUri(address, itemTitle(item, address.contactLabel)));
  const place = { ...placeOf(hit), ...marked };
  await vscode.commands.executeCommand(commands.openAt, uri, place, options);
}

function placeOf(hit: WordHit | undefined): { readonly time?: number; readonly segment?: number } {
  if (!hit || typeof hit.place !== 'number') return {};
  return { segment: hit.place, ...(hit.time !== null && { time: hit.time }) };
}

/** The longest of the words that were found, as it stands in the text. */
function markedText({ line, ranges }: WordHit): string | undefined {
  return ranges
    .map(([start, end]) => line.slice(start, end))
    .reduce<string | undefined>(
      (longest, text) => (text.length > (longest?.length ?? 0) ? text : longest),
      undefined,
    );
}
