import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { marked } from 'marked';
import { quoteMarkdown } from '../../../src/formats/quoteMarkdown.ts';
import { hostileText } from './support/hostileSegments.ts';

const link = (seconds: number | null) =>
  `vscode://x/call/1${seconds === null ? '' : `?t=${seconds}`}`;

describe('quoteMarkdown', () => {
  it('says who, when and where from', () => {
    const lines = [
      { start: 83.4, speaker: 'external', name: 'Ada Lovelace', text: 'a *b*\nc' },
      { start: null, speaker: 'user', name: 'Your team', text: '# d' },
      { start: 0, speaker: '', name: '', text: 'e' },
      { start: null, speaker: '', name: '', text: '# f' },
    ];
    assert.equal(
      quoteMarkdown(lines, { title: 'Call with [Ada], 10:30 AM', link }),
      `> **Ada Lovelace** [1:23](vscode://x/call/1?t=83.4): a \\*b\\* c
>
> **Your team**: # d
>
> [0:00](vscode://x/call/1?t=0): e
>
> \\# f
>
> — [Call with \\[Ada\\], 10:30 AM](vscode://x/call/1)`,
    );
  });

  it('is empty for an empty excerpt', () => {
    assert.equal(quoteMarkdown([], { title: 'Call', link }), '');
  });

  it('holds no links and no markup but ours', () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (name, text, title) => {
        const html = marked.parse(
          quoteMarkdown([{ start: 1, speaker: 'user', name, text }], { title: `x${title}`, link }),
          { async: false },
        );
        const tags = html.match(/<\w[^>]*>/gu) ?? [];
        assert.deepEqual(
          tags.filter((tag) => !['<strong>', '<code>'].includes(tag)),
          [
            '<blockquote>',
            ...['<p>', '<a href="vscode://x/call/1?t=1">'],
            ...['<p>', '<a href="vscode://x/call/1">'],
          ],
          html,
        );
      }),
    );
  });
});
