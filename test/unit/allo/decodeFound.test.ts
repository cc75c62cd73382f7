import assert from 'node:assert/strict';
import { readFoundItems } from '../../../src/allo/decode/foundItem.ts';
import { readContacts } from '../../../src/allo/decode/contact.ts';
import { readRecentConversations } from '../../../src/allo/decode/recentConversation.ts';
import { readTags, readUsers } from '../../../src/allo/decode/team.ts';

const page = { index: 0, size: 10 };

const call = {
  id: 'cll-1',
  type: 'CALL',
  direction: 'INBOUND',
  allo_number: '+33199004210',
  contact_number: '+33612345678',
  contacts: [
    { id: 'per-1', name: 'Ada', company: { id: 'com-1', name: 'Engines' }, deals: [] },
    { id: 'per-2', name: ' ', company: null },
    'nobody',
  ],
  user: { id: 'usr-1', name: 'Priya', email: null },
  date: '2026-11-20T10:00:00Z',
};
const message = { ...call, id: 'msg-1', type: 'SMS', content: 'Hello' };

describe('readFoundItems', () => {
  it('tells with whom an item was, through which line and by whom', () => {
    const { items, totalPages } = readFoundItems(
      { data: [call], pagination: { page: 1, size: 10, total_count: 31, total_pages: 4 } },
      page,
    );
    assert.equal(totalPages, 4);
    const [{ item, ...found } = assert.fail()] = items;
    assert.equal(item.key, 'cll-1');
    assert.deepEqual(found, {
      contactNumber: '+33612345678',
      people: [{ name: 'Ada', company: 'Engines' }],
      alloNumber: '+33199004210',
      user: 'Priya',
    });
  });

  it('reads a transcript in either of its shapes', () => {
    const rows = [{ source: 'USER', time: '2026-11-20T10:00:07Z', text: 'Hi' }];
    for (const transcript of [rows, { transcripts: rows }]) {
      const { items } = readFoundItems({ data: [{ ...call, transcript }] }, page);
      const item = items[0]?.item;
      assert.ok(item?.kind === 'call');
      assert.deepEqual(item.transcript, [{ speaker: 'user', text: 'Hi', start: 7, end: null }]);
    }
  });

  it('takes a number that was withheld, and fields that are not there, for nothing', () => {
    const { items } = readFoundItems(
      { data: [{ id: 'cll-2', type: 'CALL', contact_number: 'anonymous', contacts: null }] },
      page,
    );
    assert.deepEqual(items[0]?.contactNumber, null);
    assert.deepEqual(items[0].people, []);
    assert.equal(items[0].user, null);
  });

  it('leaves out what it cannot read, and nothing else', () => {
    const bad = [null, 7, {}, { type: 'CALL' }, { ...call, type: 'FAX' }, [call]];
    const { items, totalPages } = readFoundItems({ data: [...bad, call, message] }, page);
    assert.deepEqual(
      items.map(({ item }) => item.kind),
      ['call', 'text-message'],
    );
    assert.equal(totalPages, 1);
  });

  it('tells two messages with the same fields apart', () => {
    const { items } = readFoundItems({ data: [message, { ...message, id: 'msg-2' }] }, page);
    assert.equal(new Set(items.map(({ item }) => item.key)).size, 2);
  });

  it('goes by has_more where no total is told', () => {
    const pagesBy = (pagination: unknown, data: unknown[] = [call]) =>
      readFoundItems({ data, pagination }, { index: 3, size: 1 });
    assert.deepEqual(pagesBy({ has_more: true }).totalPages, 5);
    assert.deepEqual(pagesBy({ has_more: false }).totalPages, 4);
    assert.deepEqual(pagesBy({ has_more: true }, []).totalPages, 3);
    assert.deepEqual(pagesBy({ total_pages: 9, has_more: false }).totalPages, 9);
    assert.equal(pagesBy({ has_more: true }).totalIsGuess, true);
  });
});

describe('readContacts, of people', () => {
  it('reads a person, whose full name may stand in one field', () => {
    const { items } = readContacts(
      {
        data: [
          {
            id: 'per-1',
            name: 'Ada Lovelace',
            last_name: '',
            numbers: ['+33612345678'],
            emails: ['a@example.com,b@example.com'],
            company: { name: 'Engines' },
            last_activity_at: '2026-11-20T10:00:00',
          },
        ],
      },
      page,
    );
    assert.equal(items[0]?.name, 'Ada Lovelace');
    assert.deepEqual(items[0].emails, ['a@example.com', 'b@example.com']);
    assert.equal(items[0].lastActivityAt, Date.UTC(2026, 10, 20, 10));
  });
});

describe('readRecentConversations', () => {
  it('reads each as a contact that is a number', () => {
    const { items } = readRecentConversations(
      {
        data: [
          {
            contact_number: '+33 6 12 34 56 78',
            contacts: [
              { name: 'Ada', company: { name: 'Engines' } },
              { name: 'Charles', company: { name: 'Engines' } },
            ],
            last_activity: '2026-11-20T10:00:00Z',
            last_item: {},
          },
          { contact_number: '+33612345679', contacts: [] },
          { contact_number: 'anonymous' },
          { contact_number: 'NORTHQUAY' },
          null,
        ],
      },
      page,
    );
    assert.deepEqual(
      items.map(({ id, name, company, numbers, lastActivityAt }) => [
        ...[id, name, company],
        ...[numbers, lastActivityAt],
      ]),
      [
        [
          ...['+33612345678', 'Ada, Charles', 'Engines'],
          ...[['+33612345678'], Date.UTC(2026, 10, 20, 10)],
        ],
        ['+33612345679', null, null, ['+33612345679'], null],
      ],
    );
  });
});

describe('readTags and readUsers', () => {
  it('read names, given by themselves or in objects', () => {
    const data = [{ id: 'tag-1', name: 'bug', color: '#fff' }, 'vip', { name: 'bug' }, {}, null];
    assert.deepEqual(readTags({ data }), ['bug', 'vip']);
  });

  it('read people who have an id', () => {
    const data = [{ id: 'usr-1', name: 'Priya', email: null }, { name: 'Nobody' }, null];
    assert.deepEqual(readUsers({ data }), [{ id: 'usr-1', name: 'Priya', email: null }]);
  });
});
