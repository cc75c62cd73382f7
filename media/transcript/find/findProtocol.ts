import type { FindQuery } from './query.ts';

/*
 * What the page and the worker that searches say to each other. Answers carry the number of the
 * search they belong to, so that none to an old one is ever shown.
 */

/** The texts of units, or segments as they crossed the bridge: UTF-8 JSON of `Segment[]`. */
export type UnitTexts = readonly string[] | Uint8Array;

export interface FindRequest extends FindQuery {
  /** What these say is not searched. */
  readonly hiddenSpeakers: readonly string[];
}

export type MessageToWorker =
  | {
      readonly type: 'load';
      readonly part: number;
      readonly first: number;
      readonly texts: UnitTexts;
    }
  | { readonly type: 'unload'; readonly part: number }
  | { readonly type: 'reset' }
  /** Takes the place of the search before it; what is loaded later is searched too. */
  | { readonly type: 'search'; readonly id: number; readonly request: FindRequest | null };

export type MessageFromWorker =
  /** A regular expression is being worked on from now. */
  | { readonly type: 'started'; readonly id: number }
  | {
      readonly type: 'hits';
      readonly id: number;
      /** Those that are new: part, unit, start and end in turn, in reading order. */
      readonly hits: Int32Array<ArrayBuffer>;
      /** Whether all that is loaded has been searched. */
      readonly isDone: boolean;
      /** Whether there are more than are told. */
      readonly isCapped: boolean;
    }
  /** The regular expression is broken, in the engine's words. */
  | { readonly type: 'broken'; readonly id: number; readonly message: string };

/** More hits than this are not told: a person would not walk through them. */
export const mostHits = 50_000;
