import type { ProblemAction } from '../../src/transcript/problemAction.ts';
import type { MessageToPage } from '../../src/transcript/protocol.ts';

/** What went wrong, and what can be done about it. */
export interface ShownProblem {
  readonly message: string;
  readonly actions: readonly ProblemAction[];
}

/** What the page is drawn from, beside what its views keep for themselves. */
export interface PageState {
  /** Something was asked of the host and has not been answered. */
  readonly isBusy: boolean;
  /** Whether a call or a conversation has come. */
  readonly hasContent: boolean;
  readonly problem: ShownProblem | null;
}

/** What changes the state. */
export type PageEvent =
  | Extract<MessageToPage, { type: 'loading' | 'call' | 'thread' | 'problem' }>
  /** The reader took the problem's bar away. */
  | { readonly type: 'dismiss' };

/** The page as it opens, waiting for the host. */
export const initialState: PageState = {
  isBusy: true,
  hasContent: false,
  problem: null,
};

/** The state after an event. What is not touched by it keeps its identity. */
export function reduce(state: PageState, event: PageEvent): PageState {
  switch (event.type) {
    case 'loading':
      // A problem that is being tried again is over until it comes back.
      return { ...state, isBusy: true, problem: null };
    case 'call':
    case 'thread':
      return { isBusy: false, hasContent: true, problem: null };
    case 'problem':
      return {
        ...state,
        isBusy: false,
        problem: { message: event.message, actions: event.actions },
      };
    case 'dismiss':
      // Where the problem fills the page there is nothing below to go back to.
      return state.hasContent ? { ...state, problem: null } : state;
  }
}
