/**
 * Who speaks: `agent` is Allo's AI, `user` someone of the team, `external` the other party.
 * A source that is not documented is kept as the API spells it.
 */
export type Speaker = 'agent' | 'user' | 'external' | (string & {});

/** One run of speech. */
export interface Segment {
  readonly speaker: Speaker;
  readonly text: string;
  /**
   * Seconds from the start of the call. Null when neither `start_seconds` nor a `time` that lies
   * within reach of the call's start was given; a start is never invented.
   */
  readonly start: number | null;
  /** Seconds from the start of the call; null when the API gave none, or one before the start. */
  readonly end: number | null;
}
