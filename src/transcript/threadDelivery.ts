import type { ConversationItem } from '../model/conversationItem.ts';
import type { EditorPage } from './editorPage.ts';
import { threadEntry } from './threadEntries.ts';
import type { EdgeState, ThreadHead } from './threadView.ts';
import { TranscriptDelivery } from './transcriptDelivery.ts';

/** What a page shows of a conversation. */
export interface ThreadContent {
  readonly head: ThreadHead;
  /** What the contact is called. */
  readonly who: string;
  /** Oldest first. What has changed is another object. */
  readonly items: readonly ConversationItem[];
  readonly older: EdgeState;
  readonly newer: EdgeState;
}

/** Sends a conversation to a page: of what the page has already, no more than that it is still there. */
export class ThreadDelivery {
  readonly #page: Pick<EditorPage, 'isReady' | 'post'>;
  readonly #transcripts: TranscriptDelivery;
  #sent = new Map<string, ConversationItem>();
  #who = '';
  /** All but the entries, as it was sent. */
  #frame = '';

  constructor(page: Pick<EditorPage, 'isReady' | 'post'>) {
    this.#page = page;
    this.#transcripts = new TranscriptDelivery(page);
  }

  /** The page is a new one, which has nothing, or none at all. */
  forget(): void {
    this.#sent.clear();
    this.#transcripts.forget();
    this.#frame = '';
  }

  send({ head, who, items, older, newer }: ThreadContent): void {
    if (!this.#page.isReady) return;
    if (who !== this.#who) this.forget();
    this.#who = who;
    const order = items.map(({ key }) => key);
    const changed = items.filter((item) => this.#sent.get(item.key) !== item);
    const frame = JSON.stringify([head, order, older, newer]);
    if (changed.length === 0 && frame === this.#frame) return;
    const now = Date.now();
    const entries = changed.map((item) => threadEntry(item, who, now));
    this.#page.post({ type: 'thread', head, order, changed: entries, older, newer });
    this.#transcripts.send(items, who);
    this.#sent = new Map(items.map((item) => [item.key, item]));
    this.#frame = frame;
  }
}
