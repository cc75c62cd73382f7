import type { SpeakerView } from '../../src/model/itemHead.ts';
import type { Segment } from '../../src/model/segment.ts';
import { formatTimestamp } from '../../src/model/timestamp.ts';
import type { PageWords } from '../../src/transcript/words/pageWords.ts';
import { element, isolated } from './element.ts';
import { laneOf } from './speakerDirectory.ts';

/** How a row is drawn, beside the segment itself. */
export interface RowLook {
  /** Whether to show the name. */
  readonly startsRun: boolean;
  /** Whether its time is a button that plays from there. */
  readonly canPlay: boolean;
}

/** One segment: when, by whom (where a run begins) and what. */
export function segmentRow(
  segment: Segment,
  speaker: SpeakerView,
  { startsRun, canPlay }: RowLook,
  words: PageWords,
): HTMLLIElement {
  const row = element('li', startsRun ? 'segment run' : 'segment');
  row.role = 'listitem';
  row.tabIndex = -1;
  row.dataset['lane'] = String(laneOf(speaker));
  if (segment.start === null) row.append(noTime(words));
  else row.append(canPlay ? playButton(segment.start, words) : time(segment.start, words));
  if (startsRun) row.append(element('div', 'speaker', isolated(speaker.name)));
  const text = element('div', 'text', segment.text);
  text.dir = 'auto';
  row.append(text);
  return row;
}

/** Out of the tab order: with the row that has the focus, Enter does the same. */
function playButton(start: number, words: PageWords): HTMLElement {
  const shown = formatTimestamp(start);
  const made = element('button', 'time', shown);
  made.type = 'button';
  made.tabIndex = -1;
  made.ariaLabel = words.playFrom.replace('{0}', () => shown);
  return made;
}

function time(start: number, words: PageWords): HTMLElement {
  const shown = formatTimestamp(start);
  const made = element('time', 'time', shown);
  made.dateTime = `PT${start}S`;
  made.ariaLabel = words.atTime.replace('{0}', () => shown);
  return made;
}

function noTime(words: PageWords): HTMLElement {
  const made = element('span', 'time none', '–');
  made.role = 'img';
  made.title = words.noTime;
  made.ariaLabel = words.noTime;
  return made;
}
