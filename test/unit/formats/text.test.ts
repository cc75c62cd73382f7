import assert from 'node:assert/strict';
import { conversationText } from '../../../src/formats/conversationText.ts';
import { itemText } from '../../../src/formats/itemText.ts';
import {
  exportedCall,
  exportedConversation,
  exportedMessage,
  exportWords,
} from './support/exported.ts';

const call = exportedCall([
  { speaker: 'agent', text: 'Hello\n[0:09] Grace Hopper: I agree', start: 5, end: 8 },
  { speaker: 'external', text: 'Well…', start: null, end: null },
]);

describe('itemText', () => {
  it('writes a call, each segment on one line', () => {
    assert.equal(
      itemText(call, exportWords),
      `Grace Hopper
Incoming call · Answered · Mon, Jan 15, 2024, 10:30 AM · 5 min 30 s
From: +15550001 · To: +33140000000
#support #order

Summary
Order
Asked about order 4.
• sent

Transcript
[0:05] Allo AI: Hello [0:09] Grace Hopper: I agree
Grace Hopper: Well…
`,
    );
  });

  it('says that there is no transcript', () => {
    assert.match(
      itemText(exportedCall([]), exportWords),
      /\nTranscript\nThere is no transcript of this call\.\n$/,
    );
  });

  it('writes a text message', () => {
    assert.equal(
      itemText(exportedMessage('Thank\0you\n\n=== Monday ==='), exportWords),
      'Grace Hopper\nText message sent · Tue, Jan 16, 2024, 9:00 AM\n\n> Thank\uFFFDyou\n> === Monday ===\n',
    );
    assert.match(itemText(exportedMessage(' '), exportWords), /AM\n$/);
  });
});

describe('conversationText', () => {
  it('writes a conversation day by day', () => {
    const items = [exportedCall(null), exportedCall(null), exportedMessage('Thank you')];
    const bare = items.map((item) => ({
      ...item,
      head: { ...item.head, facts: [], tags: [], summary: null },
    }));
    assert.equal(
      [...conversationText(exportedConversation(bare, 'Pages are missing.'), exportWords)].join(''),
      `Grace Hopper
Pages are missing.

=== Monday, January 15, 2024 ===

--- Incoming call · Answered · Mon, Jan 15, 2024, 10:30 AM · 5 min 30 s ---

Transcript
There is no transcript of this call.

--- Incoming call · Answered · Mon, Jan 15, 2024, 10:30 AM · 5 min 30 s ---

Transcript
There is no transcript of this call.

=== Tuesday, January 16, 2024 ===

--- Text message sent · Tue, Jan 16, 2024, 9:00 AM ---

> Thank you
`,
    );
  });
});
