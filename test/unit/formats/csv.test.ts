import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { conversationCsv } from '../../../src/formats/csv.ts';
import { exportedCall, exportedConversation, exportedMessage } from './support/exported.ts';
import { hostileSegments, hostileText } from './support/hostileSegments.ts';

type Row = Record<string, string>;

function read(csv: string): Row[] {
  return parse<Row>(csv, { bom: true, columns: true, record_delimiter: '\r\n' });
}

/** Apostrophes that keep a cell from being computed, and such as stood there already. */
function withoutGuards(text: string): string {
  return text.replace(/(^|[;\t\r\n])'+/gu, '$1');
}

describe('conversationCsv', () => {
  it('writes a row for each segment and each text message', () => {
    const call = exportedCall([
      { speaker: 'agent', text: 'Hello, "Grace"', start: 0.5, end: 2 },
      { speaker: 'external', text: '-1?', start: null, end: null },
    ]);
    const items = [call, exportedMessage('Thank\nyou; =1')];
    assert.equal(
      [...conversationCsv(exportedConversation(items))].join(''),
      '\uFEFFtype,id,date,direction,contact,from,to,length_seconds,result,tags,start,end,speaker,text,summary\r\n' +
        `call,call_1,2024-01-15T10:30:00.000Z,inbound,Grace Hopper,'+15550001,'+33140000000,330,ANSWERED,"support, order",0.5,2,Allo AI,"Hello, ""Grace""","Order\nAsked about order 4.\n• sent"\r\n` +
        `call,call_1,2024-01-15T10:30:00.000Z,inbound,Grace Hopper,'+15550001,'+33140000000,330,ANSWERED,"support, order",,,Grace Hopper,'-1?,\r\n` +
        `text-message,,2024-01-16T09:00:00.000Z,outbound,Grace Hopper,'+33140000000,'+15550001,,,,,,,"Thank\nyou;' =1",\r\n`,
    );
  });

  it('has a row for a call that nobody wrote down', () => {
    const [row] = read([...conversationCsv(exportedConversation([exportedCall(null)]))].join(''));
    assert.equal(row?.['id'], 'call_1');
    assert.equal(row['text'], '');
    assert.match(row['summary'] ?? '', /^Order/);
  });

  it('can be read back, whatever was said', () => {
    fc.assert(
      fc.property(hostileSegments, hostileText, (transcript, name) => {
        const items = [exportedCall(transcript, {}, name), exportedMessage(name)];
        const rows = read([...conversationCsv({ contact: name, items, note: null })].join(''));
        assert.equal(rows.length, Math.max(transcript.length, 1) + 1);
        const texts = transcript.length === 0 ? [''] : transcript.map(({ text }) => text);
        assert.deepEqual(
          rows.map(({ text }) => withoutGuards(text ?? '')),
          [...texts, name].map((text) =>
            withoutGuards(text.replaceAll('\0', '\uFFFD').toWellFormed()),
          ),
        );
      }),
    );
  });

  it('begins no cell with a formula, whatever the cells are divided by', () => {
    fc.assert(
      fc.property(hostileSegments, hostileText, (transcript, name) => {
        const items = [exportedCall(transcript, { id: name }, name), exportedMessage(name)];
        const csv = [...conversationCsv({ contact: name, items, note: null })].join('');
        const strictly = read(csv).flatMap((row) => Object.values(row));
        const inFrance = csv.split(/[;\r\n\t]/u);
        for (const cell of [...strictly, ...inFrance]) {
          assert.doesNotMatch(cell, /^[\s"]*[=+\-@]|^[\t\r]/u);
        }
      }),
    );
  });
});
