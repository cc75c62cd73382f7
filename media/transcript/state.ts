import type { ItemHead } from '../../src/model/itemHead.ts';
import type {
  ItemBody,
  MessageToPage,
  PageStrings,
  ProblemAction,
} from '../../src/transcript/protocol.ts';

/** An item as the host sent it. A new object means that the page is drawn anew. */
export interface ShownItem {
  readonly head: ItemHead;
  readonly body: ItemBody;
}

/** What went wrong, and what can be done about it. */
export interface ShownProblem {
  readonly message: string;
  readonly actions: readonly ProblemAction[];
}

/** All that the page is drawn from, beside the segments. */
export interface PageState {
  /** BCP 47; empty until the host has spoken. */
  readonly language: string;
  readonly strings: PageStrings;
  /** Something was asked of the host and has not been answered. */
  readonly isBusy: boolean;
  readonly item: ShownItem | null;
  readonly problem: ShownProblem | null;
}

/** What changes the state. Segments do not: they belong to the item's list. */
export type PageEvent =
  | Exclude<MessageToPage, { type: 'segments' }>
  /** The reader took the problem's bar away. */
  | { readonly type: 'dismiss' };

/** The page as it opens, waiting for the host. */
export const initialState: PageState = {
  language: '',
  strings: {
    loading: '',
    summary: '',
    transcript: '',
    tags: '',
    refresh: '',
    close: '',
    atTime: '{0}',
    noTime: '',
  },
  isBusy: true,
  item: null,
  problem: null,
};

/** The state after an event. What is not touched by it keeps its identity. */
export function reduce(state: PageState, event: PageEvent): PageState {
  switch (event.type) {
    case 'loading':
      // A problem that is being tried again is over until it comes back.
      return {
        ...state,
        language: event.language,
        strings: event.strings,
        isBusy: true,
        problem: null,
      };
    case 'item':
      return {
        ...state,
        isBusy: false,
        item: { head: event.head, body: event.body },
        problem: null,
      };
    case 'problem':
      return {
        ...state,
        isBusy: false,
        problem: { message: event.message, actions: event.actions },
      };
    case 'dismiss':
      // Where the problem fills the page there is nothing below to go back to.
      return state.item === null ? state : { ...state, problem: null };
  }
}
