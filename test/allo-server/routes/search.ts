import type { ItemRecord } from '../data/records.ts';
import type { Entry, Team } from '../data/team.ts';
import { RequestError } from '../errors.ts';

/** Lower case, and without accents. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function words(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words of a query; one without any is refused. */
export function searchWords(query: string): string[] {
  const found = words(query);
  if (found.length === 0) {
    const message = 'search must hold a letter or a digit.';
    throw new RequestError(400, 'INVALID_SEARCH_QUERY', message, 'search');
  }
  return found;
}

/** Which items hold which words. Items never change, so each is read once. */
class WordIndex {
  /** Ordinals of items, rising, by word. */
  readonly #items = new Map<string, number[]>();
  readonly #ordinals = new Map<ItemRecord, number>();
  #entries: readonly Entry[] = [];
  /** Much is said again and again, to the letter. */
  readonly #wordsOf = new Map<string, readonly string[]>();

  addAll(entries: readonly Entry[]): void {
    if (entries !== this.#entries) {
      for (const { item } of entries) {
        this.add(item);
      }
    }
    this.#entries = entries;
  }

  add(item: ItemRecord): void {
    if (this.#ordinals.has(item)) {
      return;
    }
    const ordinal = this.#ordinals.size;
    this.#ordinals.set(item, ordinal);
    for (const text of textsOf(item)) {
      for (const word of this.#read(text)) {
        const items = this.#items.get(word);
        if (items === undefined) {
          this.#items.set(word, [ordinal]);
        } else if (items.at(-1) !== ordinal) {
          items.push(ordinal);
        }
      }
    }
  }

  /** All words must occur, each as the beginning of a word. */
  matcher(wanted: readonly string[]): (item: ItemRecord) => boolean {
    const found = wanted.map((beginning) => {
      const marks = new Uint8Array(this.#ordinals.size);
      for (const [word, items] of this.#items) {
        if (word.startsWith(beginning)) {
          for (const ordinal of items) {
            marks[ordinal] = 1;
          }
        }
      }
      return marks;
    });
    return (item) => {
      const ordinal = this.#ordinals.get(item) ?? -1;
      return found.every((marks) => marks[ordinal] === 1);
    };
  }

  #read(text: string): readonly string[] {
    let found = this.#wordsOf.get(text);
    if (found === undefined) {
      found = [...new Set(words(text))];
      this.#wordsOf.set(text, found);
    }
    return found;
  }
}

function textsOf(item: ItemRecord): readonly string[] {
  return item.kind === 'call'
    ? [item.summary ?? '', ...(item.transcript ?? []).map(({ text }) => text)]
    : [item.content];
}

const indexes = new WeakMap<Team, WordIndex>();

function indexOf(team: Team): WordIndex {
  const index = indexes.get(team) ?? new WordIndex();
  indexes.set(team, index);
  return index;
}

/** Tells of an item of the team whether all words were said, summed up or written in it. */
export function wordMatcher(team: Team, wanted: readonly string[]): (item: ItemRecord) => boolean {
  if (wanted.length === 0) {
    return () => true;
  }
  const index = indexOf(team);
  index.addAll(team.entries());
  return index.matcher(wanted);
}

/** Makes up and reads everything, a little at a time, so that requests are answered meanwhile. */
export async function prepareSearch(team: Team, signal: AbortSignal): Promise<void> {
  const index = indexOf(team);
  for (const [position, contact] of [...team.contacts()].entries()) {
    if (position % 10 === 0) {
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    if (signal.aborted) {
      return;
    }
    for (const item of team.conversation(contact)) {
      index.add(item);
    }
  }
}
