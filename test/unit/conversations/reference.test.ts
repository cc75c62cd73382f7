import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marked } from 'marked';
import {
  findReferences,
  formatReference,
  parseReference,
  type Reference,
} from '../../../src/conversations/reference.ts';

const id = fc.oneof(
  fc.stringMatching(/^(?:cnt|call|con|cll)[-_][0-9A-Za-z]{1,40}$/u),
  fc.stringMatching(/^\+[1-9][0-9]{3,14}$/u),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
    .filter(
      (text) =>
        text.length <= 200 &&
        text !== '.' &&
        text !== '..' &&
        !/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(text),
    ),
  // Each of them means something to a reference, an encoding, prose or Markdown.
  fc.stringMatching(/^[/\\?#&=+%25.,;:@ ()[\]<>"'`*_~!|$^{}-]{3,30}$/u),
);
const time = fc.integer({ min: 0, max: 10_000_000_000 }).map((milliseconds) => milliseconds / 1000);
const item = fc.record({ contact: id, item: id, time: fc.option(time) }, { noNullPrototype: true });
const conversation = fc.record(
  { contact: id, item: fc.constant(null), time: fc.constant(null) },
  { noNullPrototype: true },
);
const any: fc.Arbitrary<Reference> = fc.oneof(item, conversation);

const call = { contact: 'cnt_abc123', item: 'call_abc123', time: 83 };

/** What of a text is a reference. */
const found = (text: string) =>
  findReferences(text).map(({ start, end }) => text.slice(start, end));

describe('A reference', () => {
  for (const [to, text] of [
    [call, 'allo:cnt_abc123/call_abc123@1:23'],
    [{ ...call, time: 3723.45 }, 'allo:cnt_abc123/call_abc123@1:02:03.45'],
    [{ ...call, time: 0.0004 }, 'allo:cnt_abc123/call_abc123@0:00'],
    [{ ...call, time: null }, 'allo:cnt_abc123/call_abc123'],
    [{ ...call, item: null, time: null }, 'allo:cnt_abc123'],
    [{ contact: '+33612345678', item: 'text:1.', time: null }, 'allo:+33612345678/text%3A1%2E'],
    [{ contact: 'a_', item: 'b+', time: null }, 'allo:a%5F/b%2B'],
  ] as const) {
    it(`to ${JSON.stringify(to)} is ${text}`, () => {
      assert.equal(formatReference(to), text);
    });
  }

  it('comes back whole, whatever the ids', () => {
    fc.assert(
      fc.property(any, (to) => {
        assert.deepEqual(parseReference(formatReference(to)), to);
      }),
      { numRuns: 2000 },
    );
  });

  for (const [text, seconds] of [
    ['83', 83],
    ['83.5', 83.5],
    ['0:05', 5],
    ['12:34', 754],
    ['1:02:03.25', 3723.25],
    ['2777:46:40', 10_000_000],
  ] as const) {
    it(`may be to ${text}`, () => {
      assert.equal(parseReference(`allo:c/i@${text}`)?.time, seconds);
    });
  }

  const before = fc.constantFrom(
    '',
    ' ',
    '\n',
    '// ',
    '(',
    '[',
    '"',
    "'",
    '`',
    '<',
    '*',
    '{',
    '“',
    '— ',
  );
  const after = fc.constantFrom(
    '',
    ' ',
    '\n',
    '\r\n',
    '.',
    ', ',
    '; ',
    ')',
    ']',
    '"',
    "'",
    '`',
    '>',
    '*',
    '_ ',
    '… ',
    '! ',
    '? ',
    ': ',
    '.)',
    '...',
    '|',
    '}',
    '\t',
    '\\',
  );
  it('is found in prose and code, without what stands around it', () => {
    fc.assert(
      fc.property(item, before, after, (to, left, right) => {
        const text = formatReference(to);
        const line = `see ${left}${text}${right}`;
        assert.deepEqual(findReferences(line), [
          { reference: to, start: 4 + left.length, end: 4 + left.length + text.length },
        ]);
      }),
      { numRuns: 2000 },
    );
  });

  it('stands unharmed in Markdown', () => {
    fc.assert(
      fc.property(item, (to) => {
        const text = formatReference(to);
        assert.match(text, /^allo:[\w+%/-]+(?:@[\d:.]+)?$/u);
        assert.equal(marked.parseInline(`[1:23](${text}) next`), `<a href="${text}">1:23</a> next`);
      }),
      { numRuns: 300 },
    );
  });

  for (const [text, references] of [
    ['// allo:cnt_1/call_2@1:23: "too late"', ['allo:cnt_1/call_2@1:23']],
    ['see allo:cnt_1, allo:cnt_2/call_3.', ['allo:cnt_1', 'allo:cnt_2/call_3']],
    [
      '*allo:cnt_1* _allo:cnt_2_ x_allo:cnt_3_ call=allo:cnt_4',
      ['allo:cnt_1', 'allo:cnt_2', 'allo:cnt_4'],
    ],
    ['a\nallo:cnt_1\r\nallo:cnt_2', ['allo:cnt_1', 'allo:cnt_2']],
    ['allo:+33612345678', ['allo:+33612345678']],
    ['allo:c/i@1:23.5.', ['allo:c/i@1:23.5']],
    ['allo:cnt_1?', ['allo:cnt_1']],
    // Other uses of the word.
    ['allo: oui', []],
    ['allo:true, allo:"x", allo:oui', []],
    ['image: allo:8080 allo:1.2.3 allo:1.2.3-rc1', []],
    ['https://host/allo:cnt_1 xallo:cnt_1 @allo:cnt_1 foo.allo:cnt_1', []],
    ['allo:/Ada/Call.md?account=1&contact=cnt_1', []],
    ['allo:cnt_1/', []],
    ['allo:cnt_1/call_2/x', []],
    ['allo:cnt_1/call_2@now', []],
    ['allo:cnt_1/call_2@1:23.4567', []],
    ['allo:cnt_1é', []],
    ['Allo:cnt_1 ALLO:cnt_1', []],
    ['const allo:Contact_1.Type = x', []],
  ] as const) {
    it(`is found ${references.length} times in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(found(text), references);
    });
  }

  for (const text of [
    '',
    'allo:',
    'allo:/',
    'allo:/i',
    'allo:c/',
    'allo:c//i',
    'allo:c/i/j',
    'allo://c/i',
    'allo:c@1:23',
    'allo:c/i@',
    'allo:c/i@-1',
    'allo:c/i@+1',
    'allo:c/i@1e3',
    'allo:c/i@0x10',
    'allo:c/i@1.',
    'allo:c/i@.5',
    'allo:c/i@1:2:3:4',
    'allo:c/i@10000001',
    'allo:c/i@9999:99:99',
    `allo:c/i@${'9'.repeat(400)}`,
    'allo:c/i@١',
    'allo:c/i@1@2',
    'allo:c/i?t=1',
    'allo:c/i#x',
    ' allo:c/i',
    'allo:c/i\n',
    'allo:c i',
    'allo:../i',
    'allo:c/..',
    'allo:%2e%2e/i',
    'allo:c/%2E',
    'allo:%',
    'allo:%4',
    'allo:%zz',
    'allo:%ff',
    'allo:%ed%a0%80',
    'allo:a%0Ab',
    'allo:a%00b/i',
    'allo:a%7Fb/i',
    'allo:a%E2%80%AEb/i',
    'allo:<script>/i',
    'allo:c/i"onload="x',
    'command:allo.signOut',
    'vscode://x/call/c/i',
    `allo:${'a'.repeat(201)}`,
    `allo:${'%61'.repeat(201)}`,
    `allo:${'a/'.repeat(1_000_000)}`,
  ]) {
    it(`is none in ${JSON.stringify(text.slice(0, 50))}`, () => {
      assert.equal(parseReference(text), undefined);
      if (!/^\s|\s$|@9/u.test(text)) {
        assert.deepEqual(
          found(text).filter((part) => part === text),
          [],
        );
      }
    });
  }

  it('throws at nothing, and reads nothing that is out of bounds', () => {
    const near = fc
      .array(
        fc.constantFrom(
          'allo:',
          '/',
          'c1_',
          '..',
          '%',
          '%2',
          '%00',
          '@',
          '1',
          ':',
          '.',
          '%2E',
          ' ',
          '_',
          '+',
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), near), (text) => {
        for (const { reference, start, end } of findReferences(text)) {
          assert.deepEqual(parseReference(text.slice(start, end)), reference);
          assert.doesNotMatch(JSON.stringify(reference), /"(?:\.\.?|)"|\\u00/u);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('is looked for in the first 10,000 characters of a line, and never read in part', () => {
    const line = `${' '.repeat(9_990)}allo:cnt_1/call_234567`;
    assert.deepEqual(found(line), []);
    assert.deepEqual(found(` allo:cnt_1${' '.repeat(20_000)}allo:cnt_2\nallo:cnt_3`), [
      'allo:cnt_1',
      'allo:cnt_3',
    ]);
  });

  it('is found in a time that grows with the text, whatever stands there', () => {
    const parts = [
      'allo:',
      'allo:a',
      'allo:a/',
      '-',
      'a-',
      '%41',
      'allo:c_1/i@1:',
      '.',
      '\n',
      'allo:cnt_1 ',
    ];
    for (const part of parts) {
      const text = 'allo:a'.concat(part.repeat(2_000_000 / part.length));
      const started = performance.now();
      findReferences(text);
      assert.ok(performance.now() - started < 3000, part);
      const lines = `allo:${part.repeat(9_000 / part.length)}é\n`.repeat(100);
      const again = performance.now();
      findReferences(lines);
      assert.ok(performance.now() - again < 3000, part);
    }
  });
});
