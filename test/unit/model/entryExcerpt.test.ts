import assert from 'node:assert/strict';
import {
  entriesText,
  entryExcerpt,
  type EntryPart,
  type EntryWords,
} from '../../../src/model/entryExcerpt.ts';
import type { Excerpt } from '../../../src/model/excerpt.ts';

const message: EntryWords = {
  heading: 'Ada Lovelace, Jan 15, 2024, 10:30 AM',
  own: [{ text: 'Good morning,\neverybody!', depth: 0 }],
  segments: [],
  nameOf: String,
};
const call: EntryWords = {
  heading: 'Incoming call, Jan 15, 2024, 10:35 AM',
  own: [
    { text: 'Wants:', depth: 0 },
    { text: 'a refund', depth: 1 },
    { text: ' ', depth: 1 },
  ],
  segments: [
    { speaker: 'user', text: 'How can I help?', start: 12, end: 13 },
    { speaker: 'external', text: 'My order…', start: null, end: null },
  ],
  nameOf: (speaker) => (speaker === 'user' ? 'Your team' : speaker),
};

function excerpt(from: [number, number], to: [number, number]): Excerpt {
  return {
    from: { segment: from[0], offset: from[1] },
    to: { segment: to[0], offset: to[1] },
  };
}

function text(...parts: [EntryWords, Partial<EntryPart>][]): string {
  const none = { key: '', hasHeading: false, own: null, said: null };
  return entriesText(parts.map(([words, part]) => entryExcerpt(words, { ...none, ...part })));
}

describe('An excerpt of entries', () => {
  it('within one stands for itself, in whole words', () => {
    assert.equal(text([message, { own: excerpt([0, 7], [0, 16]) }]), 'morning,\neverybody');
    assert.equal(text([call, { own: excerpt([1, 3], [1, 4]) }]), 'refund');
    assert.equal(text([call, { said: excerpt([0, 5], [0, 6]) }]), 'can');
  });

  it('has a line for each part of a summary, and those of what was said below it', () => {
    assert.equal(
      text([call, { own: excerpt([0, 0], [2, 1]), said: excerpt([0, 0], [0, 3]) }]),
      'Wants:\n• a refund\n\n[0:12] Your team: How',
    );
  });

  it('over several says of each who and when', () => {
    assert.equal(
      text(
        [message, { own: excerpt([0, 8], [0, 24]) }],
        [call, { own: excerpt([0, 0], [1, 8]), said: excerpt([0, 0], [1, 1]) }],
        [message, { hasHeading: true }],
      ),
      [
        'Ada Lovelace, Jan 15, 2024, 10:30 AM\nmorning,\neverybody!\n',
        'Incoming call, Jan 15, 2024, 10:35 AM\nWants:\n• a refund\n',
        '[0:12] Your team: How can I help?\nexternal: My\n',
        'Ada Lovelace, Jan 15, 2024, 10:30 AM',
      ].join('\n'),
    );
  });

  it('says so of one alone where that is meant', () => {
    assert.equal(
      text([call, { hasHeading: true, own: excerpt([1, 0], [1, 8]) }]),
      'Incoming call, Jan 15, 2024, 10:35 AM\na refund',
    );
  });

  it('may be empty', () => {
    assert.equal(text(), '');
    assert.equal(text([call, {}]), '');
  });
});
