import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { ConversationItem } from '../model/conversationItem.ts';
import type { Segment } from '../model/segment.ts';
import { speakerViews } from '../platform/itemWords.ts';
import type { EditorPage } from './editorPage.ts';
import { encodeSegments, laterSlice } from './protocol.ts';

/** What was said in a call, as it is shown. */
interface Transcript {
  readonly segments: readonly Segment[];
  /** What the contact is called. */
  readonly who: string;
  readonly version: number;
}

/** Sends the transcripts of a conversation to a page: each once, and again when it says something else. */
export class TranscriptDelivery {
  readonly #page: Pick<EditorPage, 'isReady' | 'post'>;
  /** By the key of the call. */
  #known = new Map<string, Transcript>();
  #sent = new Set<Transcript>();
  #versions = 0;

  constructor(page: Pick<EditorPage, 'isReady' | 'post'>) {
    this.#page = page;
  }

  /** The page is a new one, which has nothing, or none at all. */
  forget(): void {
    this.#sent = new Set();
  }

  /** @param who what the contact is called */
  send(items: readonly ConversationItem[], who: string): void {
    const now = new Map<string, Transcript>();
    for (const item of items) {
      if (item.kind !== 'call' || !item.transcript?.length) continue;
      const transcript = this.#transcript(item.key, item.transcript, who);
      now.set(item.key, transcript);
    }
    this.#known = now;
    const before = this.#sent;
    this.#sent = new Set(now.values());
    for (const [key, transcript] of now) {
      if (!before.has(transcript)) void this.#post(key, transcript);
    }
  }

  /** The same object as before if it says the same. */
  #transcript(key: string, segments: readonly Segment[], who: string): Transcript {
    const before = this.#known.get(key);
    const isSame = before?.who === who && isDeepStrictEqual(before.segments, segments);
    return isSame ? before : { segments, who, version: ++this.#versions };
  }

  /** What was posted leaves between two turns of the host: a long one must not hold up the others. */
  async #post(key: string, transcript: Transcript): Promise<void> {
    const { segments, who, version } = transcript;
    const total = segments.length;
    const speakers = speakerViews(segments, who);
    for (let first = 0; first < total; first += laterSlice) {
      if (first > 0) await nextTurn();
      if (!this.#page.isReady || !this.#sent.has(transcript)) return;
      const json = encodeSegments(segments.slice(first, first + laterSlice));
      this.#page.post({ type: 'thread-transcript', key, version, total, speakers, first, json });
    }
  }
}
