/** What has a key of its own. The page that dispatches the keys says which. */
export type PlayerControl =
  | 'play'
  | 'back'
  | 'forward'
  | 'previous'
  | 'next'
  | 'slower'
  | 'faster'
  | 'silences'
  | 'loop'
  | 'mute'
  | 'backToSpoken';

/** A key, as it is named to people and to assistive technology. */
export interface KeyName {
  /** In the user's language: "Shift+←". */
  readonly shown: string;
  /** For `aria-keyshortcuts`, which knows English names only: "Shift+ArrowLeft". */
  readonly aria: string;
}

/** The player's words, in the user's language. `{0}` and so on are replaced by the page. */
export interface PlayerWords {
  /** Names the group of controls. */
  readonly recording: string;
  /** On the button that fetches the recording and plays it. */
  readonly listen: string;
  readonly play: string;
  readonly pause: string;
  readonly back: string;
  readonly forward: string;
  readonly previous: string;
  readonly next: string;
  readonly speed: string;
  /** A speed; {0} is the number: "1.5×". */
  readonly rate: string;
  readonly silences: string;
  /** {0} is a time: "1:23 saved". */
  readonly saved: string;
  readonly loop: string;
  readonly mute: string;
  readonly volume: string;
  readonly save: string;
  /** Position in the recording: "{0} of {1}". */
  readonly position: string;
  readonly fetching: string;
  /** Sizes: "{0} of {1}". */
  readonly fetched: string;
  readonly cancel: string;
  /** Said when the browser wants another press of the button. */
  readonly refused: string;
  /** {0} is the format: "audio/aac". */
  readonly unplayable: string;
  /** The recording is of a kind that can be played, but its bytes are not in order. */
  readonly broken: string;
  readonly retry: string;
  readonly openInAllo: string;
  /** Names the strip of who speaks when. */
  readonly strip: string;
  /** {0} is a time. */
  readonly backToSpoken: string;
  /** Shown by the system's media controls: nothing that names the customer. */
  readonly mediaTitle: string;
  /** For toggles that were switched by a key: {0} is the toggle. */
  readonly switchedOn: string;
  readonly switchedOff: string;
  /** What has no key is left out. */
  readonly keys: Readonly<Partial<Record<PlayerControl, KeyName>>>;
}
