import type { FindQuery } from './query.ts';

/** What comes back with a tab: plain data, for `setState`. */
export interface FindState extends FindQuery {
  readonly isOpen: boolean;
}

/** A state from what was stored; null if it is none. */
export function recallFind(value: unknown): FindState | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('text' in value && 'matchCase' in value && 'wholeWord' in value)) return null;
  if (!('regex' in value && 'isOpen' in value)) return null;
  const { text, matchCase, wholeWord, regex, isOpen } = value;
  if (typeof text !== 'string' || typeof matchCase !== 'boolean') return null;
  if (typeof wholeWord !== 'boolean' || typeof regex !== 'boolean') return null;
  if (typeof isOpen !== 'boolean') return null;
  return { text, matchCase, wholeWord, regex, isOpen };
}
