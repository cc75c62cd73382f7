import assert from 'node:assert/strict';
import { parseDate } from '../../../src/allo/decode/date.ts';

describe('parseDate', () => {
  const expected = '2024-01-15T10:30:00.000Z';
  for (const given of [
    '2024-01-15T10:30:00',
    '2024-01-15T10:30:00Z',
    '2024-01-15T10:30:00z',
    '2024-01-15T10:30',
    '2024-01-15 10:30:00',
    ' 2024-01-15T10:30:00 ',
    '2024-01-15T10:30:00.0004',
    '2024-01-15T12:30:00+02:00',
    '2024-01-15T12:30:00+0200',
    '2024-01-15T12:30:00 +02',
    '2024-01-15T05:00:00-05:30',
    '2024-01-16T00:30:00+14:00',
    1705314600,
    1705314600000,
    '1705314600',
    '1705314600000',
  ])
    it(`reads ${JSON.stringify(given)}`, () => {
      const time = parseDate(given);
      assert.equal(time === null ? null : new Date(time).toISOString(), expected);
    });

  for (const [given, iso] of [
    ['2024-01-15', '2024-01-15T00:00:00.000Z'],
    ['2024-01-15T10:30:05.58', '2024-01-15T10:30:05.580Z'],
    ['2024-01-15T10:30:05,1239', '2024-01-15T10:30:05.123Z'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000Z'],
    ['2024-02-29T00:00:00', '2024-02-29T00:00:00.000Z'],
  ] as const)
    it(`reads ${given} as ${iso}`, () => assert.equal(parseDate(given), Date.parse(iso)));

  for (const nonsense of [
    undefined,
    null,
    '',
    'yesterday',
    'null',
    'NaN',
    true,
    {},
    [],
    NaN,
    Infinity,
    0,
    -1,
    12,
    '12',
    1e300,
    '0000-00-00T00:00:00',
    '0001-01-01T00:00:00Z',
    '0095-01-01',
    '9999-12-31T23:59:59Z',
    '2024-00-15T10:30:00',
    '2024-13-15T10:30:00',
    '2024-01-00',
    '2023-02-29',
    '2024-01-15T24:00:00',
    '2024-01-15T10:60:00',
    '2024-01-15T10:30:61',
    '2024-01-15T10:30:00+15:00',
    '2024-01-15T10:30:00+02:60',
    '2024-01-15T10:30:00 Europe/Paris',
    '15/01/2024',
    '+002024-01-15',
    `2024-01-15T10:30:00${' '.repeat(100_000)}x`,
  ])
    it(`has no date for ${(JSON.stringify(nonsense) as string | undefined)?.slice(0, 40) ?? 'undefined'}`, () =>
      assert.equal(parseDate(nonsense), null));
});
