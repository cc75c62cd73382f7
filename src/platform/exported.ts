import * as vscode from 'vscode';
import type { Call } from '../model/call.ts';
import { type ConversationItem, startOf } from '../model/conversationItem.ts';
import type { ItemHead, SpeakerView } from '../model/itemHead.ts';
import type { TextMessage } from '../model/textMessage.ts';
import type { ExportedItem, ExportWords } from '../formats/exportable.ts';
import { formatDayFully } from './dates.ts';
import { itemHead, noTranscriptWords, speakerViews } from './itemWords.ts';

/** An item for the writers. What is said about it is made when it is wanted, as there may be thousands. */
export class Exported<Item extends Call | TextMessage> implements ExportedItem<Item> {
  readonly item: Item;
  readonly #who: string;
  #head: ItemHead | undefined;

  constructor(item: Item, who: string) {
    this.item = item;
    this.#who = who;
  }

  get head(): ItemHead {
    return (this.#head ??= itemHead(this.item, this.#who));
  }

  get speakers(): readonly SpeakerView[] {
    const segments = this.item.kind === 'call' ? this.item.transcript : null;
    return speakerViews(segments ?? [], this.#who);
  }

  get day(): string {
    const start = startOf(this.item);
    return start === null ? vscode.l10n.t('Unknown date') : formatDayFully(start);
  }

  get noTranscript(): string {
    return this.item.kind === 'call' ? noTranscriptWords(this.item) : '';
  }
}

/** Those that can be written out; what could not be read cannot. */
export function readable(items: readonly ConversationItem[]): (Call | TextMessage)[] {
  return items.filter((item) => item.kind !== 'unreadable');
}

/** The words of the files, in the user's language. */
export function exportWords(): ExportWords {
  return {
    summary: vscode.l10n.t('Summary'),
    transcript: vscode.l10n.t('Transcript'),
    omitted: (count) =>
      count === 1
        ? vscode.l10n.t('1 segment is left out, because its time is not known.')
        : vscode.l10n.t('{0} segments are left out, because their times are not known.', count),
  };
}
