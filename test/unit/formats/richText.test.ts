import assert from 'node:assert/strict';
import { parseRichText } from '../../../src/formats/richText.ts';
import { plainLines, type RichBlock } from '../../../src/model/richText.ts';

describe('parseRichText', () => {
  it('reads what summaries are made of', () => {
    assert.deepEqual(parseRichText('## Why\n**Order** is *late*\n\n- one\n- two\n  1. nested'), [
      { type: 'heading', inlines: [{ style: 'plain', text: 'Why' }] },
      {
        type: 'paragraph',
        inlines: [
          { style: 'strong', text: 'Order' },
          { style: 'plain', text: ' is ' },
          { style: 'emphasis', text: 'late' },
        ],
      },
      {
        type: 'list',
        ordered: false,
        items: [
          [{ type: 'paragraph', inlines: [{ style: 'plain', text: 'one' }] }],
          [
            { type: 'paragraph', inlines: [{ style: 'plain', text: 'two' }] },
            {
              type: 'list',
              ordered: true,
              items: [[{ type: 'paragraph', inlines: [{ style: 'plain', text: 'nested' }] }]],
            },
          ],
        ],
      },
    ]);
  });

  it('keeps the words of links, images and HTML, and nothing that they point at', () => {
    const blocks = parseRichText(
      '[click](https://evil.example/a) ![alt](https://evil.example/b.png) <b>bold</b>',
    );
    assert.deepEqual(plainLines(blocks), ['click alt <b>bold</b>']);
  });

  it('makes a line of each row of a table', () => {
    const lines = plainLines(parseRichText('| Question | Answer |\n|---|---|\n| People | **9** |'));
    assert.deepEqual(lines, ['• Question · Answer', '• People · 9']);
  });

  it('makes a line of each item of a list', () => {
    assert.deepEqual(plainLines(parseRichText('# Why\n\n- one\n- two\n  - three')), [
      'Why',
      '• one',
      '• two',
      '• • three',
    ]);
  });

  it('loses no words of what it does not know', () => {
    assert.deepEqual(plainLines(parseRichText('```\ncode\n```')), ['``` code ```']);
  });

  it('reads an empty text', () => {
    assert.deepEqual(parseRichText(''), []);
  });

  it('decodes what HTML escapes, once, and not in code', () => {
    const [block] = parseRichText(
      '3 &amp;lt; 4 &lt;b&gt; R&amp;D &#39;x&#39; \\&lt; &copy; `&lt;`',
    );
    assert.ok(block?.type === 'paragraph');
    assert.equal(
      block.inlines.map(({ text }) => text).join(''),
      "3 &lt; 4 <b> R&D 'x' &lt; &copy; &lt;",
    );
  });

  it('links no addresses and keeps them', () => {
    const text = 'see https://a.example/x_y_z or www.a.example or me_too_@a.example <b@c.example>';
    assert.deepEqual(parseRichText(text), [
      { type: 'paragraph', inlines: [{ style: 'plain', text }] },
    ]);
  });

  it('shows what is longer than any summary as it was typed', () => {
    const line = '**bold** and so on, and on';
    const blocks = parseRichText(`${`${line}\n\n`.repeat(1_000)}- last`);
    assert.equal(blocks.length, 1_001);
    assert.deepEqual(blocks[0]?.type === 'paragraph' && blocks[0].inlines[0]?.style, 'strong');
    assert.deepEqual(blocks.at(-2), {
      type: 'paragraph',
      inlines: [{ style: 'plain', text: line }],
    });
    assert.deepEqual(plainLines(blocks.slice(-1)), ['- last']);
  });

  it('keeps the words of lists and quotes that are deeper than any reader', () => {
    assert.deepEqual(plainLines(parseRichText('> > > > > > words')), ['> > words']);
    assert.deepEqual(plainLines(parseRichText('1. 2. 3. 4. 5. 6. go')), ['• • • • 5. 6. go']);
  });

  /** Each of them once froze the extension host, or made the call unreadable. */
  const hostile = {
    'an address without an end': `${'a.'.repeat(50_000)}@`,
    'short lines of addresses': `${'a.'.repeat(500)}@\n`.repeat(100),
    'signs of emphasis': '_a'.repeat(20_000),
    'signs of emphasis on short lines': `${'**a_'.repeat(200)}\n`.repeat(50),
    'signs of emphasis as long as any is read': '**a_'.repeat(2_000),
    spaces: `a${' '.repeat(100_000)}b`,
    'other spaces': `a${'\u00A0\t'.repeat(50_000)}b`,
    'line breaks': `a${'\r\n'.repeat(100_000)}b`,
    'a list in a list': Array.from({ length: 2_000 }, (_, n) => `${'  '.repeat(n)}- a`).join('\n'),
    'a list in a list, once': '- '.repeat(50_000),
    'an ordered list in a list': '1. '.repeat(50_000),
    'a quote in a quote': '>'.repeat(50_000),
    'a quote in a quote on each line': `${'> '.repeat(50)}a\n`.repeat(80),
    'a list in a quote': '> - '.repeat(20_000),
    brackets: '['.repeat(8_000),
    'brackets and ends': `${'['.repeat(4_000)}${']('.repeat(2_000)}`,
    images: '![a]('.repeat(1_600),
    backticks: Array.from({ length: 120 }, (_, n) => '`'.repeat(n)).join(' '),
    tildes: '~a ~~'.repeat(1_600),
    backslashes: '\\['.repeat(4_000),
    'comments that do not end': '<!--'.repeat(2_000),
    'tables of nothing': `|${'|'.repeat(2_000)}\n|${'-|'.repeat(2_000)}\n`,
    definitions: '[a]: '.repeat(1_600),
    underlines: 'a\n-\n='.repeat(1_300),
  };
  for (const [name, text] of Object.entries(hostile)) {
    it(`is not held up by ${name}`, () => {
      const started = performance.now();
      const blocks = parseRichText(text);
      const lines = plainLines(blocks);
      // A hundred times what it takes, and a tenth of what the worst of them once took.
      assert.ok(performance.now() - started < 2_000);
      assert.ok(depth(blocks) <= 12);
      assert.equal(/[a-z]/u.test(text), /[a-z]/u.test(lines.join(' ')));
    });
  }
});

function depth(blocks: readonly RichBlock[]): number {
  return Math.max(
    0,
    ...blocks
      .flatMap((block) => (block.type === 'list' ? block.items.map(depth) : []))
      .map((n) => n + 1),
  );
}
