import type { UnitTexts } from '../find/findProtocol.ts';
import { PartNumbers } from './partNumbers.ts';
import type { ThreadModel, TranscriptMessage } from './threadModel.ts';

/** Texts of a part, from a unit on. */
interface Slice {
  /** Index in the part of the first unit. */
  readonly first: number;
  readonly texts: UnitTexts;
}

/** What is to be searched now. */
export interface TextsChange {
  /** Whether all that was given before is void. */
  readonly isAnew: boolean;
  /** Parts that are no longer to be searched. */
  readonly gone: readonly number[];
  readonly loaded: readonly ({ readonly part: number } & Slice)[];
}

/** The texts of a thread in numbered parts: of each entry its own words, and its transcript. */
export class ThreadTexts {
  readonly #model: ThreadModel;
  readonly #wordsOf: (key: string) => readonly string[];
  readonly #numbers = new PartNumbers();
  readonly #transcripts = new Map<string, { readonly version: number; readonly slices: Slice[] }>();
  /** What has been given, by part. */
  #loaded = new Map<number, readonly Slice[]>();

  /** @param wordsOf the units of an entry's own words, by its key */
  constructor(model: ThreadModel, wordsOf: (key: string) => readonly string[]) {
    this.#model = model;
    this.#wordsOf = wordsOf;
  }

  /** The entries have changed. */
  update(): TextsChange {
    const isAnew = !this.#numbers.arrange(this.#model.order);
    const before = isAnew ? new Map<number, readonly Slice[]>() : this.#loaded;
    const now = new Map<number, readonly Slice[]>();
    for (const key of this.#model.order) {
      const entry = this.#model.entry(key);
      const part = this.#numbers.of(key);
      if (!entry || part === undefined) continue;
      now.set(part, kept(before.get(part), this.#wordsOf(key)));
      const said = this.#transcripts.get(key);
      if (said && entry.type === 'call' && entry.segments > 0) now.set(part + 1, said.slices);
    }
    this.#loaded = now;
    return {
      isAnew,
      gone: [...before].filter(([part, slices]) => now.get(part) !== slices).map(([part]) => part),
      loaded: [...now]
        .filter(([part, slices]) => before.get(part) !== slices)
        .flatMap(([part, slices]) => slices.map((slice) => ({ part, ...slice }))),
    };
  }

  /** A slice of a transcript has come, for the first time. */
  addTranscript({ key, version, first, json }: TranscriptMessage): TextsChange {
    const own = this.#numbers.of(key);
    const before = this.#transcripts.get(key);
    const transcript = before?.version === version ? before : { version, slices: [] };
    this.#transcripts.set(key, transcript);
    transcript.slices.push({ first, texts: json });
    if (own === undefined) return { isAnew: false, gone: [], loaded: [] };
    const part = own + 1;
    const gone = before && before !== transcript && this.#loaded.has(part) ? [part] : [];
    this.#loaded.set(part, transcript.slices);
    return { isAnew: false, gone, loaded: [{ part, first, texts: json }] };
  }

  part(key: string): number | undefined {
    return this.#numbers.of(key);
  }

  entryOf(part: number): ReturnType<PartNumbers['entryOf']> {
    return this.#numbers.entryOf(part);
  }
}

/** The object that was given already, if it says the same. */
function kept(before: readonly Slice[] | undefined, texts: readonly string[]): readonly Slice[] {
  const said = before?.[0]?.texts;
  const isSame =
    Array.isArray(said) &&
    said.length === texts.length &&
    said.every((text, index) => text === texts[index]);
  return isSame && before ? before : [{ first: 0, texts }];
}
