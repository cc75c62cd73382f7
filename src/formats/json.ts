import type { Segment } from '../model/segment.ts';
import { type ExportedConversation, type ExportedItem, speakerNames } from './exportable.ts';

/** Of the shape below, which others read. */
const version = '1.0.0';

/**
 * An item as JSON. The transcript of a call has the shape of the Podcast Namespace
 * (https://github.com/Podcastindex-org/podcast-namespace, transcripts.md): `version` and `segments`
 * with `speaker`, `startTime`, `endTime` in seconds and `body`. A time that is not known is left
 * out; what the call itself lacks is null.
 */
export function itemJson(exported: ExportedItem): string {
  return `${written({ version, contact: exported.head.title, ...itemFields(exported) })}\n`;
}

/** A conversation as JSON, its items as {@link itemJson} has them. Yields a piece for each item. */
export function* conversationJson({
  contact,
  items,
  note,
}: ExportedConversation): Generator<string> {
  const head = written({ version, contact, ...(note === null ? {} : { note }) });
  yield `${head.slice(0, head.lastIndexOf('\n'))},\n  "items": [`;
  for (const [index, item] of items.entries()) {
    const text = written(itemFields(item)).replaceAll('\n', '\n    ');
    yield `${index === 0 ? '' : ','}\n    ${text}`;
  }
  yield items.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}

function itemFields(exported: ExportedItem): object {
  const { item, head } = exported;
  const shared = { direction: item.direction, from: item.from, to: item.to };
  if (item.kind === 'text-message') {
    return { type: item.kind, date: head.whenIso, ...shared, body: item.content };
  }
  const { id, lengthSeconds, result, tags, summary, transcript } = item;
  const nameOf = speakerNames(exported);
  return {
    type: item.kind,
    id,
    date: head.whenIso,
    ...shared,
    lengthSeconds,
    result,
    tags,
    summary,
    segments: (transcript ?? []).map((segment) => segmentFields(segment, nameOf)),
  };
}

function segmentFields(
  { speaker, start, end, text }: Segment,
  nameOf: (speaker: string) => string,
): object {
  return {
    speaker: nameOf(speaker),
    role: speaker,
    ...(start === null ? {} : { startTime: start }),
    ...(end === null ? {} : { endTime: end }),
    body: text,
  };
}

function written(value: object): string {
  return JSON.stringify(value, null, 2);
}
