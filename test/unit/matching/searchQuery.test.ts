import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  formatSearch,
  parseSearch,
  type SearchQuery,
  searchTextOf,
} from '../../../src/matching/searchQuery.ts';

/** A Wednesday. */
const now = new Date(2026, 10, 18);
const parse = (text: string) => parseSearch(text, now);

const empty: SearchQuery = {
  words: [],
  phrases: [],
  direction: null,
  type: null,
  tags: [],
  number: null,
  by: null,
  from: null,
  to: null,
  problems: [],
};

describe('A typed search', () => {
  for (const [text, read] of [
    ['', {}],
    ['   ', {}],
    ['red  car', { words: ['red', 'car'] }],
    ['"red car"', { phrases: ['red car'] }],
    ['late "red  car " today', { words: ['late', 'today'], phrases: ['red car'] }],
    ['“red car” «dix francs» „zwei drei“', { phrases: ['red car', 'dix francs', 'zwei drei'] }],
    ['"red car', { words: ['red', 'car'] }],
    ['"red car"s', { words: ['red', 'car"s'] }],
    ['5" disk', { words: ['5"', 'disk'] }],
    ['""', {}],
    ['direction:in', { direction: 'inbound' }],
    ['Direction:OUTGOING', { direction: 'outbound' }],
    ['type:call type:sms', { type: 'text-message' }],
    ['tag:order tag:"two words" tag:order', { tags: ['two words', 'order'] }],
    ['tag:"a \\"b\\" \\\\"', { tags: ['a "b" \\'] }],
    ['tag:“two words”', { tags: ['two words'] }],
    ['number:+33123456789', { number: '+33123456789' }],
    ['number:"+33 1 23-45.67 89"', { number: '+33123456789' }],
    ['number:0033123456789', { number: '+33123456789' }],
    ['by:priya by:"Priya N."', { by: 'Priya N.' }],
    ['from:2026-11-01 to:2026-11-03', { from: '2026-11-01', to: '2026-11-03' }],
    ['from:november', { from: '2026-11-01' }],
    ['to:"last month"', { to: '2026-10-31' }],
    ['date:"last week"', { from: '2026-11-09', to: '2026-11-15' }],
    ['date:last-week', { from: '2026-11-09', to: '2026-11-15' }],
    ['date:2026-10', { from: '2026-10-01', to: '2026-10-31' }],
    ['date:"la semaine dernière"', { from: '2026-11-09', to: '2026-11-15' }],
    ['10:30 https://x.test re:order', { words: ['10:30', 'https://x.test', 're:order'] }],
    ['re:"two words"', { words: ['re:"two', 'words"'] }],
    ['constructor:x __proto__:y', { words: ['constructor:x', '__proto__:y'] }],
    [
      'red date:yesterday "a b" car',
      {
        words: ['red', 'car'],
        phrases: ['a b'],
        from: '2026-11-17',
        to: '2026-11-17',
      },
    ],
  ] as const) {
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.deepEqual(parse(text), { ...empty, ...read });
    });
  }

  for (const [text, token, kind] of [
    ['direction:up', 'direction:up', 'direction-unknown'],
    ['type:"phone call"', 'type:"phone call"', 'type-unknown'],
    ['tag:', 'tag:', 'value-missing'],
    ['by:"  "', 'by:"  "', 'value-missing'],
    ['number:0123456789', 'number:0123456789', 'number-unreadable'],
    ['number:+33abc', 'number:+33abc', 'number-unreadable'],
    ['date:someday', 'date:someday', 'date-unreadable'],
    ['from:2026-02-30', 'from:2026-02-30', 'date-unreadable'],
    ['to:constructor', 'to:constructor', 'date-unreadable'],
  ] as const) {
    it(`says what is wrong with ${text}`, () => {
      assert.deepEqual(parse(`a ${text} b`), {
        ...empty,
        words: ['a', 'b'],
        problems: [{ token, kind }],
      });
    });
  }

  it('says that its days are the wrong way round', () => {
    const { from, to, problems } = parse('to:2026-11-01 from:2026-11-02');
    assert.deepEqual([from, to], ['2026-11-02', '2026-11-01']);
    assert.deepEqual(problems, [{ token: 'to:2026-11-01', kind: 'range-reversed' }]);
  });

  it('gives Allo all its words, or nothing where it has none', () => {
    assert.equal(searchTextOf(parse('red "blue car" tag:x ! 佐藤')), 'red 佐藤 blue car');
    assert.equal(searchTextOf(parse('?! "--" tag:x')), null);
    assert.equal(searchTextOf(parse('')), null);
  });

  const piece = fc.constantFrom(
    '"',
    '“',
    '”',
    '«',
    '»',
    '\\',
    ' ',
    '  ',
    ':',
    'tag',
    'tag:',
    'by:',
    'date:',
    'from:',
    'to:',
    'number:',
    '+33123456789',
    'direction:',
    'in',
    'type:',
    'sms',
    'yesterday',
    '2026-11',
    'x',
    'é',
    '!',
  );
  const typed = fc.oneof(
    fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );

  it('comes back whole when it is written out, but for what could not be read', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const query = parse(text);
        const again = parse(formatSearch(query));
        const isReversed = ({ kind }: SearchQuery['problems'][number]) => kind === 'range-reversed';
        assert.deepEqual(again, { ...query, problems: query.problems.filter(isReversed) });
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps filters that were chosen, not typed', () => {
    const label = fc
      .oneof(
        fc.string({ minLength: 1 }),
        fc.array(piece, { minLength: 1 }).map((all) => all.join('')),
      )
      .map((text) => text.trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(fc.uniqueArray(label, { maxLength: 4 }), label, (tags, by) => {
        const query: SearchQuery = { ...empty, tags, by, type: 'call' };
        assert.deepEqual(parse(formatSearch(query)), query);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes a time that grows with its length', () => {
    for (const part of ['"', '"a ', 'tag:"', 'a', 'a:', '“', '\\"', '"\\']) {
      const started = performance.now();
      parse(part.repeat(20_000));
      assert.ok(performance.now() - started < 1000, part);
    }
  });
});
