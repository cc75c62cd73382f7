import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fold } from '../../../src/model/fold.ts';
import { foldWithOffsets } from '../../../media/transcript/find/foldedText.ts';
import { graphemes } from '../../../media/transcript/find/graphemes.ts';
import { compile } from '../../../media/transcript/find/matcher.ts';
import type { FindQuery } from '../../../media/transcript/find/query.ts';
import { emptyQuery } from './emptyQuery.ts';
import { Unit } from '../../../media/transcript/find/unit.ts';
import { naiveMatches } from './naiveMatches.ts';

/** Pieces that make search difficult, put together at random. */
const pieces = [
  ...['a', 'A', 'b', 'e', 'i', 'I', 's', 'S', 'o', 'f', ' ', '  ', '\n', '\r\n', '\u00a0', "'"],
  ...['ä', 'a\u0308', 'Ä', 'é', 'e\u0301', 'e\u0301\u0323', 'ß', 'ẞ', 'ﬁ', 'ı', 'İ', 'ø', 'ŉ'],
  ...['ς', 'Σ', 'σ', 'ά', '…', '½', '´', '’', '—', '\u00ad', '\u200d', '\u200b', '\u0301'],
  ...['Ａ', 'ａ', 'か', 'が', 'ｶ\uff9e', '日', '本', '한', '하', '\u1112\u1161\u11ab', 'ก', 'กี'],
  ...['कि', 'का', 'قَال', 'قال', 'مـر', 'أ', 'ا', '\ufdfa', 'שָׁלוֹם', '👨', '👨‍👩‍👧', '👍', '👍🏽', '🇩🇪'],
  ...['\ud800', '\udc00', '\u0000', '\u0600', '1', '1\ufe0f\u20e3', 'ǆ', 'ĳ', 'ﬃ', '㎏'],
];
const text = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary' })),
    {
      maxLength: 12,
    },
  )
  .map((all) => all.join(''));

function find(within: string, query: Partial<FindQuery>): string[] {
  const hits = compile({ ...emptyQuery, ...query })(new Unit(within), Infinity);
  return Array.from({ length: hits.length / 2 }, (_, index) =>
    hits.slice(2 * index, 2 * index + 2).join('-'),
  );
}

function found(within: string, query: Partial<FindQuery> | string): string[] {
  const asked = typeof query === 'string' ? { text: query } : query;
  return find(within, asked).map((hit) => {
    const [start, end] = hit.split('-').map(Number);
    return within.slice(start, end);
  });
}

describe('find: words', () => {
  for (const [sought, within, hits] of [
    ['a', 'Hände, Ana', ['ä', 'A', 'a']],
    ['ä', 'Hande', ['a']],
    ['HÄNDE', 'ha\u0308nde', ['ha\u0308nde']],
    ['strasse', 'Die Straße', ['Straße']],
    ['STRAẞE', 'strasse', ['strasse']],
    ['s', 'ß', []],
    ['file', 'ﬁle', ['ﬁle']],
    ['abc１', 'ＡＢＣ1', ['ＡＢＣ1']],
    ['istanbul', 'İstanbul ISTANBUL ıstanbul', ['İstanbul', 'ISTANBUL', 'ıstanbul']],
    ['I', 'ı', ['ı']],
    ['قال', 'قَالَ', ['قَالَ']],
    ['مرحبا', 'مـرحبا', ['مـرحبا']],
    ['احمد', 'أحمد', ['أحمد']],
    ['shalom', 'שלום', []],
    ['שלום', 'שָׁלוֹם', ['שָׁלוֹם']],
    ['ΟΔΟΣ', 'οδός', ['οδός']],
    ['łódź', 'LODZ', ['LODZ']],
    ["don't", 'I don’t and don´t', ['don’t', 'don´t']],
    ['a - b', 'a — b', ['a — b']],
    ['a b', 'a \n b', ['a \n b']],
    ['donau', 'Do\u00adnau', ['Do\u00adnau']],
    ['कि', 'का कि', ['कि']],
    ['か', 'が', []],
    ['が', 'か\u3099', ['か\u3099']],
    ['하', '한', []],
    ['👍', '👍🏽', ['👍🏽']],
    ['👨', '👨‍👩‍👧', []],
    ['🇩', '🇩🇪', []],
    ['aa', 'aaaaa', ['aa', 'aa']],
    ['\u0301', 'é', []],
    ['', 'abc', []],
  ] as const) {
    it(`finds ${JSON.stringify(sought)} in ${JSON.stringify(within)} ${hits.length} times`, () => {
      assert.deepEqual(found(within, sought), hits);
    });
  }

  it('heeds capitals when asked to, accents never', () => {
    const query = { text: 'Hande', matchCase: true };
    assert.deepEqual(found('hände Hände HÄNDE', query), ['Hände']);
  });

  it('gives no more than are wanted', () => {
    assert.deepEqual(compile({ ...emptyQuery, text: 'a' })(new Unit('aaaa'), 2), [0, 1, 1, 2]);
  });

  it('finds what the slow and obvious way finds', () => {
    fc.assert(
      fc.property(
        text,
        text,
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        (within, other, from, to, matchCase) => {
          const edges = [...graphemes(within)];
          const start = edges[from % (edges.length || 1)]?.[0] ?? 0;
          const end = edges[to % (edges.length || 1)]?.[1] ?? 0;
          for (const sought of [other, within.slice(start, end), within.slice(start, start + 2)]) {
            assert.deepEqual(
              find(within, { text: sought, matchCase }),
              naiveMatches(within, sought, matchCase),
              JSON.stringify(sought),
            );
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('finds the same however the query is written', () => {
    fc.assert(
      fc.property(text, text, (within, sought) => {
        const hits = find(within, { text: sought });
        for (const form of ['NFC', 'NFD'] as const) {
          assert.deepEqual(find(within, { text: sought.normalize(form) }), hits, form);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('find: offsets', () => {
  it('folds a text as a whole as it folds its graphemes', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (within, matchCase) => {
        assert.equal(fold(within, matchCase), foldWithOffsets(within, matchCase).text);
      }),
      { numRuns: 3000 },
    );
  });

  it('tells graphemes as Unicode does', () => {
    fc.assert(
      fc.property(text, (within) => {
        const expected = [...new Intl.Segmenter().segment(within)].map(({ segment, index }) => [
          index,
          index + segment.length,
        ]);
        assert.deepEqual([...graphemes(within)], expected);
      }),
      { numRuns: 3000 },
    );
  });

  it('tells them so beside every character of the first plane', () => {
    const neighbours = ['a', 'é', 'が', '日', 'م', '\n', '\u0301'];
    const every = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code))
      .map(
        (character, code) =>
          `${neighbours[code % neighbours.length] ?? ''}${character}${character}`,
      )
      .join('');
    const expected = Array.from(new Intl.Segmenter().segment(every), ({ index }) => index);
    assert.deepEqual(
      Array.from(graphemes(every), ([start]) => start),
      expected,
    );
  });
});

describe('find: whole words', () => {
  for (const [sought, within, hits] of [
    ['art', 'art part arts art-house state of the art', ['art', 'art', 'art']],
    ['art', 'd’art _art art2 ART', ['art', 'ART']],
    ['uber', 'über überall', ['über']],
    ['e', 'e\u0301t e\u0301', ['e\u0301']],
    ['東京', '東京に住む', ['東京']],
    ['京', '東京に住む', []],
    ['c++', 'c++ and c+++', ['c++', 'c++']],
    ['a b', 'xa b a b', ['a b']],
  ] as const) {
    it(`finds ${sought} in ${within} ${hits.length} times`, () => {
      assert.deepEqual(found(within, { text: sought, wholeWord: true }), hits);
    });
  }
});

describe('find: regular expressions', () => {
  for (const [sought, within, hits] of [
    ['\\d+', 'order 12, 345', ['12', '345']],
    ['^b.$', 'ab\nbc\nxbc', ['bc']],
    ['a*', 'baac', ['aa']],
    ['HÄ', 'hände hande', ['hä']],
    ['e', 'e\u0301', ['e\u0301']],
    ['.', '👨‍👩‍👧👍🏽', ['👨‍👩‍👧', '👍🏽']],
    ['(?=a)', 'aaa', []],
    ['', 'abc', []],
    ['(?<=x)a', 'xa a', ['a']],
  ] as const) {
    it(`finds ${JSON.stringify(sought)} in ${JSON.stringify(within)} ${hits.length} times`, () => {
      assert.deepEqual(found(within, { text: sought, regex: true }), hits);
    });
  }

  it('heeds capitals and whole words when asked to', () => {
    const query = { text: '[a-z]+', regex: true };
    assert.deepEqual(found('Ab cd', { ...query, matchCase: true }), ['b', 'cd']);
    assert.deepEqual(found('Ab cd 1e', { ...query, matchCase: true, wholeWord: true }), ['cd']);
  });

  it('says that an expression is broken', () => {
    for (const broken of ['(', '[', 'a{2,1}', '\\', '*']) {
      assert.throws(() => compile({ ...emptyQuery, text: broken, regex: true }), SyntaxError);
    }
  });

  it('never cuts a grapheme, overlaps, or goes backwards', () => {
    const expressions = [
      '.',
      'a|e',
      '\\w+',
      '\\p{L}',
      '[^a]',
      '\\s',
      'i.',
      '(?:)',
      '\\b',
      '.{2}',
      '$',
    ];
    fc.assert(
      fc.property(
        text,
        fc.constantFrom(...expressions),
        fc.boolean(),
        (within, sought, wholeWord) => {
          const edges = new Set([...graphemes(within)].flat());
          const hits = compile({ text: sought, regex: true, matchCase: false, wholeWord })(
            new Unit(within),
            Infinity,
          );
          assert.ok(hits.every((offset) => edges.has(offset)));
          for (let index = 1; index < hits.length; index++) {
            const [before = 0, offset = 0] = [hits[index - 1], hits[index]];
            assert.ok(index % 2 === 1 ? before < offset : before <= offset);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
