import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Call } from '../../../src/model/call.ts';
import { fold } from '../../../src/model/fold.ts';
import type { TextMessage } from '../../../src/model/textMessage.ts';
import { findWords, type WordHits } from '../../../src/matching/wordHits.ts';

function call(said: readonly string[], summary: string | null = null): Call {
  return {
    kind: 'call',
    key: 'call',
    id: 'call',
    direction: null,
    from: null,
    to: null,
    startedAt: null,
    lengthSeconds: null,
    result: null,
    summary,
    tags: ['billing'],
    recordingUrl: null,
    transcript: said.map((text, index) => ({
      speaker: 'user',
      text,
      start: index * 10,
      end: null,
    })),
  };
}

function message(content: string): TextMessage {
  return {
    kind: 'text-message',
    key: '',
    direction: null,
    from: null,
    to: null,
    content,
    sentAt: null,
  };
}

/** Words as they are typed; what stands in quotes is a phrase. */
function find(item: Call | TextMessage, typed: string): WordHits {
  const words = typed.replace(/"[^"]*"/gu, ' ').split(' ');
  const phrases = Array.from(typed.matchAll(/"([^"]*)"/gu), ([, phrase = '']) => phrase);
  return findWords(item, { words, phrases });
}

/** A hit's line with brackets around what is marked. */
function marked({ line, ranges }: WordHits['hits'][number]): string {
  const back = [...ranges].reverse();
  return back.reduce(
    (text, [from, to]) => `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`,
    line,
  );
}

const linesOf = (item: Call | TextMessage, typed: string) =>
  find(item, typed).hits.map((hit) => `${hit.place} ${marked(hit)}`);

describe('Finding words in an item', () => {
  for (const [text, typed, line] of [
    ['Your order is late', 'order', 'Your [order] is late'],
    ['Your orders are late', 'ORD la', 'Your [orders] are [late]'],
    ['The border', 'order', null],
    ['Société Générale', 'societe generale', '[Société] [Générale]'],
    ['Societe', 'société', '[Societe]'],
    ['Societe\u0301 here', 'societé', '[Societe\u0301] here'],
    ['Straße 12', 'strasse', '[Straße] 12'],
    ["C'est l'adresse", 'adresse', "C'est l'[adresse]"],
    ['We don’t know', "don't", 'We [don’t] know'],
    ['Don Toledo', "don't", '[Don Toledo]'],
    ['Don was there', "don't", null],
    ['at 12:30 sharp', '12:3', 'at [12:30] sharp'],
    ['order 48,213', '48213', null],
    ['  two \n\t lines  ', 'lines', 'two [lines]'],
    ['お世話になっております。佐藤です', '佐藤', 'お世話になっております。[佐藤]です'],
    ['ยินดีต้อนรับครับ', 'ต้อนรับ', 'ยินดี[ต้อนรับ]ครับ'],
    ['مرحبا بك في المتجر', 'المتجر', 'مرحبا بك في [المتجر]'],
    ['Привет, ёлка', 'елка', 'Привет, [ёлка]'],
    ['send the invoice today', '"the invoice"', 'send [the invoice] today'],
    ['send the invoices today', '"the invoice"', null],
    ['the big invoice', '"the invoice"', null],
    ['The, invoice', '"the INVOICE"', '[The, invoice]'],
    ['order ordered', 'order ord ordere', '[order] [ordered]'],
    ['anything', '?!', null],
    ['anything', '', null],
  ] as const) {
    it(`finds ${JSON.stringify(typed)} in ${JSON.stringify(text)} as ${line ?? 'nothing'}`, () => {
      const expected = line === null ? [] : [`0 ${line}`];
      assert.deepEqual(linesOf(call([text]), typed), expected);
    });
  }

  it('looks at the summary line by line, then at what was said, and not at tags', () => {
    const item = call(
      ['Hello', 'The billing is wrong', 'Which bill?'],
      '# Bill\n\n- **Billing** is `late`\n2. other',
    );
    assert.deepEqual(linesOf(item, 'bill'), [
      'summary [Bill]',
      'summary [Billing] is late',
      '1 The [billing] is wrong',
      '2 Which [bill]?',
    ]);
    assert.deepEqual(
      find(item, 'bill').hits.map(({ time }) => time),
      [null, null, 10, 20],
    );
  });

  it('looks at the words of a text message', () => {
    assert.deepEqual(linesOf(message('On my\nway'), 'way'), ['content On my [way]']);
    assert.equal(find(message('On my way'), 'way').best?.place, 'content');
  });

  it('wants all words somewhere in the item, and each phrase in one place', () => {
    const item = call(['the red', 'car is'], 'late');
    assert.equal(find(item, 'red car late').hasAll, true);
    assert.equal(find(item, 'red bus').hasAll, false);
    assert.equal(find(item, '"red car"').hasAll, false);
    assert.equal(find(item, 'red bus').hits.length, 1);
  });

  it('goes to the segment with most of the words, the first of them, before the summary', () => {
    const item = call(
      ['the order', 'red order', 'order of red', 'red red red order'],
      'red order of cars',
    );
    assert.equal(find(item, 'red order').best?.place, 1);
    assert.equal(find(item, 'cars').best?.place, 'summary');
    assert.equal(find(item, 'nothing').best, undefined);
  });

  it('shows the words around a hit, cut between words', () => {
    const text = `${'before '.repeat(100)}needle ${'after '.repeat(100)}`;
    const [hit] = find(call([text]), 'needle').hits;
    assert.ok(hit);
    assert.match(marked(hit), /^…(?:before )+\[needle\](?: after)+…$/u);
    assert.ok(hit.line.length <= 120 && hit.line.length > 100, hit.line);
    assert.deepEqual(linesOf(call([`${'before '.repeat(100)}needle`]), 'needle'), [
      `0 …${'before '.repeat(16)}[needle]`,
    ]);
  });

  const words = fc.array(
    fc.constantFrom(
      'a',
      'ab',
      'Été',
      'ete',
      'İs',
      'ﬁn',
      '佐藤',
      'です',
      '🦋',
      "l'a",
      '\u0301',
      'x'.repeat(130),
    ),
    { maxLength: 60 },
  );
  const text = fc.oneof(
    fc.tuple(words, fc.constantFrom('', ' ', ', ', '\n')).map(([all, by]) => all.join(by)),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
  );

  it('marks what was looked for, in short lines, whatever the text', () => {
    fc.assert(
      fc.property(text, words, (said, sought) => {
        const { hits } = findWords(call([said]), { words: sought, phrases: [] });
        const folded = fold(said, false);
        for (const { line, ranges } of hits) {
          assert.ok(line.length <= 120);
          assert.ok(ranges.length > 0);
          assert.ok(
            folded.includes(fold(line.replaceAll('…', '').trim(), false)) || said.includes('…'),
          );
          let last = 0;
          for (const [from, to] of ranges) {
            assert.ok(from >= last && to > from && to <= line.length);
            last = to;
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds each word of a text by each of its beginnings', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zé]{1,8}$/u), { minLength: 1, maxLength: 30 }),
        fc.nat(),
        fc.integer({ min: 1, max: 8 }),
        (all, at, length) => {
          const sought = all[at % all.length]?.slice(0, length) ?? '';
          const { hits, hasAll } = findWords(call([all.join(' ')]), {
            words: [sought],
            phrases: [],
          });
          assert.ok(hasAll);
          const [hit] = hits;
          const [from = 0, to = 0] = hit?.ranges[0] ?? [];
          assert.ok(fold(hit?.line.slice(from, to) ?? '', false).startsWith(fold(sought, false)));
        },
      ),
    );
  });

  it('takes a time that grows with the text, not with its square', () => {
    const time = (said: string, sought: string) => {
      const started = performance.now();
      findWords(call([said]), { words: [sought], phrases: [`${sought} ${sought}`] });
      return performance.now() - started;
    };
    for (const piece of ['a ', 'a', '佐', '\u0301', ' ', 'a佐']) {
      assert.ok(time(piece.repeat(200_000), 'a') < 3000, piece);
    }
  });
});
