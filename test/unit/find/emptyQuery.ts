import type { FindQuery } from '../../../media/transcript/find/query.ts';

/** Looks for nothing. */
export const emptyQuery: FindQuery = {
  text: '',
  matchCase: false,
  wholeWord: false,
  regex: false,
};
