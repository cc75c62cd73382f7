import assert from 'node:assert/strict';
import type { FoundWords } from '../../../src/conversations/wordSearch.ts';
import { groupByContact, stopsOf } from '../../../src/lookup/results/resultNodes.ts';
import { findWords } from '../../../src/matching/wordHits.ts';
import type { TextMessage } from '../../../src/model/textMessage.ts';

function found(key: string, from: string | null, contact: string | null): FoundWords {
  const item: TextMessage = {
    kind: 'text-message',
    key,
    direction: 'inbound',
    from,
    to: '+33123456789',
    content: 'one order, and another order',
    sentAt: 0,
  };
  const address =
    contact === null
      ? null
      : {
          account: 'team',
          contact,
          contactLabel: `Name of ${contact}`,
          alloNumber: null,
          item: key,
          page: 0,
        };
  return {
    item,
    address,
    words: findWords(item, { words: ['order'], phrases: [] }),
  };
}

describe('The rows of search results', () => {
  const contacts = groupByContact([
    found('1', '+441', 'ada'),
    found('2', '3900', null),
    found('3', '+442', 'ada'),
    found('4', null, null),
    found('5', '3900', null),
  ]);

  it('stand below contacts, else below numbers, in the order in which they were found', () => {
    assert.deepEqual(
      contacts.map(({ label, items }) => [label, items.map((item) => item.found.item.key)]),
      [
        ['Name of ada', ['1', '3']],
        ['3900', ['2', '5']],
        // Withheld.
        ['', ['4']],
      ],
    );
  });

  it('lead from words to words, through one contact after the other', () => {
    const stops = stopsOf(contacts);
    assert.deepEqual(
      stops.map(({ found: { item } }) => item.key),
      ['1', '3', '2', '5', '4'],
    );
  });
});
