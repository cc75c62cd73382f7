import type { Random } from '../random.ts';
import type { Direction } from '../records.ts';

export type Slots = Readonly<Record<string, string>>;

/** Fills `{slot}` and chooses one of `[this|that]`. An unknown slot is a mistake in the text. */
export function fill(template: string, slots: Slots, random: Random): string {
  return template
    .replace(/\[([^\][]*\|[^\][]*)\]/g, (_, choices: string) => random.pick(choices.split('|')))
    .replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = slots[name];
      if (value === undefined) {
        throw new Error(`The text has no {${name}}`);
      }
      return value;
    });
}

/** `us` is the team, `them` the other party, `ai` Allo's receptionist. */
export type Voice = 'us' | 'them' | 'ai';

export interface Line {
  readonly voice: Voice;
  readonly text: string;
}

/** One subject that people phone about. */
export interface Scenario {
  /** Ends the relation: not for those who go on talking. */
  readonly isFarewell?: boolean;
  /** Over within a minute; the lines hold greeting and goodbye, and fit calls of this direction. */
  readonly quick?: Direction;
  readonly tags: readonly string[];
  /** Markdown. */
  readonly summary: string;
  readonly lines: readonly Line[];
  /** A text message that might follow. */
  readonly followUp: string;
}

/** All that is said in one language. */
export interface Phrases {
  readonly opening: readonly Line[];
  readonly openingOutbound: readonly Line[];
  readonly closing: readonly Line[];
  /** The assistant takes the call and puts it through. */
  readonly receptionist: readonly Line[];
  /** The assistant takes the call, and nobody else does. */
  readonly receptionistMessage: readonly Line[];
  readonly voicemails: readonly string[];
  readonly smallTalk: readonly Line[];
  readonly scenarios: readonly Scenario[];
  /** Calls that are over within a minute. */
  readonly quickCalls: readonly Scenario[];
  readonly shortMessages: readonly { readonly direction: Direction; readonly text: string }[];
}

const voices: Readonly<Record<string, Voice>> = { U: 'us', E: 'them', A: 'ai' };

/** Reads a script: one line of speech each, led by the letter of who says it. */
export function script(text: string): Line[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const voice = voices[line.charAt(0)];
      if (voice === undefined || line.charAt(1) !== ' ') {
        throw new Error(`Nobody says: ${line}`);
      }
      return { voice, text: line.slice(2) };
    });
}
