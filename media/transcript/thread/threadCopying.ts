import {
  entriesText,
  entryExcerpt,
  type EntryPart,
  type EntryWords,
} from '../../../src/model/entryExcerpt.ts';
import type { Excerpt } from '../../../src/model/excerpt.ts';
import type { RichLeaf } from '../../../src/model/richText.ts';
import type { CopyForm, MessageToHost } from '../../../src/transcript/protocol.ts';
import { lastFocused } from '../lastFocus.ts';
import { pointedAt } from '../pointedAt.ts';
import { wholeSegment } from '../quoting.ts';
import { selectedParts } from './selectedParts.ts';
import type { ThreadDays } from './threadDays.ts';

/** Copies from the entries of a thread: what is selected, else what was pointed at or has the focus. */
export class ThreadCopying {
  readonly #days: ThreadDays;
  readonly #headingOf: (key: string) => string;
  readonly #post: (message: MessageToHost) => void;

  /** @param headingOf what stands above an entry where it is copied, by its key */
  constructor(
    days: ThreadDays,
    headingOf: (key: string) => string,
    post: (message: MessageToHost) => void,
  ) {
    this.#days = days;
    this.#headingOf = headingOf;
    this.#post = post;
  }

  copy(form: CopyForm): void {
    const parts = this.#meant();
    if (parts.length > 0) this.#post({ type: 'copy-entries', form, parts });
  }

  copySummary(): void {
    const item = this.#meant()[0]?.key;
    if (item !== undefined) this.#post({ type: 'copy-summary', item });
  }

  /**
   * Copies with whole words, and with who said it when, where a selection goes over several entries or
   * segments. What is selected within one of them, or elsewhere on the page, is left to the browser.
   */
  copySelection(event: ClipboardEvent): void {
    const parts = selectedParts(this.#days.rows());
    if (parts.length === 0 || isBrowsers(parts)) return;
    const excerpts = parts.flatMap((part) => entryExcerpt(this.#wordsOf(part.key), part));
    event.clipboardData?.setData('text/plain', entriesText(excerpts));
    event.preventDefault();
  }

  #meant(): EntryPart[] {
    const pointed = pointedAt();
    const selected = selectedParts(this.#days.rows());
    const key = pointed && this.#days.keyOf(pointed);
    const isOfSelected = key === null || selected.some((part) => part.key === key);
    if (selected.length > 0 && isOfSelected) return selected;
    return this.#partAt(pointed ?? lastFocused());
  }

  /** The segment that something is in; else the entry, of a call all but what was said. */
  #partAt(node: Node | null): EntryPart[] {
    const key = node && this.#days.keyOf(node);
    const row = this.#days.row(key ?? '');
    if (key === null || !node || !row || row.type === 'unreadable') return [];
    const own = whole(row.words);
    if (row.type === 'message') return [{ key, hasHeading: false, own, said: null }];
    const { drawn } = row.transcript;
    const segment = drawn?.list.indexOf(node) ?? null;
    return drawn && segment !== null
      ? [{ key, hasHeading: false, own: null, said: wholeSegment(drawn, segment) }]
      : [{ key, hasHeading: true, own, said: null }];
  }

  #wordsOf(key: string): EntryWords {
    const row = this.#days.row(key);
    const drawn = row?.type === 'call' ? row.transcript.drawn : null;
    return {
      heading: this.#headingOf(key),
      own: row?.words ?? [],
      segments: drawn?.store.segments ?? [],
      nameOf: (speaker) => drawn?.speakers.of(speaker).name ?? speaker,
    };
  }
}

function isBrowsers(parts: readonly EntryPart[]): boolean {
  if (parts.length > 1) return false;
  if (!parts[0]?.said) return true;
  const within = getSelection()?.getRangeAt(0).commonAncestorContainer;
  const around = within instanceof Element ? within : within?.parentElement;
  return around?.closest('.segment') !== null;
}

function whole(words: readonly RichLeaf[]): Excerpt | null {
  const last = words.length - 1;
  if (last < 0) return null;
  return {
    from: { segment: 0, offset: 0 },
    to: { segment: last, offset: words[last]?.text.length ?? 0 },
  };
}
