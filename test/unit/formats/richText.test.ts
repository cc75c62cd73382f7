import assert from 'node:assert/strict';
import { parseRichText } from '../../../src/formats/richText.ts';
import { plainLines } from '../../../src/model/richText.ts';

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
});
