import type { Call } from '../model/call.ts';
import { callCues, type Cue, cueTime } from './cues.ts';
import { type ExportedItem, type ExportWords, speakerNames } from './exportable.ts';
import { oneLine, storable, withoutArrows } from './plainText.ts';

/**
 * The transcript of a call as WebVTT (https://www.w3.org/TR/webvtt1/): a note of what it is and of
 * what is missing, then a cue for each segment, with its speaker as voice.
 */
export function webVtt(call: ExportedItem<Call>, words: ExportWords): string {
  const { cues, omitted } = callCues(call.item);
  const nameOf = speakerNames(call);
  const note = [
    call.head.title,
    [call.head.status.label, call.head.when].join(' · '),
    ...(omitted === 0 ? [] : [words.omitted(omitted)]),
  ].map((line) => withoutArrows(oneLine(storable(line))));
  const blocks = [
    'WEBVTT',
    ['NOTE', ...note.filter((line) => line !== '')].join('\n'),
    ...cues.map((cue) => cueBlock(cue, cueId(call.item, cue), nameOf(cue.speaker))),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Names the call, so that files of several calls can be put together. */
function cueId({ id }: Call, { index }: Cue): string {
  return `${id.replace(/[^\w.-]/gu, '_')}/${index + 1}`;
}

function cueBlock({ startMs, endMs, text }: Cue, id: string, name: string): string {
  const voice = escape(oneLine(storable(name)));
  return [
    id,
    `${cueTime(startMs, '.')} --> ${cueTime(endMs, '.')}`,
    voice === '' ? escape(text) : `<v ${voice}>${escape(text)}</v>`,
  ].join('\n');
}

/** Of the three, `>` could stand, but not in a name, nor behind two hyphens: that begins a cue. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
