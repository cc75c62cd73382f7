import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ContactIndex } from '../../../src/matching/contactIndex.ts';
import { type Contact, contactKnownById } from '../../../src/model/contact.ts';
import { manyContacts } from '../../bench/manyContacts.ts';

const person = (id: string, name: string | null, more: Partial<Contact> = {}): Contact => ({
  ...contactKnownById(id),
  name,
  ...more,
});

const people = [
  person('ada', 'Ada Lovelace', {
    company: 'Analytical Engines Ltd',
    jobTitle: 'Head of Purchasing',
    numbers: ['+442079460312', '+33639980042'],
    emails: ['ada@analytical.example'],
    lastActivityAt: 5,
  }),
  person('adam', 'Adam Nguyen', { numbers: ['+16285550140'], lastActivityAt: 9 }),
  person('eve', 'Ève Lefèvre', { company: '3M', lastActivityAt: 4 }),
  person('jean', 'Jean-Baptiste O’Donnell', { lastActivityAt: 3 }),
  person('jurgen', 'Jürgen Müller', { company: 'Groß & Söhne', lastActivityAt: 2 }),
  person('misaki', '佐藤 美咲', { numbers: ['+815055550123'] }),
  person('nameless', null, { numbers: ['+33199004210'] }),
  person('nevada', 'Nevada Smith', { lastActivityAt: 99 }),
  person('dana', 'Dana Scully', { company: 'Adair Inc', lastActivityAt: 50 }),
  person('short', 'Taxi', { numbers: ['38200'] }),
];

describe('The index of contacts', () => {
  const index = new ContactIndex();
  index.sync(people);
  const found = (query: string, limit = 20) => index.find(query, limit).map(({ id }) => id);

  for (const [query, ...expected] of [
    ['ada', 'ada', 'adam', 'dana', 'nevada'],
    ['ADA LOVE', 'ada'],
    ['love ada', 'ada'],
    ['lovelace', 'ada'],
    ['lefevre', 'eve'],
    ['LEFÈVRE', 'eve'],
    ['eve', 'eve'],
    ['baptiste', 'jean'],
    ['jeanbaptiste', 'jean'],
    ["o'donnell", 'jean'],
    ['odonnell', 'jean'],
    ['gross', 'jurgen'],
    ['mueller', 'jurgen'],
    ['佐藤', 'misaki'],
    ['佐藤美咲', 'misaki'],
    ['美', 'misaki'],
    ['purchasing', 'ada'],
    ['engines head', 'ada'],
    ['ada@analytical.example', 'ada'],
    ['ada@', 'ada', 'adam', 'dana'],
    ['@analytical', 'ada'],
    ['3m', 'eve'],
    ['lovlace', 'ada'],
    ['lovealce', 'ada'],
    ['loveelace', 'ada'],
    ['lavelace', 'ada'],
    ['kovelace', 'ada'],
    ['lovelac', 'ada'],
    ['lovelcae', 'ada'],
    ['scluly', 'dana'],
    ['+442079460312', 'ada'],
    ['020 7946 0312', 'ada'],
    ['+44 (0)20 7946 0312', 'ada'],
    ['0044 20 79', 'ada'],
    ['011 44 20 7946', 'ada'],
    ['0312', 'ada'],
    ['06 39 98', 'ada'],
    ['06.39.98.00.42', 'ada'],
    ['0639980042', 'ada'],
    ['(628) 555-0140', 'adam'],
    ['6285550140', 'adam'],
    ['1-628-555-0140', 'adam'],
    ['01 99 00 42 10', 'nameless'],
    ['38200', 'short'],
    ['ada 0312', 'ada'],
    ['06 39 lovelace', 'ada'],
    ['jean lovelace'],
    ['xyzzy'],
    ['lvlc'],
    ['adx'],
    [''],
    ['  '],
    ['!?'],
  ]) {
    it(`finds for ${JSON.stringify(query)}: ${expected.join(', ') || 'nobody'}`, () => {
      assert.deepEqual(found(query ?? ''), expected);
    });
  }

  it('gives no more than it is asked for, and the best of them', () => {
    assert.deepEqual(found('ada', 2), ['ada', 'adam']);
  });

  it('puts who was active last first where nothing else tells them apart', () => {
    const own = new ContactIndex();
    const same = [1, 3, 2].map((lastActivityAt) =>
      person(`same-${lastActivityAt}`, 'Same Name', { lastActivityAt }),
    );
    own.sync(same);
    assert.deepEqual(
      own.find('same', 9).map(({ id }) => id),
      ['same-3', 'same-2', 'same-1'],
    );
  });

  it('goes with contacts that come, change and go', () => {
    const own = new ContactIndex();
    const [ada, adam, eve] = people as [Contact, Contact, Contact];
    own.sync([ada]);
    own.sync([ada, adam, eve]);
    assert.equal(own.size, 3);
    const renamed = { ...ada, name: 'Augusta King' };
    own.sync([renamed, adam]);
    assert.equal(own.size, 2);
    assert.deepEqual(own.find('lovelace', 9), []);
    assert.deepEqual(own.find('eve', 9), []);
    assert.deepEqual(own.find('augusta', 9), [renamed]);
    assert.deepEqual(own.find('nguyen', 9), [adam]);
  });

  it('forgets what has gone, however often all of it changes', () => {
    const own = new ContactIndex();
    const many = manyContacts(300);
    for (let round = 0; round < 12; round++) own.sync(many.map((contact) => ({ ...contact })));
    const last = many.map((contact) => ({ ...contact }));
    own.sync(last);
    assert.equal(own.size, 300);
    const name = last.find(({ name }) => name?.includes(' '))?.name ?? '';
    const [first] = own.find(name, 5);
    assert.ok(first && last.includes(first));
  });

  it('finds everybody by the whole of each field, however the pages came', () => {
    const many = manyContacts(400);
    const ordered = new ContactIndex();
    ordered.sync(many);
    const other = new ContactIndex();
    for (let known = 0; known < 400; known += 100) {
      other.sync([...many.slice(0, 400)].reverse().slice(0, known + 100));
    }
    fc.assert(
      fc.property(fc.constantFrom(...many), fc.nat(5), (contact, cut) => {
        const queries = [contact.name, contact.company, ...contact.numbers, ...contact.emails];
        for (const query of queries.filter((text) => text !== null)) {
          const begun = query.slice(0, Math.max(4, query.length - cut));
          const all = ordered.find(begun, 400);
          assert.ok(all.includes(contact), begun);
          assert.deepEqual(other.find(begun, 400), all);
        }
      }),
    );
  });

  it('stands whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (query) => {
        assert.ok(index.find(query, 3).length <= 3);
      }),
    );
  });
});
