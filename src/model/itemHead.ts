import type { RichBlock } from './richText.ts';

/** A codicon's name and what it means in words, for tooltips and screen readers. */
export interface LabelledIcon {
  readonly icon: string;
  readonly label: string;
}

/** One line of facts about an item: "From +33 1 23 45 67 89". */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** How one speaker is shown. */
export interface SpeakerView {
  /** As in the segments. */
  readonly speaker: string;
  /** In the user's language: the contact's name, "Your team", "Allo AI". */
  readonly name: string;
  /** Chooses colour and lane; 0 is the other party. */
  readonly index: number;
}

/** All that stands above the segments, worded in the user's language. */
export interface ItemHead {
  /** Who it was with. */
  readonly title: string;
  /** Direction and outcome: "Incoming call, answered". */
  readonly status: LabelledIcon;
  /** When, in the user's locale and time zone. */
  readonly when: string;
  /** The same with seconds and the name of the time zone, for hovers; null when the date is unknown. */
  readonly moment: string | null;
  /** ISO 8601 in UTC for the `datetime` attribute; null when the date is unknown. */
  readonly whenIso: string | null;
  /** "5 min 30 s"; null for text messages and unknown lengths. */
  readonly length: string | null;
  readonly facts: readonly Fact[];
  readonly tags: readonly string[];
  /** Null when Allo has written none (yet). */
  readonly summary: readonly RichBlock[] | null;
}
