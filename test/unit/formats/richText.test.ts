import assert from 'node:assert/strict';
import { parseRichText } from '../../../src/formats/richText.ts';
import { plainText } from '../../../src/model/richText.ts';

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
    const text = plainText(
      parseRichText(
        '[click](https://evil.example/a) ![alt](https://evil.example/b.png) <b>bold</b>',
      ),
    );
    assert.equal(text, 'click alt <b>bold</b>');
  });

  it('loses no words of what it does not know', () => {
    assert.match(plainText(parseRichText('| a | b |\n|---|---|\n| 1 | 2 |')), /a.*b.*1.*2/);
    assert.equal(plainText(parseRichText('```\ncode\n```')), '``` code ```');
  });

  it('reads an empty text', () => {
    assert.deepEqual(parseRichText(''), []);
  });
});
