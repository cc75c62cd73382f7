import type { Call } from '../model/call.ts';
import type { TextMessage } from '../model/textMessage.ts';
import { lineAround, type MarkedLine, type Range } from './lineAround.ts';
import { matchAt, type SoughtWords, type Term, termsOf } from './terms.ts';
import { wordsOf } from './words.ts';

/** A place of an item at which words were found that were looked for. */
export interface WordHit extends MarkedLine {
  /** Index of a segment, or the part that is none. */
  readonly place: number | 'summary' | 'content';
  /** Seconds from the start of the call; null when unknown, and for what was not said. */
  readonly time: number | null;
}

/** What of some words was found in an item. */
export interface WordHits {
  /** In reading order: the summary line by line, then what was said. */
  readonly hits: readonly WordHit[];
  /** The one to go to: the segment that has most of the words, else the first hit. */
  readonly best: WordHit | undefined;
  /** Whether each word, and each phrase, was found somewhere in the item. */
  readonly hasAll: boolean;
}

interface Place {
  readonly place: WordHit['place'];
  readonly time: number | null;
  readonly text: string;
}

/**
 * Finds words in an item as Allo's search does (`POST /v2/api/conversations/items/search`, which does
 * not tell where they are): each as the beginning of a word, whatever its accents and capitals, in
 * what was said, in the summary or in the text message. The words of a phrase, which that search
 * does not know, are whole ones and stand side by side.
 */
export function findWords(item: Call | TextMessage, sought: SoughtWords): WordHits {
  const terms = termsOf(sought);
  const found = new Set<Term>();
  const hits: WordHit[] = [];
  let best: WordHit | undefined;
  let mostTerms = 0;
  for (const { place, time, text } of placesOf(item)) {
    const { marks, ofTerms } = marksIn(text, terms);
    if (marks.length === 0) continue;
    for (const term of ofTerms) found.add(term);
    const hit = { place, time, ...lineAround(text, marks) };
    hits.push(hit);
    if (typeof place === 'number' && ofTerms.size > mostTerms) {
      mostTerms = ofTerms.size;
      best = hit;
    }
  }
  return { hits, best: best ?? hits[0], hasAll: terms.every((term) => found.has(term)) };
}

function placesOf(item: Call | TextMessage): Place[] {
  if (item.kind === 'text-message') {
    return [{ place: 'content', time: null, text: oneLine(item.content) }];
  }
  const summary = (item.summary ?? '')
    .split('\n')
    .map((line): Place => ({ place: 'summary', time: null, text: bareLine(line) }));
  const said = (item.transcript ?? []).map(({ text, start }, index): Place => ({
    place: index,
    time: start,
    text: oneLine(text),
  }));
  return [...summary, ...said];
}

/** A line of Markdown without the signs that would stand in the way of reading it. */
function bareLine(markdown: string): string {
  return oneLine(markdown.replace(/^\s*(?:[-+*#>]+|\d{1,4}[.)])\s|[*`]/gu, ''));
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function marksIn(
  text: string,
  terms: readonly Term[],
): { readonly marks: readonly Range[]; readonly ofTerms: ReadonlySet<Term> } {
  const marks: Range[] = [];
  const ofTerms = new Set<Term>();
  const words = wordsOf(text);
  for (const first of words.keys()) {
    for (const term of terms) {
      const match = matchAt(words, first, term);
      if (!match) continue;
      ofTerms.add(term);
      addMark(marks, match);
    }
  }
  return { marks, ofTerms };
}

/** Marks come in the order of the words they begin with; of those that overlap, one is made. */
function addMark(marks: Range[], [start, end]: Range): void {
  const last = marks.at(-1);
  if (last && start < last[1]) {
    marks[marks.length - 1] = [Math.min(last[0], start), Math.max(last[1], end)];
  } else {
    marks.push([start, end]);
  }
}
