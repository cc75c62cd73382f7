import type { Segment } from '../../src/model/segment.ts';
import { formatTimestamp } from '../../src/model/timestamp.ts';
import type { SpeakerView } from '../../src/model/itemHead.ts';
import type { PageStrings } from '../../src/transcript/protocol.ts';
import { element, isolated } from './element.ts';
import { laneOf } from './speakerDirectory.ts';

/**
 * One segment: when, by whom (where a run begins) and what.
 *
 * @param startsRun whether to show the name
 */
export function segmentRow(
  segment: Segment,
  speaker: SpeakerView,
  startsRun: boolean,
  strings: PageStrings,
): HTMLLIElement {
  const row = element('li', startsRun ? 'segment run' : 'segment');
  row.role = 'listitem';
  row.dataset['lane'] = String(laneOf(speaker));
  row.append(segment.start === null ? noTime(strings) : time(segment.start, strings));
  if (startsRun) row.append(element('div', 'speaker', isolated(speaker.name)));
  const text = element('div', 'text', segment.text);
  text.dir = 'auto';
  row.append(text);
  return row;
}

function time(start: number, strings: PageStrings): HTMLElement {
  const shown = formatTimestamp(start);
  const made = element('time', 'time', shown);
  made.dateTime = `PT${start}S`;
  made.ariaLabel = strings.atTime.replace('{0}', () => shown);
  return made;
}

function noTime(strings: PageStrings): HTMLElement {
  const made = element('span', 'time none', '–');
  made.role = 'img';
  made.title = strings.noTime;
  made.ariaLabel = strings.noTime;
  return made;
}
