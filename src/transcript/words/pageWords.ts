import type { FindWords } from './findWords.ts';
import type { PlayerWords } from './playerWords.ts';

/** The page's own words, in the user's language. `{0}` and so on are replaced by the page. */
export interface PageWords {
  readonly loading: string;
  readonly summary: string;
  readonly transcript: string;
  readonly tags: string;
  readonly refresh: string;
  readonly export: string;
  /** Names the cross that takes a problem's bar away. */
  readonly close: string;
  /** Label of a timestamp, for screen readers; {0} is the time. */
  readonly atTime: string;
  /** Label of a timestamp that plays; {0} is the time. */
  readonly playFrom: string;
  /** Stands where a segment has no time. */
  readonly noTime: string;
  readonly speakers: SpeakerWords;
  readonly player: PlayerWords;
  readonly find: FindWords;
  readonly thread: ThreadWords;
  readonly keyHelp: KeyHelpWords;
}

/** The words around who speaks for how long. */
export interface SpeakerWords {
  /** Names the list. */
  readonly speakers: string;
  /** Of a button that leaves a speaker out, or brings one back; {0} is the name. */
  readonly showOrHide: string;
  /** {0} is how long nobody speaks. */
  readonly silence: string;
}

/** The list of the page's keys. */
export interface KeyHelpWords {
  readonly title: string;
  /** The names of two keys; a Mac has signs for them instead. */
  readonly control: string;
  readonly shift: string;
  readonly groups: readonly KeyGroup[];
}

/** Keys that belong together. */
export interface KeyGroup {
  readonly title: string;
  /** What they are the keys of; of every page if left out. */
  readonly screen?: 'call' | 'thread';
  readonly keys: readonly KeyWords[];
}

/** Keys, and what they do. */
export interface KeyWords {
  /** {0} stands for Ctrl or Cmd, {1} for Shift. */
  readonly shown: readonly string[];
  readonly does: string;
  /** What they are the keys of; of every page if left out. */
  readonly screen?: 'call' | 'thread';
}

/** The words around a conversation. */
export interface ThreadWords {
  readonly loadOlder: string;
  readonly loadNewer: string;
  readonly loadingOlder: string;
  readonly loadingNewer: string;
  /** Said when they are there; {0} is how many. */
  readonly olderLoaded: string;
  readonly newerLoaded: string;
  /** Stands above the first entry when there is nothing before it. */
  readonly beginning: string;
  readonly empty: string;
  readonly showTranscript: string;
  readonly hideTranscript: string;
  readonly openCall: string;
  /** Heads the entries without a date, and stands in place of an entry's time. */
  readonly unknownDay: string;
  /** Stands in place of the words of a text message that has none. */
  readonly noText: string;
}
