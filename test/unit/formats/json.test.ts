import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { conversationJson, itemJson } from '../../../src/formats/json.ts';
import { exportedCall, exportedConversation, exportedMessage } from './support/exported.ts';
import { hostileSegments } from './support/hostileSegments.ts';

describe('itemJson', () => {
  it('writes a call in the shape of the Podcast Namespace, with fields of its own', () => {
    const call = exportedCall([
      { speaker: 'agent', text: 'Hello', start: 0, end: 1.25 },
      { speaker: 'user', text: 'Well…', start: null, end: null },
    ]);
    assert.deepEqual(JSON.parse(itemJson(call)), {
      version: '1.0.0',
      contact: 'Grace Hopper',
      type: 'call',
      id: 'call_1',
      date: '2024-01-15T10:30:00.000Z',
      direction: 'inbound',
      from: '+15550001',
      to: '+33140000000',
      lengthSeconds: 330,
      result: 'ANSWERED',
      tags: ['support', 'order'],
      summary: '# Order\nAsked about **order** 4.\n- sent',
      segments: [
        { speaker: 'Allo AI', role: 'agent', startTime: 0, endTime: 1.25, body: 'Hello' },
        { speaker: 'user', role: 'user', body: 'Well…' },
      ],
    });
  });

  it('writes a text message', () => {
    assert.deepEqual(JSON.parse(itemJson(exportedMessage('Thank\nyou'))), {
      version: '1.0.0',
      contact: 'Grace Hopper',
      type: 'text-message',
      date: '2024-01-16T09:00:00.000Z',
      direction: 'outbound',
      from: '+33140000000',
      to: '+15550001',
      body: 'Thank\nyou',
    });
  });
});

describe('conversationJson', () => {
  it('gives pieces of what reads like any JSON', () => {
    const items = [exportedCall(null), exportedMessage('one\ntwo')];
    for (const some of [items, items.slice(0, 1), []]) {
      const text = [...conversationJson(exportedConversation(some, 'Pages are missing.'))].join('');
      const value: unknown = JSON.parse(text);
      assert.equal(text, `${JSON.stringify(value, null, 2)}\n`);
    }
  });

  it('keeps every segment as it came', () => {
    fc.assert(
      fc.property(hostileSegments, (transcript) => {
        const text = [...conversationJson(exportedConversation([exportedCall(transcript)]))].join(
          '',
        );
        const { items } = JSON.parse(text) as { items: [{ segments: { body: string }[] }] };
        assert.deepEqual(
          items[0].segments.map(({ body }) => body),
          transcript.map((segment) => segment.text),
        );
      }),
    );
  });
});
