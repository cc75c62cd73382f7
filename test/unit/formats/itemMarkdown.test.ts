import assert from 'node:assert/strict';
import { marked } from 'marked';
import type { Call } from '../../../src/model/call.ts';
import type { ItemHead } from '../../../src/model/itemHead.ts';
import { itemMarkdown } from '../../../src/formats/itemMarkdown.ts';

const call: Call = {
  kind: 'call',
  key: 'call_abc123',
  id: 'call_abc123',
  direction: 'inbound',
  from: '+1234567890',
  to: '+0987654321',
  startedAt: Date.UTC(2024, 0, 15, 10, 30),
  lengthSeconds: 330,
  result: 'ANSWERED',
  summary: '# Order\nCustomer called about order status.',
  tags: ['support', 'order'],
  recordingUrl: null,
  transcript: [
    { speaker: 'agent', text: 'Hello, how can I help you today?', start: 5, end: 8.5 },
    { speaker: 'external', text: 'Well…', start: null, end: null },
  ],
};

const head: ItemHead = {
  title: 'Grace Hopper',
  status: { icon: 'call-incoming', label: 'Incoming call' },
  when: 'Monday',
  whenIso: null,
  length: '5 min 30 s',
  facts: [{ label: 'From', value: '+1234567890' }],
  tags: ['support', 'order'],
  summary: null,
};

const speakers = [
  { speaker: 'external', name: 'Grace Hopper', index: 0 },
  { speaker: 'agent', name: 'Allo AI', index: 2 },
];

const words = { summary: 'Summary', transcript: 'Transcript', noTranscript: 'None.' };

describe('itemMarkdown', () => {
  it('writes a call as a document', () => {
    assert.equal(
      itemMarkdown(call, head, speakers, words),
      `# Grace Hopper

Incoming call · Monday · 5 min 30 s

- From: +1234567890

\\#support \\#order

## Summary

### Order
Customer called about order status.

## Transcript

\\[0:05\\] **Allo AI:** Hello, how can I help you today?

**Grace Hopper:** Well…
`,
    );
  });

  it('says that there is no transcript', () => {
    for (const transcript of [null, []]) {
      assert.match(
        itemMarkdown({ ...call, transcript }, head, [], words),
        /## Transcript\n\nNone\./,
      );
    }
  });

  it('lets nothing that was said become markup', () => {
    const hostile = [
      '[click](https://evil.example)',
      '![x](https://evil.example/x.png)',
      '<img src=x onerror=alert(1)>',
      '# heading\n\n- list\n1. list\n> quote',
      '`code` **bold** ~~gone~~ | table |',
      'https://evil.example and www.evil.example and me@evil.example are addresses',
    ];
    const transcript = hostile.map((text) => ({ speaker: 'user', text, start: 0, end: null }));
    const html = marked.parse(itemMarkdown({ ...call, transcript }, head, [], words), {
      async: false,
    });
    const said = html.slice(html.indexOf('</h2>', html.indexOf('Transcript')) + 5);
    assert.deepEqual(said.match(/<(?!\/?(?:p|strong)>)[^>]*>/gu), null);
  });

  it('quotes a text message line by line', () => {
    const message = {
      kind: 'text-message' as const,
      key: 'text:1',
      direction: 'outbound' as const,
      from: null,
      to: null,
      content: 'Thank you\nfor contacting us!\n1. # no\n- list',
      sentAt: null,
    };
    assert.match(
      itemMarkdown(message, head, [], words),
      /> Thank you\n> for contacting us!\n> 1\\\. # no\n> \\- list/,
    );
  });
});
