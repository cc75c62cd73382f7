import assert from 'node:assert/strict';
import { marked } from 'marked';
import type { Call } from '../../../src/model/call.ts';
import type { ItemHead } from '../../../src/model/itemHead.ts';
import { itemMarkdown } from '../../../src/formats/itemMarkdown.ts';
import { parseRichText } from '../../../src/formats/richText.ts';

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
  moment: null,
  whenIso: null,
  length: '5 min 30 s',
  facts: [{ label: 'From', value: '+1234567890' }],
  tags: ['support', 'order'],
  summary: parseRichText('# Order\nCustomer called about order status.'),
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

  it('writes a summary with its own markup around escaped words', () => {
    const summary = [
      '## Why? #',
      'Order **4*2** is *late*, see `a``b` **and https://x.example/a_b now**',
      'next line',
      '',
      '- one',
      '  - two\\_three',
      '    more',
      '- 3\\. four',
      '',
      '1. first',
      '2. second',
    ].join('\n');
    const text = itemMarkdown(call, { ...head, summary: parseRichText(summary) }, [], words);
    assert.equal(
      text.slice(text.indexOf('## Summary'), text.indexOf('## Transcript')),
      `## Summary

### Why?

Order **4\\*2** is *late*, see \`\`\`a\`\`b\`\`\` **and** \`https://x.example/a_b\` **now**
next line

- one
  - two\\_three
    more
- 3\\. four

1. first
2. second

`,
    );
  });

  describe('lets nothing of a stranger become markup', () => {
    const hostile = [
      '[click](https://evil.example)',
      '[click][ref]\n\n[ref]: https://evil.example',
      '![x](https://evil.example/x.png)',
      '<img src=x onerror=alert(1)>',
      'text\n<!-- never closed',
      '<script>\nalert(1)',
      '<https://evil.example>',
      '# heading\n\n- list\n1. list\n> quote',
      'setext\n===\n\nsetext\n---\n\n***\n',
      'one\n:-:\ntwo',
      'a | b\n--|--\n1 | 2',
      '`code` **bold** ~~gone~~ ``` `',
      '```\nfence\n\n~~~',
      '    indented',
      'https://evil.example and www.evil.example and me@evil.example and ftp://evil.example.',
      'https:**//evil.example** www\\.evil.example me`@`evil.example *www*.evil.example',
      'x`y@evil.example`z `',
      '- a\n  -\n- \n  ---',
      '&lt;img src=x&gt; &#60;b&#62;',
      'end \\',
      '#',
      '\u2028# x\u0085<b>\v- y',
      '**',
      ' ',
    ];
    const allowed =
      /^<\/?(?:h1|h2|h3|p|ul|ol|li|strong|em|code|blockquote)(?: id="[^"]*")?(?: start="1")?>$/u;

    for (const text of hostile) {
      it(JSON.stringify(text), () => {
        const hostileHead: ItemHead = {
          title: text,
          status: { icon: 'call-incoming', label: text },
          when: text,
          moment: null,
          whenIso: null,
          length: text,
          facts: [
            { label: text, value: text },
            { label: 'To', value: text },
          ],
          tags: [text, text],
          summary: parseRichText(text),
        };
        const transcript = ['user', text].map((speaker) => ({
          speaker,
          text,
          start: null,
          end: null,
        }));
        const said = { speaker: 'external', text: 'The end', start: 1, end: null };
        const names = [{ speaker: 'user', name: text, index: 0 }];
        const html = render(
          itemMarkdown({ ...call, transcript: [...transcript, said] }, hostileHead, names, words),
        );
        assertOnlyOurs(html);
        assert.equal(html.match(/<h1>/gu)?.length, 1);
        assert.equal(html.match(/<h2>/gu)?.length, html.includes('<h2>Summary') ? 2 : 1);
        assert.match(html, /<h2>Transcript<\/h2>\n<p>/u);
        assert.match(html, /<p>\[0:01\] <strong>external:<\/strong> The end<\/p>\n$/u);

        const message = {
          kind: 'text-message' as const,
          key: 'text:1',
          direction: null,
          from: null,
          to: null,
          content: text,
          sentAt: null,
        };
        assertOnlyOurs(
          render(itemMarkdown(message, { ...hostileHead, summary: null }, [], words)),
          /<h[23]>/u,
        );
      });
    }

    function render(markdown: string): string {
      return marked.parse(markdown, { async: false });
    }

    function assertOnlyOurs(html: string, refused = /<!--/u): void {
      assert.doesNotMatch(html, refused);
      const others = (html.match(/<[^>]*>?/gu) ?? []).filter((tag) => !allowed.test(tag));
      assert.deepEqual(others, [], html);
    }
  });

  it('is not held up by spaces', () => {
    const text = `a${' '.repeat(100_000)}b${'\n '.repeat(100_000)}c`;
    const transcript = [{ speaker: text, text, start: 0, end: null }];
    const started = performance.now();
    itemMarkdown({ ...call, transcript }, { ...head, title: text, tags: [text] }, [], words);
    assert.ok(performance.now() - started < 2_000);
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
