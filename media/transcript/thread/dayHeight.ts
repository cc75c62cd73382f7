import type { ThreadEntry } from '../../../src/transcript/threadView.ts';
import { plainLines } from '../../../src/model/richText.ts';

/** Of a line of text, and how many letters of it fit in one. */
const line = 23;
const letters = 80;

/**
 * How high the entries of a day will be, roughly, so that the scroll bar tells the truth before they
 * have been laid out. CSS pixels.
 */
export function guessDayHeight(entries: readonly ThreadEntry[]): number {
  return entries.reduce((height, entry) => height + guessEntryHeight(entry), 48);
}

function guessEntryHeight(entry: ThreadEntry): number {
  switch (entry.type) {
    case 'call': {
      const summary = plainLines(entry.summary ?? []);
      return 84 + (entry.tags.length > 0 ? 34 : 0) + linesOf(summary) * line;
    }
    case 'message':
      return 48 + linesOf(entry.text.split('\n')) * line;
    case 'unreadable':
      return 40;
  }
}

function linesOf(texts: readonly string[]): number {
  return texts.reduce((lines, text) => lines + Math.ceil(text.length / letters), 0);
}
