import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDateWords } from '../../../src/matching/dateWords.ts';

/** A Wednesday. */
const now = new Date(2026, 10, 18, 23, 30);

const read = (text: string, at = now) => {
  const range = readDateWords(text, at);
  return range && (range.from === range.to ? range.from : `${range.from} ${range.to}`);
};

describe('Days in words', () => {
  for (const [texts, range] of [
    [['today', 'Today ', 'aujourd’hui', "AUJOURD'HUI", 'this day'], '2026-11-18'],
    [['yesterday', 'hier', 'last day', '1 day ago'], '2026-11-17'],
    [['day before yesterday', 'the day before yesterday', 'avant-hier'], '2026-11-16'],
    [['this week', 'cette semaine', 'this-week', 'this_week'], '2026-11-16 2026-11-22'],
    [
      [
        'last week',
        'previous week',
        'la semaine dernière',
        'semaine derniere',
        'la semaine passée',
      ],
      '2026-11-09 2026-11-15',
    ],
    [
      ['this month', 'ce mois', 'ce mois-ci', 'november', 'Nov', 'nov.', '2026-11'],
      '2026-11-01 2026-11-30',
    ],
    [['last month', 'le mois dernier', 'october', 'oct 2026'], '2026-10-01 2026-10-31'],
    [['this year', 'cette année', '2026', '2026-01..2026-12'], '2026-01-01 2026-12-31'],
    [['last year', "l'année dernière", 'l’an dernier', '2025'], '2025-01-01 2025-12-31'],
    [['last 30 days', 'past 30 days', '30 days', 'les 30 derniers jours'], '2026-10-20 2026-11-18'],
    [['last 1 day'], '2026-11-18'],
    [['last 2 weeks', '2 dernières semaines'], '2026-11-05 2026-11-18'],
    [['last 3 months', '3 derniers mois'], '2026-08-19 2026-11-18'],
    [['last 1 year'], '2025-11-19 2026-11-18'],
    [['3 days ago', 'il y a 3 jours'], '2026-11-15'],
    [['2 weeks ago', 'il y a 2 semaines'], '2026-11-02 2026-11-08'],
    [['1 month ago', 'il y a 1 mois'], '2026-10-01 2026-10-31'],
    [['monday', 'lundi', 'last monday', 'lundi dernier'], '2026-11-16'],
    [['wednesday', 'mercredi'], '2026-11-18'],
    [['thursday', 'jeudi'], '2026-11-12'],
    [['december', 'décembre', 'déc.'], '2025-12-01 2025-12-31'],
    [['february 2024', 'février 2024', 'in feb 2024'], '2024-02-01 2024-02-29'],
    [['august 2025', 'août 2025'], '2025-08-01 2025-08-31'],
    [['june 2026', 'juin 2026'], '2026-06-01 2026-06-30'],
    [['july 2026', 'juil. 2026', 'juillet 2026'], '2026-07-01 2026-07-31'],
    [['may', 'mai 2026'], '2026-05-01 2026-05-31'],
    [['mars'], '2026-03-01 2026-03-31'],
    [
      ['3 november', 'november 3', 'Nov 3rd, 2026', '3 nov. 2026', 'le 3 novembre', '2026-11-3'],
      '2026-11-03',
    ],
    [['1er novembre', 'November 1st', '2026-11-01'], '2026-11-01'],
    [['19 november'], '2025-11-19'],
    [['29 feb 2024'], '2024-02-29'],
    [
      [
        '2026-11-01..2026-11-15',
        '2026-11-01 to 2026-11-15',
        'du 1 nov au 15 nov',
        'november 1 .. 15 november',
      ],
      '2026-11-01 2026-11-15',
    ],
    [['last week to today', 'semaine dernière..aujourd’hui'], '2026-11-09 2026-11-18'],
  ] as const) {
    for (const text of texts) {
      it(`${JSON.stringify(text)} is ${range}`, () => {
        assert.equal(read(text), range);
      });
    }
  }

  for (const text of [
    '',
    'week',
    'tomorrow',
    'last',
    'last 0 days',
    'last 9999 years',
    'il y a longtemps',
    'smarch',
    '2026-13',
    '2026-02-30',
    '2026-11-00',
    '30 february',
    '31 november 2026',
    '1926',
    '01/02/2026',
    '2026-11-15..2026-11-01',
    '..',
    'today..',
    'today to today to today',
    '20261101',
    'november 20266',
    'constructor',
    '__proto__ ago',
    'x'.repeat(100_000),
  ]) {
    it(`${JSON.stringify(text.slice(0, 40))} is none`, () => {
      assert.equal(read(text), undefined);
    });
  }

  it('are those of the user’s calendar, over the ends of months and years', () => {
    assert.equal(read('yesterday', new Date(2026, 0, 1)), '2025-12-31');
    assert.equal(read('last month', new Date(2026, 0, 31)), '2025-12-01 2025-12-31');
    assert.equal(read('last 1 month', new Date(2024, 2, 31)), '2024-03-01 2024-03-31');
    assert.equal(read('this week', new Date(2026, 10, 22)), '2026-11-16 2026-11-22');
    assert.equal(read('this week', new Date(2026, 10, 23)), '2026-11-23 2026-11-29');
  });

  it('are never the wrong way round, nor other than days', () => {
    const words = fc.constantFrom(
      'last',
      'this',
      'week',
      'days',
      '3',
      '30',
      'ago',
      'il',
      'y',
      'a',
      'nov',
      'mai',
      '2026',
      '..',
      'to',
      '2026-11',
      '-',
      'dernier',
      'jours',
      'monday',
    );
    const text = fc.oneof(
      fc.array(words, { maxLength: 5 }).map((all) => all.join(' ')),
      fc.string({ maxLength: 30 }),
    );
    const at = fc.date({ min: new Date(1990, 0), max: new Date(2090, 0), noInvalidDate: true });
    fc.assert(
      fc.property(text, at, (typed, date) => {
        const range = readDateWords(typed, date);
        if (!range) return;
        assert.match(range.from, /^\d{4}-\d\d-\d\d$/u);
        assert.equal(new Date(range.to).toISOString().slice(0, 10), range.to);
        assert.ok(range.from <= range.to);
        assert.deepEqual(readDateWords(`${range.from}..${range.to}`, date), range);
      }),
      { numRuns: 1000 },
    );
  });
});
