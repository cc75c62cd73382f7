import * as vscode from 'vscode';
import type { ExcerptLine } from '../model/excerpt.ts';
import { plainLines } from '../model/richText.ts';
import { segmentAt } from '../model/segmentAt.ts';
import { speakerNames } from '../formats/exportable.ts';
import { parseRichText } from '../formats/richText.ts';
import { messageAuthor, speakerViews } from '../platform/itemWords.ts';
import type { Citation } from './citation.ts';

/**
 * The words that a citation means: what is said at a second of a call, else the summary of the call;
 * of a text message, all of it. Empty where there are none.
 *
 * @param time seconds from the start of the call; null for the call as a whole
 */
export function citedLines({ item, who }: Citation, time: number | null): ExcerptLine[] {
  if (item.kind === 'text-message') return [unsaid(messageAuthor(item, who), item.content)];
  const segments = item.transcript ?? [];
  const segment = time === null ? undefined : segments[segmentAt(segments, time) ?? -1];
  if (segment) {
    const nameOf = speakerNames({ speakers: speakerViews(segments, who) });
    return [{ ...segment, name: nameOf(segment.speaker), text: segment.text.trim() }];
  }
  const summary = item.summary === null ? [] : plainLines(parseRichText(item.summary));
  return summary.map((text, index) => unsaid(index === 0 ? vscode.l10n.t('Summary') : '', text));
}

/** What was not said at a second. */
function unsaid(name: string, text: string): ExcerptLine {
  return { start: null, speaker: '', name, text: text.trim() };
}
