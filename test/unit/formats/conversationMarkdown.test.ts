import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { marked } from 'marked';
import { conversationMarkdown } from '../../../src/formats/conversationMarkdown.ts';
import {
  exportedCall,
  exportedConversation,
  exportedMessage,
  exportWords,
} from './support/exported.ts';
import { hostileSegments, hostileText } from './support/hostileSegments.ts';

describe('conversationMarkdown', () => {
  it('writes a conversation day by day', () => {
    const call = exportedCall([
      { speaker: 'agent', text: 'Hello *you*', start: 5, end: 8 },
      { speaker: 'external', text: 'Well…', start: null, end: null },
    ]);
    const items = [call, exportedCall(null), exportedMessage('Thank\n# you')];
    const pieces = [...conversationMarkdown(exportedConversation(items, '# Partial'), exportWords)];
    assert.equal(pieces.length, 4);
    assert.equal(
      pieces.join(''),
      `# Grace Hopper

\\# Partial

## Monday, January 15, 2024

### Incoming call · Answered · Mon, Jan 15, 2024, 10:30 AM · 5 min 30 s

From: +15550001 · To: +33140000000

\\#support \\#order

#### Summary

##### Order

Asked about **order** 4.

- sent

#### Transcript

\\[0:05\\] **Allo AI:** Hello \\*you\\*

**Grace Hopper:** Well…

### Incoming call · Answered · Mon, Jan 15, 2024, 10:30 AM · 5 min 30 s

From: +15550001 · To: +33140000000

\\#support \\#order

#### Summary

##### Order

Asked about **order** 4.

- sent

#### Transcript

There is no transcript of this call.

## Tuesday, January 16, 2024

### Text message sent · Tue, Jan 16, 2024, 9:00 AM

> Thank
> \\# you
`,
    );
  });

  it('has no headings but ours, whatever was said', () => {
    fc.assert(
      fc.property(hostileSegments, hostileText, (transcript, text) => {
        const items = [exportedCall(transcript, {}, text), exportedMessage(text)];
        const conversation = { contact: text, items, note: text };
        const markdown = [...conversationMarkdown(conversation, exportWords)].join('');
        const html = marked.parse(markdown, { async: false });
        assert.deepEqual(html.match(/<(?:h\d|a|img|script|hr|v|b)\b/gu), [
          '<h1',
          ...['<h2', '<h3', '<h4', '<h5', '<h4'],
          ...['<h2', '<h3'],
        ]);
      }),
    );
  });
});
