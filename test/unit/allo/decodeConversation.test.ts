import assert from 'node:assert/strict';
import { readConversation } from '../../../src/allo/decode/conversation.ts';
import { AlloError } from '../../../src/allo/errors.ts';
import type { Call } from '../../../src/model/call.ts';
import type { ConversationItem } from '../../../src/model/conversationItem.ts';

const page = { index: 0, size: 10 };

/** The example of the API's documentation, word for word. */
const documented =
  '{"data":{"results":[{"type":"CALL","call":{"id":"call_abc123","from_number":"+1234567890","to_number":"+0987654321","length_in_minutes":5.5,"type":"INBOUND","summary":"Customer called about order status.","tag":"support","tags":["support","order"],"recording_url":"https://storage.withallo.com/recordings/abc123.mp3","start_date":"2024-01-15T10:30:00","transcript":[{"source":"AGENT","text":"Hello, how can I help you today?","time":"2024-01-15T10:30:05","start_seconds":5,"end_seconds":8.5}]},"message":null},{"type":"TEXT_MESSAGE","call":null,"message":{"from_number":"+1234567890","to_number":"+0987654321","type":"OUTBOUND","content":"Thank you for contacting us!","start_date":"2024-01-15T11:00:00"}}],"metadata":{"pagination":{"total_pages":5,"current_page":0}}}}';

function body(...results: unknown[]): unknown {
  return JSON.parse(JSON.stringify({ data: { results, metadata: null } }));
}

function itemsOf(...results: unknown[]): readonly ConversationItem[] {
  return readConversation(body(...results), page).items;
}

function callOf(fields: Record<string, unknown>): Call {
  const [item] = itemsOf({ type: 'CALL', call: { id: 'cll-1', ...fields } });
  assert.equal(item?.kind, 'call');
  return item;
}

function segmentsOf(
  transcript: unknown,
  fields: Record<string, unknown> = { start_date: '2024-01-15T10:30:00', length_in_minutes: 5 },
) {
  return callOf({ ...fields, transcript }).transcript;
}

describe('readConversation', () => {
  it('reads the documented example', () => {
    const { items, ...place } = readConversation(JSON.parse(documented), page);
    assert.deepEqual(place, { index: 0, totalPages: 5, totalIsGuess: false });
    const [call, message] = items;
    assert.deepEqual(call, {
      kind: 'call',
      key: 'call_abc123',
      id: 'call_abc123',
      direction: 'inbound',
      from: '+1234567890',
      to: '+0987654321',
      startedAt: Date.UTC(2024, 0, 15, 10, 30),
      lengthSeconds: 330,
      result: null,
      summary: 'Customer called about order status.',
      tags: ['support', 'order'],
      recordingUrl: 'https://storage.withallo.com/recordings/abc123.mp3',
      transcript: [
        { speaker: 'agent', text: 'Hello, how can I help you today?', start: 5, end: 8.5 },
      ],
    });
    assert.equal(message?.kind, 'text-message');
    const { key, ...fields } = message;
    assert.deepEqual(fields, {
      kind: 'text-message',
      direction: 'outbound',
      from: '+1234567890',
      to: '+0987654321',
      content: 'Thank you for contacting us!',
      sentAt: Date.UTC(2024, 0, 15, 11, 0),
    });
    assert.match(key, /^text:[0-9a-z]{5,12}$/);
  });

  it('puts what cannot be read in its place, next to what can', () => {
    const good = { type: 'CALL', call: { id: 'cll-1' } };
    const items = itemsOf(
      good,
      null,
      'text',
      [],
      { type: 'CALL', call: null, message: { content: 'x' } },
      { type: 'TEXT_MESSAGE', message: 7, call: { id: 'cll-2' } },
      { type: 'FAX' },
      good,
    );
    assert.deepEqual(
      items.map((item) => (item.kind === 'unreadable' ? item.reason : item.kind)),
      [
        'call',
        'not an object',
        'not an object',
        'not an object',
        'a call without its fields',
        'a text message without its fields',
        'neither a call nor a text message',
        'call',
      ],
    );
    const keys = items.filter(({ kind }) => kind === 'unreadable').map(({ key }) => key);
    assert.equal(new Set(keys).size, 6);
  });

  it('tells a call from a message without a type, or with a new one', () => {
    const items = itemsOf(
      { call: { id: 'cll-1' }, message: null },
      { message: { content: 'x' } },
      { type: 'SMS', message: { content: 'x' } },
      { type: 'VIDEO_CALL', call: { id: 'cll-2' } },
    );
    assert.deepEqual(
      items.map(({ kind }) => kind),
      ['call', 'text-message', 'text-message', 'call'],
    );
  });

  it('reads a call of which every field is missing, null or of another type', () => {
    const nothing = {
      kind: 'call',
      direction: null,
      from: null,
      to: null,
      startedAt: null,
      lengthSeconds: null,
      result: null,
      summary: null,
      tags: [],
      recordingUrl: null,
      transcript: null,
    };
    const names = [
      'from_number',
      'to_number',
      'length_in_minutes',
      'type',
      'result',
      'summary',
      'tag',
      'tags',
      'recording_url',
      'start_date',
      'transcript',
    ];
    for (const value of [undefined, null, true, {}, '', '  ']) {
      const { key, id, ...fields } = callOf(Object.fromEntries(names.map((name) => [name, value])));
      assert.deepEqual({ key, id }, { key: 'cll-1', id: 'cll-1' });
      assert.deepEqual(fields, nothing, JSON.stringify(value));
    }
  });

  it('gives a call without id one made of its fields, which does not change', () => {
    const fields = { from_number: '+33612345678', start_date: '2024-01-15T10:30:00' };
    const [first, again, other] = itemsOf(
      { type: 'CALL', call: fields },
      { type: 'CALL', call: { ...fields, summary: 'came later' } },
      { type: 'CALL', call: { ...fields, from_number: '+33612345679' } },
    );
    assert.equal(first?.kind === 'call' && first.id, first?.key);
    assert.match(first?.key ?? '', /^no-id:[0-9a-z]+$/);
    assert.equal(again?.key, first?.key);
    assert.notEqual(other?.key, first?.key);
  });

  it('keeps values that it does not know', () => {
    const call = callOf({ result: 'ABDUCTED', type: 'SIDEWAYS' });
    assert.equal(call.result, 'ABDUCTED');
    assert.equal(call.direction, null);
    const segments = segmentsOf([{ source: 'WHISPER', text: 'x' }, { text: 'y' }]);
    assert.deepEqual(
      segments?.map(({ speaker }) => speaker),
      ['WHISPER', 'unknown'],
    );
  });

  it('has no number for a withheld one', () => {
    assert.equal(callOf({ from_number: 'anonymous' }).from, null);
    assert.equal(callOf({ from_number: 'Anonymous' }).from, null);
  });

  it('puts the tag first and shows none twice', () => {
    assert.deepEqual(callOf({ tag: 'b', tags: ['a', 'b', 'a', null, 3, { name: 'c' }, ''] }).tags, [
      'b',
      'a',
      '3',
      'c',
    ]);
    assert.deepEqual(callOf({ tag: 'b' }).tags, ['b']);
  });

  for (const [minutes, seconds] of [
    [5.5, 330],
    ['5.5', 330],
    [0, 0],
    [0.333, 20],
    [-1, null],
    ['NaN', null],
    ['five', null],
    [1e308, null],
  ] as const)
    it(`has ${String(seconds)} seconds for ${JSON.stringify(minutes)} minutes`, () =>
      assert.equal(callOf({ length_in_minutes: minutes }).lengthSeconds, seconds));

  it('tells an empty transcript from none', () => {
    assert.deepEqual(segmentsOf([]), []);
    assert.equal(segmentsOf(null), null);
    assert.equal(segmentsOf('soon'), null);
    assert.deepEqual(segmentsOf({ transcripts: [{ source: 'USER', text: 'x' }] })?.length, 1);
  });

  it('takes the seconds, else the time since the start, else nothing', () => {
    const segments = segmentsOf([
      { text: 'seconds', start_seconds: 5, end_seconds: 8.5, time: '2024-01-15T10:31:00' },
      { text: 'digits', start_seconds: '5', end_seconds: '8.5' },
      { text: 'zero', start_seconds: 0, end_seconds: 0 },
      { text: 'time', time: '2024-01-15T10:30:07.250' },
      { text: 'negative', start_seconds: -1, time: '2024-01-15T10:30:07Z' },
      { text: 'before the call', time: '2024-01-15T10:29:59' },
      { text: 'a day after the call', time: '2024-01-16T10:30:01' },
      { text: 'another zone, within a day', time: '2024-01-15T11:30:00' },
      { text: 'end before start', start_seconds: 9, end_seconds: 8 },
      { text: 'end alone', end_seconds: 8 },
      { text: 'nothing' },
    ]);
    assert.deepEqual(
      segments?.map(({ start, end }) => [start, end]),
      [
        [5, 8.5],
        [5, 8.5],
        [0, 0],
        [7.25, null],
        [7, null],
        [null, null],
        [null, null],
        [3600, null],
        [9, null],
        [null, 8],
        [null, null],
      ],
    );
  });

  it('has no use for endless numbers, which JSON can hold', () => {
    const wire = JSON.parse(
      '{"results":[{"type":"CALL","call":{"id":"c","length_in_minutes":1e999,"transcript":[{"start_seconds":1e999,"end_seconds":-1e999}]}}]}',
    ) as unknown;
    const [call] = readConversation(wire, page).items;
    assert.ok(call?.kind === 'call');
    assert.equal(call.lengthSeconds, null);
    assert.deepEqual(call.transcript?.[0], {
      speaker: 'unknown',
      text: '',
      start: null,
      end: null,
    });
  });

  it('leaves out rows that say nothing, and keeps empty ones', () => {
    assert.deepEqual(segmentsOf([null, 4, 'x', [], {}]), [
      { speaker: 'unknown', text: '', start: null, end: null },
    ]);
  });

  it('names the sender where there is no number', () => {
    const [message] = itemsOf({
      type: 'TEXT_MESSAGE',
      message: { from_number: null, sender_id: 'ALLO', content: 'x' },
    });
    assert.equal(message?.kind === 'text-message' && message.from, 'ALLO');
  });

  it('keys messages by their fields, without showing them, and numbers the identical', () => {
    const message = {
      from_number: '+33612345678',
      to_number: '+33187654321',
      type: 'INBOUND',
      content: 'See you at noon',
      start_date: '2024-01-15T11:00:00',
    };
    const variants = [
      message,
      message,
      message,
      { ...message, content: 'See you at one' },
      { ...message, type: 'OUTBOUND' },
      { ...message, start_date: '2024-01-15T11:00:01' },
      { ...message, from_number: '+33612345679' },
    ];
    const keys = itemsOf(...variants.map((m) => ({ type: 'TEXT_MESSAGE', message: m }))).map(
      ({ key }) => key,
    );
    assert.equal(new Set(keys).size, variants.length);
    assert.deepEqual(keys.slice(1, 3), [`${keys[0] ?? ''}:2`, `${keys[0] ?? ''}:3`]);
    assert.ok(keys.every((key) => !/noon|336|187/.test(key)));
    const [again] = itemsOf({ type: 'TEXT_MESSAGE', message });
    assert.equal(again?.key, keys[0]);
  });

  it('mends half characters, which cannot be part of an address', () => {
    const wire = JSON.parse(
      String.raw`{"results":[{"call":{"id":"c\ud83d","summary":"\udc00 \ud83d\ude80"}}]}`,
    ) as unknown;
    const [call] = readConversation(wire, page).items;
    assert.ok(call?.kind === 'call');
    assert.equal(call.id, 'c\ufffd');
    assert.equal(call.summary, '\ufffd 🚀');
    assert.equal(encodeURIComponent(call.key), 'c%EF%BF%BD');
  });

  it('is not harmed by keys that mean something to JavaScript', () => {
    const hostile =
      '{"__proto__":{"polluted":1},"data":{"__proto__":{"polluted":1},"constructor":1,"results":[{"__proto__":{"call":1},"type":"CALL","call":{"__proto__":{"id":"x","polluted":1},"id":"cll-1","toString":1,"hasOwnProperty":1,"tags":{"__proto__":["a"]}}}],"metadata":{"__proto__":{"pagination":1}}}}';
    const { items } = readConversation(JSON.parse(hostile), page);
    assert.equal(items[0]?.key, 'cll-1');
    assert.equal(Object.getPrototypeOf(items[0]), Object.prototype);
    assert.equal('polluted' in {}, false);
  });
});

describe('the envelope of a page', () => {
  const row = { type: 'CALL', call: { id: 'cll-1' } };

  for (const [what, wire] of [
    ['data in data', { data: { data: { data: { results: [row] } } } }],
    ['no data', { results: [row] }],
    ['the list itself', [row]],
    ['the list in data', { data: [row] }],
  ] as const)
    it(`finds the items in ${what}`, () =>
      assert.equal(readConversation(wire, page).items.length, 1));

  it('takes results that are null for an empty page', () =>
    assert.deepEqual(readConversation({ data: { results: null, metadata: null } }, page), {
      items: [],
      index: 0,
      totalPages: 1,
      totalIsGuess: true,
    }));

  let deep: unknown = [];
  for (let depth = 0; depth < 10_000; depth++) deep = { data: deep };
  for (const [what, wire] of [
    ['null', null],
    ['a number', 7],
    ['an empty object', {}],
    ['other JSON', { status: 'ok' }],
    ['results that are no list', { data: { results: {} } }],
    ['data that is null', { data: null }],
    ['very deep data', deep],
  ] as const)
    it(`refuses ${what}`, () =>
      assert.throws(
        () => readConversation(wire, page),
        (error) => error instanceof AlloError && error.problem.kind === 'unexpected-shape',
      ));

  const at = (index: number, rows: number, metadata: unknown, outer: object = {}) =>
    readConversation(
      { data: { results: Array.from({ length: rows }, () => row), metadata }, ...outer },
      { index, size: 10 },
    ).totalPages;

  it('finds the number of pages in each of its places', () => {
    assert.equal(at(0, 10, { pagination: { total_pages: 5 } }), 5);
    assert.equal(at(0, 10, { total_pages: 6, current_page: 3 }), 6);
    assert.equal(at(0, 10, null, { pagination: { total_pages: 7, page: 1 } }), 7);
    assert.equal(at(0, 10, { pagination: { total_pages: '8' } }), 8);
    assert.equal(at(0, 10, { pagination: null, total_pages: 9 }), 9);
  });

  for (const [claimed, total] of [
    [0, 1],
    [1, 1],
    [2, 2],
    [10_000, 10_000],
  ] as const)
    it(`believes ${claimed} total pages on the third page, which may be beyond the end`, () => {
      for (const rows of [0, 10])
        assert.equal(at(2, rows, { pagination: { total_pages: claimed } }), total);
    });

  for (const total of [undefined, null, -3, 2.5, 10_001, 1e9, 'NaN', Infinity, [], '1e3'])
    it(`makes sense of ${String(total)} total pages on the third page`, () => {
      const metadata = { pagination: { total_pages: total } };
      assert.equal(at(2, 10, metadata), 4, 'a full page may have another behind it');
      assert.equal(at(2, 9, metadata), 3, 'one that is not full has none');
      assert.equal(at(2, 0, metadata), 2, 'an empty one is behind the end');
      assert.equal(at(0, 0, metadata), 1, 'unless it is the first');
    });
});
