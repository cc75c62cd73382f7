import type { MessageToPage } from '../../../src/transcript/protocol.ts';
import type { MessageEntry, ThreadEntry } from '../../../src/transcript/threadView.ts';

/** What the host says of a conversation. */
export type ThreadMessage = Extract<MessageToPage, { type: 'thread' }>;

/** A slice of the transcript of one of its calls. */
export type TranscriptMessage = Extract<MessageToPage, { type: 'thread-transcript' }>;

/** The entries of one day. */
export interface Day {
  /** Unique, the same as long as the day is there; `null` as a string for what comes before any date. */
  readonly id: string;
  /** Empty for what comes before any date. */
  readonly label: string;
  readonly entries: readonly ThreadEntry[];
}

/** What a message has changed. */
export interface ThreadChange {
  readonly days: readonly Day[];
  /** Keys of entries that are there for the first time, or say something else than before. */
  readonly changed: ReadonlySet<string>;
  /** How many entries have come before the first, and after the last, of those that are still there. */
  readonly older: number;
  readonly newer: number;
}

/** Within this time, messages of one side belong together. In milliseconds. */
const closeTogether = 5 * 60_000;

/** The entries of a thread, as the host's messages tell of them bit by bit. */
export class ThreadModel {
  #entries = new Map<string, ThreadEntry>();
  #order: readonly string[] = [];

  /** Keys, oldest first. */
  get order(): readonly string[] {
    return this.#order;
  }

  entry(key: string): ThreadEntry | undefined {
    return this.#entries.get(key);
  }

  apply({ order, changed }: ThreadMessage): ThreadChange {
    const before = this.#entries;
    const given = new Map(changed.map((entry) => [entry.key, entry]));
    this.#entries = new Map(
      order.flatMap((key) => {
        const entry = given.get(key) ?? before.get(key);
        return entry ? [[key, entry]] : [];
      }),
    );
    this.#order = [...this.#entries.keys()];
    const isKnown = (key: string) => before.has(key);
    const first = this.#order.findIndex(isKnown);
    const last = this.#order.findLastIndex(isKnown);
    return {
      days: byDay([...this.#entries.values()]),
      changed: new Set([...given.keys()].filter((key) => this.#entries.has(key))),
      older: Math.max(0, first),
      newer: last < 0 ? 0 : this.#order.length - 1 - last,
    };
  }
}

/** An entry without a date stays with those before it. */
function byDay(entries: readonly ThreadEntry[]): Day[] {
  const days = new Map<string, { id: string; label: string; entries: ThreadEntry[] }>();
  let last: string | null = null;
  for (const entry of entries) {
    last = entry.day ?? last;
    const id = String(last);
    const day = days.get(id);
    if (day) day.entries.push(entry);
    else days.set(id, { id, label: entry.dayLabel, entries: [entry] });
  }
  return [...days.values()];
}

/** Whether a message goes on where the one before left off: by the same side, soon after. */
export function continues(previous: ThreadEntry | undefined, entry: MessageEntry): boolean {
  if (previous?.type !== 'message') return false;
  const { direction, author, iso } = previous;
  if (direction !== entry.direction || author !== entry.author) return false;
  if (iso === null || entry.iso === null) return false;
  return Date.parse(entry.iso) - Date.parse(iso) <= closeTogether;
}
