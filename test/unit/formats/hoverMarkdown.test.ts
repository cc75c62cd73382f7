import assert from 'node:assert/strict';
import { marked } from 'marked';
import { hoverMarkdown } from '../../../src/formats/hoverMarkdown.ts';

const render = (title: string, ...texts: (string | null)[]) =>
  marked.parse(hoverMarkdown(title, texts), { async: false });

describe('hoverMarkdown', () => {
  it('writes a title, and a paragraph for each line', () => {
    assert.equal(
      hoverMarkdown('Grace Hopper', ['Rear admiral', null, '', 'one\n\n  two\r\n']),
      '**Grace Hopper**\n\nRear admiral\n\none\n\ntwo',
    );
  });

  it('lets nothing link, load or look like ours', () => {
    const hostile = [
      'https://evil.example/x www.evil.example me@evil.example ftp://evil.example //evil.example',
      'HTTPS://evil.example WWW.evil.example mailto:me@evil.example',
      '[click](command:x) ![x](https://evil.example/x.png) <https://evil.example>',
      '<img src=x>\n<!--',
      '# a\n- b\n1. c\n===\n---\n> d\n| e |\n:-:',
      '```\n**f** _g_ ~~h~~',
    ].join('\n');
    const html = render(hostile, hostile, 'The end');
    assert.deepEqual(html.match(/<(?!\/?(?:p|strong|code)>)[^>]*>?/gu), null, html);
    assert.match(html, /<p>The end<\/p>\n$/u);
  });

  it('marks addresses as code, and not what is around them', () => {
    assert.equal(
      hoverMarkdown('me@example.com', ['[see](https://example.com/a_b) <b@c.example> at 5 @ noon']),
      '**`me@example.com`**\n\n\\[see\\]`(https://example.com/a_b)` \\<`b@c.example`> at 5 @ noon',
    );
  });

  it('needs no title', () => {
    assert.equal(render(' ', 'text'), '<p>text</p>\n');
  });

  it('cuts what is too long for a hover, and no sign in half', () => {
    const text = hoverMarkdown('Title', ['😀'.repeat(50_000)]);
    assert.ok(text.length < 2_100);
    assert.match(text, /😀…$/u);
  });
});
