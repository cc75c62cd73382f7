import type { Direction } from '../model/conversationItem.ts';
import { type LocalDate, readDateWords } from './dateWords.ts';
import { quoted, scanSearch } from './searchTokens.ts';
import { wordsOf } from './words.ts';

/** A search as it is typed: words, `"phrases"`, and what the items must be beside. */
export interface SearchQuery {
  /** As typed, in order. */
  readonly words: readonly string[];
  /** Words that stand side by side; without the quotes. */
  readonly phrases: readonly string[];
  readonly direction: Direction | null;
  readonly type: 'call' | 'text-message' | null;
  readonly tags: readonly string[];
  /** An Allo number, E.164. */
  readonly number: string | null;
  /** Name, or a part of the name, of a person of the team. */
  readonly by: string | null;
  /** The first and the last day, `YYYY-MM-DD` in the user's time zone. */
  readonly from: string | null;
  readonly to: string | null;
  /** What could not be read; it does not count in the search. */
  readonly problems: readonly SearchProblem[];
}

/** What is wrong with a part of a typed search. */
export interface SearchProblem {
  /** As typed. */
  readonly token: string;
  readonly kind:
    | 'value-missing'
    | 'direction-unknown'
    | 'type-unknown'
    | 'number-unreadable'
    | 'date-unreadable'
    /** The last day lies before the first. */
    | 'range-reversed';
}

/** What a filter makes of its value; a problem where it makes nothing of it. */
type Filter = (
  value: string,
  query: SearchQuery,
  now: LocalDate,
) => Partial<SearchQuery> | SearchProblem['kind'];

const inbound = new Set(['in', 'inbound', 'incoming']);
const outbound = new Set(['out', 'outbound', 'outgoing']);
const calls = new Set(['call', 'calls']);
const texts = new Set(['text', 'texts', 'sms', 'message', 'messages']);

const filters = new Map<string, Filter>([
  [
    'direction',
    (value) => {
      if (inbound.has(value.toLowerCase())) return { direction: 'inbound' };
      return outbound.has(value.toLowerCase()) ? { direction: 'outbound' } : 'direction-unknown';
    },
  ],
  [
    'type',
    (value) => {
      if (calls.has(value.toLowerCase())) return { type: 'call' };
      return texts.has(value.toLowerCase()) ? { type: 'text-message' } : 'type-unknown';
    },
  ],
  ['tag', (tag, { tags }) => ({ tags: [...tags.filter((other) => other !== tag), tag] })],
  [
    'number',
    (value) => {
      const number = value.replace(/[\s().-]/gu, '').replace(/^00/u, '+');
      return /^\+[1-9]\d{3,14}$/u.test(number) ? { number } : 'number-unreadable';
    },
  ],
  ['by', (by) => ({ by })],
  ['date', (value, _, now) => readDateWords(value, now) ?? 'date-unreadable'],
  [
    'from',
    (value, _, now) => {
      const range = readDateWords(value, now);
      return range ? { from: range.from } : 'date-unreadable';
    },
  ],
  [
    'to',
    (value, _, now) => {
      const range = readDateWords(value, now);
      return range ? { to: range.to } : 'date-unreadable';
    },
  ],
]);

const nothing: SearchQuery = {
  words: [],
  phrases: [],
  direction: null,
  type: null,
  tags: [],
  number: null,
  by: null,
  from: null,
  to: null,
  problems: [],
};

/**
 * Reads a search: `red car "last invoice" direction:in type:call tag:"two words" number:+33123456789
 * by:Priya from:2026-11-01 to:yesterday date:"last week"`. What is no filter is a word. Of a filter
 * that is given twice, the last counts, but tags add up.
 *
 * @param now in the user's time zone
 */
export function parseSearch(text: string, now: LocalDate): SearchQuery {
  const tokens = scanSearch(text, filters);
  const textsOf = (kind: 'word' | 'phrase') =>
    tokens.filter((token) => token.kind === kind).map((token) => token.text);
  let query: SearchQuery = { ...nothing, words: textsOf('word'), phrases: textsOf('phrase') };
  const problems: SearchProblem[] = [];
  for (const token of tokens) {
    if (token.kind !== 'filter') continue;
    const value = token.value.trim();
    const made = value === '' ? 'value-missing' : filters.get(token.key)?.(value, query, now);
    if (typeof made === 'string') problems.push({ token: token.text, kind: made });
    else query = { ...query, ...made };
  }
  const { from, to } = query;
  if (from !== null && to !== null && from > to) {
    problems.push({ token: `to:${to}`, kind: 'range-reversed' });
  }
  return { ...query, problems };
}

/** A search as one would type it; read again, it is the same, but for what could not be read. */
export function formatSearch(query: SearchQuery): string {
  const filter = (key: string, value: string | null) =>
    value === null ? [] : [`${key}:${quoted(value)}`];
  const { direction, type } = query;
  return [
    ...query.words,
    ...query.phrases.map((phrase) => quoted(phrase, true)),
    ...filter('direction', direction && { inbound: 'in', outbound: 'out' }[direction]),
    ...filter('type', type && { call: 'call', 'text-message': 'text' }[type]),
    ...query.tags.flatMap((tag) => filter('tag', tag)),
    ...filter('number', query.number),
    ...filter('by', query.by),
    ...filter('from', query.from),
    ...filter('to', query.to),
  ].join(' ');
}

/**
 * The words that Allo's search is to look for, which knows no phrases; null where there is none,
 * since it refuses a search without letters and digits.
 */
export function searchTextOf({ words, phrases }: SearchQuery): string | null {
  const text = [...words, ...phrases].filter((word) => wordsOf(word).length > 0).join(' ');
  return text === '' ? null : text;
}
