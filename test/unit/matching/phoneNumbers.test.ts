import assert from 'node:assert/strict';
import fc from 'fast-check';
import { loadPhoneNumbers, type PhoneNumbers } from '../../../src/matching/phoneNumbers.ts';

const everywhere = ['FR', 'US', 'GB', 'CH'];

/** Spellings of one number each, and the countries in which they are local. */
const spellings: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    '+33639980042',
    everywhere,
    [
      '+33639980042',
      '+33 6 39 98 00 42',
      '+33 (0)6 39 98 00 42',
      '+33 (0) 6 39 98 00 42',
      '+33(0)639980042',
      '(+33) 6 39 98 00 42',
      '+33.6.39.98.00.42',
      '+33-6-39-98-00-42',
      '0033639980042',
      '00 33 6 39 98 00 42',
      '0639980042',
      '06 39 98 00 42',
      '06.39.98.00.42',
      '06-39-98-00-42',
      '06\u00a039\u00a098\u00a000\u00a042',
      '06\u202f39\u202f98\u202f00\u202f42',
      '06‑39‑98‑00‑42',
      '0639 98 00 42',
      '06 399 800 42',
    ],
  ],
  ['+33199004210', ['FR'], ['01 99 00 42 10', '(01) 99 00 42 10', '01.99.00.42.10']],
  ['+33800123456', ['FR'], ['0 800 12 34 56', '0800 123 456', '0800123456']],
  [
    '+16285550140',
    everywhere,
    [
      '+16285550140',
      '+1 628 555 0140',
      '+1 (628) 555-0140',
      '+1-628-555-0140',
      '+1.628.555.0140',
      '(628) 555-0140',
      '(628)555-0140',
      '628-555-0140',
      '628.555.0140',
      '628 555 0140',
      '1-628-555-0140',
      '1 (628) 555-0140',
      '001 628 555 0140',
    ],
  ],
  [
    '+447700900123',
    ['GB'],
    [
      '+447700900123',
      '+44 7700 900123',
      '+44 (0)7700 900123',
      '+44 (0) 7700 900 123',
      '07700900123',
      '07700 900123',
      '07700 900 123',
      '07700-900-123',
    ],
  ],
  [
    '+442079460312',
    ['GB'],
    [
      '+44 20 7946 0312',
      '020 7946 0312',
      '(020) 7946 0312',
      '02079460312',
      '0207 946 0312',
      '0044 20 7946 0312',
    ],
  ],
  [
    '+41446681800',
    ['CH'],
    [
      '+41446681800',
      '+41 44 668 18 00',
      '+41 (0)44 668 18 00',
      '0041 44 668 18 00',
      '044 668 18 00',
      '0446681800',
      '044-668-18-00',
      '044.668.18.00',
      '(044) 668 18 00',
    ],
  ],
  ['+41791234567', ['CH', 'FR'], ['079 123 45 67', '0791234567', '+41 79 123 45 67']],
  ['+4930230100', ['US'], ['+49 30 230100', '+49 (0)30 230100']],
];

/** What people write into a box, or select, as it is unambiguous there. */
const asked: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['+33639980042', ['FR'], ['tel:+33-6-39-98-00-42', '06/39/98/00/42', '33639980042']],
  ['+33639980042', ['US'], ['011 33 6 39 98 00 42', '\u202a+33639980042\u202c']],
  ['+33639980042', ['FR'], ['06 39 98 00 42 poste 12', '+33 6 39 98 00 42 ext. 3']],
  ['+16285550140', ['US'], ['6285550140', '16285550140', '628-555-0140 x12', '0016285550140']],
  ['+447700900123', ['GB'], ['00447700900123', '0044 7700 900123', '447700900123']],
  ['3949', everywhere, ['3949', '39 49']],
  ['3630', everywhere, ['36 30', '36.30']],
  ['118218', everywhere, ['118 218', '118218']],
  ['112', everywhere, ['112']],
  ['999', ['GB'], ['999']],
  ['38200', ['FR'], ['38200']],
];

const noNumbers = [
  '2024-01-15',
  '15/01/2024',
  '01.15.2024',
  '01-02-2024',
  '01 02 2024',
  '20240115',
  '20240115103000',
  '2024-01-15T10:30:00Z',
  '2024-01-15T10:30:00.123+01:00',
  '2024-01-15 10:30:00',
  '15.01.2024 10:30',
  '01.02.2024 06:39',
  '10:30:00',
  '1:02:03.456',
  '06:39:98:00:42',
  '1732284000',
  '1732284000123',
  '1.2.3',
  'v10.0.22631.4317',
  '1.105.0',
  '18.2.1-beta.20240115',
  '2024.11.0639980042',
  '0.10.20.30.40',
  '192.168.100.200',
  '10.0.0.1:8080',
  '255.255.255.255/24',
  '2001:0db8:85a3:0000:0000:8a2e:0370:7334',
  '06:39:98:00:42:17',
  '$6,285,550,140',
  '€0639980042',
  '1 234 567 890 €',
  '628 555 0140 EUR',
  '12,345,678.90',
  '0.639980042',
  '3.14159265358979',
  '6.02214076e23',
  '-0639980042',
  '#0639980042',
  'id=0639980042x',
  'order_0639980042',
  'id: 0639980042',
  '6285550140',
  '12345678901',
  '0000123456',
  '00012345678905',
  '0012345678905',
  '550e8400-e29b-41d4-a716-446655440000',
  '06399800-4200-4d17-9c1a-063998004217',
  'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  '0639980042abcdef',
  '9e107d9d372bb6826bd81d3542a419d6',
  'ISBN 978-3-16-148410-0',
  'ISBN 0-306-40615-2',
  'ISBN: 0306406152',
  'ISBN-10: 0306406152',
  '978 0 306 40615 7',
  'src/main.ts:120:35',
  'main.ts:0639980042:12',
  'at file:///x/y.js:1234:5678',
  '@@ -120,35 +1234,56 @@',
  '4111 1111 1111 1111',
  'FR76 3000 6000 0112 3456 7890 189',
  '123-45-6789',
  '90210-1234',
  '552 100 554 00013',
  '+48.8577+002.295/',
  '48.8566, 2.3522',
  '0x0639980042',
  '00 06 39 98 00 42 17 05',
  'https://example.com/0639980042/1',
  'user@0639980042.example',
  '100%',
  '1e+10',
  '1024x0768',
  '+0200',
  '127.0.0.1',
  'CVE-2024-0639980042',
  '000-000-0000',
  '0123456789',
  '<Buffer 01 02 03 04 05>',
  'DFARS 252.227-7013 (c)',
  '0032 2044 0033',
  '123-456-7890',
];

describe('Phone numbers', () => {
  let phone: PhoneNumbers;

  before(async () => {
    phone = await loadPhoneNumbers();
  });

  for (const [number, countries, written] of spellings) {
    for (const text of written) {
      it(`reads ${text} as ${number}, and finds it in a text`, () => {
        assert.equal(phone.read(text, countries)[0], number);
        for (const around of [text, `Call ${text}.`, `"${text}"`, `(${text})`, `a: ${text}, b`]) {
          const found = phone.find(around, countries);
          const bare = (written: string) => written.replaceAll(/[()]/g, '');
          assert.deepEqual(
            found.map(({ start, end, numbers }) => [bare(around.slice(start, end)), numbers[0]]),
            [[bare(text), number]],
            around,
          );
        }
      });
    }
  }

  for (const [number, countries, written] of asked) {
    for (const text of written) {
      it(`reads ${JSON.stringify(text)} as ${number} when it is asked for`, () => {
        assert.equal(phone.read(text, countries)[0], number);
      });
    }
  }

  for (const text of noNumbers) {
    it(`finds no number in ${text}`, () => {
      for (const around of [text, `x ${text} y`, `"${text}"`]) {
        assert.deepEqual(phone.find(around, everywhere), [], around);
      }
    });
  }

  it('offers what may be meant in another country, too', () => {
    assert.deepEqual(phone.read('044 668 18 00', ['FR', 'CH']), ['+33446681800', '+41446681800']);
    const [found] = phone.find('044 668 18 00', ['FR', 'CH']);
    assert.deepEqual(found?.numbers, ['+41446681800', '+33446681800']);
  });

  it('reads local spellings of no country but those given', () => {
    assert.deepEqual(phone.read('06 39 98 00 42', ['US']), []);
    assert.deepEqual(phone.find('06 39 98 00 42', []), []);
    assert.deepEqual(phone.read('06 39 98 00 42', ['XX', 'not a country']), []);
  });

  it('finds a run of digits only where it is somebody’s number', () => {
    const known = (number: string) => number === '+16285550140';
    const text = 'from=16285550140 to=33639980042 alias 6285550140';
    assert.deepEqual(
      phone.find(text, everywhere, known).map(({ start, end }) => text.slice(start, end)),
      ['16285550140', '6285550140'],
    );
  });

  it('finds all numbers of a line of a log', () => {
    const line = '2024-01-15 10:30:00 0639980042 +16285550140 3 calls, 12.5 s';
    assert.deepEqual(
      phone.find(line, everywhere).map(({ numbers }) => numbers[0]),
      ['+33639980042', '+16285550140'],
    );
  });

  it('finds in any text only what stands there, one behind the other', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '+33639980042',
        '06 39',
        '(0)',
        '-',
        ' ',
        '.',
        '00',
        '\n',
        'x',
        '10:30',
        '2024-',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.stringMatching(/^\d{1,5}$/),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end, numbers } of phone.find(text, everywhere)) {
          assert.ok(start >= last && end > start && end <= text.length);
          assert.ok(numbers.length > 0 && numbers.every((number) => /^\+\d{7,15}$/.test(number)));
          assert.ok(phone.read(text.slice(start, end), everywhere).includes(numbers[0] ?? ''));
          last = end;
        }
        phone.read(text, everywhere);
      }),
      { numRuns: 500 },
    );
  });

  it('takes time in proportion to the length of the text', () => {
    for (const unit of ['0', '+', '0 ', '(', '06 ', '1.', '(0)', '10:3']) {
      const started = performance.now();
      phone.find(unit.repeat(200_000 / unit.length), everywhere);
      assert.ok(performance.now() - started < 4000, unit);
    }
  });
});
