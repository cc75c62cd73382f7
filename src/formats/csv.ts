import { plainLines } from '../model/richText.ts';
import { type ExportedConversation, type ExportedItem, speakerNames } from './exportable.ts';
import { storable } from './plainText.ts';

/** In the order in which they stand. */
const columns = [
  'type',
  'id',
  'date',
  'direction',
  'contact',
  'from',
  'to',
  'length_seconds',
  'result',
  'tags',
  'start',
  'end',
  'speaker',
  'text',
  'summary',
] as const;

/** What is not given is an empty cell. */
type Row = Partial<Record<(typeof columns)[number], string | number | null>>;

/**
 * A conversation as CSV (RFC 4180), a row for each segment and each text message. It begins with a
 * byte order mark, without which Excel takes it for another encoding. Yields a piece for each item.
 */
export function* conversationCsv({ contact, items }: ExportedConversation): Generator<string> {
  yield `\uFEFF${columns.join(',')}\r\n`;
  for (const item of items) yield itemRows(item, contact).map(written).join('');
}

function itemRows(exported: ExportedItem, contact: string): Row[] {
  const { item, head } = exported;
  const { direction, from, to } = item;
  const shared: Row = { type: item.kind, date: head.whenIso, direction, contact, from, to };
  if (item.kind === 'text-message') return [{ ...shared, text: item.content }];
  const call: Row = {
    ...shared,
    id: item.id,
    length_seconds: item.lengthSeconds,
    result: item.result,
    tags: item.tags.join(', '),
  };
  const nameOf = speakerNames(exported);
  const said = (item.transcript ?? []).map(({ start, end, speaker, text }) => ({
    ...call,
    start,
    end,
    speaker: nameOf(speaker),
    text,
  }));
  const [first = call, ...others] = said;
  return [{ ...first, summary: plainLines(head.summary ?? []).join('\n') }, ...others];
}

function written(row: Row): string {
  return `${columns.map((column) => cell(row[column] ?? '')).join(',')}\r\n`;
}

function cell(value: string | number): string {
  const text = withoutFormulas(storable(String(value)));
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * An apostrophe keeps a cell from being computed. Where lists are divided by semicolons, as in
 * France, Excel divides by these and by line breaks, and a cell may begin anywhere behind them.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
function withoutFormulas(text: string): string {
  return text.replace(/^(?=[\t\r\n])|(?<=^|[;\t\r\n])(?=(?:"|[^\S\t\r\n])*[=+\-@＝＋－＠])/gu, "'");
}
