import assert from 'node:assert/strict';
import { readAlloNumbers } from '../../../src/allo/decode/alloNumber.ts';
import { readContact, readContacts } from '../../../src/allo/decode/contact.ts';
import { readConversation } from '../../../src/allo/decode/conversation.ts';
import { readFoundItem } from '../../../src/allo/decode/foundItem.ts';
import { readKeyInfo } from '../../../src/allo/decode/keyInfo.ts';
import { AlloError } from '../../../src/allo/errors.ts';

function refuses(read: () => unknown) {
  assert.throws(
    read,
    (error) => error instanceof AlloError && error.problem.kind === 'unexpected-shape',
  );
}

describe('readContacts', () => {
  it('reads a contact with all it may have', () => {
    const { items, totalPages } = readContacts(
      {
        data: {
          results: [
            {
              id: 'con-1',
              name: ' Ada ',
              last_name: 'Lovelace',
              company: { name: 'Analytical Engines', id: 'com-1' },
              job_title: 'Countess',
              website: 'https://example.com',
              status: 'active',
              is_archived: true,
              created_at: '2024-01-01T00:00:00',
              numbers: ['+33612345678', { number: '+33612345679', type: 'MOBILE' }, '+33612345678'],
              emails: ['a@example.com, b@example.com', 'a@example.com'],
              is_whitelisted: false,
              last_activity_date: '2024-01-15T10:30:00',
              engagement: 'COOLING',
            },
          ],
          metadata: { pagination: { total_pages: 3, current_page: 0 } },
        },
      },
      { index: 0, size: 1 },
    );
    assert.equal(totalPages, 3);
    assert.deepEqual(items, [
      {
        id: 'con-1',
        name: 'Ada Lovelace',
        company: 'Analytical Engines',
        jobTitle: 'Countess',
        website: 'https://example.com',
        numbers: ['+33612345678', '+33612345679'],
        emails: ['a@example.com', 'b@example.com'],
        engagement: 'COOLING',
        lastActivityAt: Date.UTC(2024, 0, 15, 10, 30),
        isArchived: true,
      },
    ]);
  });

  it('reads one that is only an id, and leaves out what has none', () => {
    const bare = {
      name: null,
      company: null,
      jobTitle: null,
      website: null,
      numbers: [],
      emails: [],
      engagement: null,
      lastActivityAt: null,
      isArchived: false,
    };
    for (const value of [undefined, null, {}, true, '']) {
      const names = ['name', 'last_name', 'company', 'numbers', 'emails', 'engagement', 'activity'];
      const fields = Object.fromEntries(names.map((name) => [name, value]));
      const { items } = readContacts(
        { data: { results: [null, 7, {}, { id: null }, { id: 'con-1', ...fields }] } },
        { index: 0, size: 10 },
      );
      assert.deepEqual(items, [{ id: 'con-1', ...bare }]);
    }
  });

  it('joins whatever there is of a name', () => {
    const nameOf = (fields: object) => readContact({ data: { id: 'con-1', ...fields } }).name;
    assert.equal(nameOf({ name: 'Ada' }), 'Ada');
    assert.equal(nameOf({ last_name: 'Lovelace' }), 'Lovelace');
    assert.equal(nameOf({ name: ' ', last_name: '' }), null);
  });
});

describe('readContact', () => {
  it('takes the latest of its activities', () => {
    const activity = [
      { type: 'INBOUND_CALL', made_at: '2024-01-15T10:30:00' },
      { type: 'OUTBOUND_SMS', made_at: '2024-01-17T10:30:00Z' },
      { type: 'OUTBOUND_SMS', made_at: 'soon' },
      null,
      { made_at: '2024-01-16T10:30:00' },
    ];
    const contact = readContact({ data: { id: 'con-1', activity } });
    assert.equal(contact.lastActivityAt, Date.UTC(2024, 0, 17, 10, 30));
  });

  it('refuses what is not a contact', () => {
    for (const body of [null, [], 'x', {}, { data: null }, { data: { id: '' } }])
      refuses(() => readContact(body));
  });
});

describe('readAlloNumbers', () => {
  it('reads the lines that have a number', () =>
    assert.deepEqual(
      readAlloNumbers({
        data: [
          { number: null, name: 'ALLO', country: 'FR' },
          { number: '+33187654321', name: 'Support', country: 'FR', is_shared_number: true },
          { number: '+33187654322' },
          null,
        ],
      }),
      [
        { number: '+33187654321', name: 'Support', country: 'FR' },
        { number: '+33187654322', name: null, country: null },
      ],
    ));

  it('refuses what is not a list', () => refuses(() => readAlloNumbers({ data: {} })));
});

describe('readKeyInfo', () => {
  it('reads key, team and scopes', () => {
    const team = { id: 'tea-1', name: 'Acme' };
    const scopes = ['CONVERSATIONS_READ', 'CONTACTS_READ', 'CONTACTS_READ'];
    assert.deepEqual(readKeyInfo({ data: { api_key_id: 'key-1', scopes, endpoints: [], team } }), {
      keyId: 'key-1',
      team,
      scopes: ['CONVERSATIONS_READ', 'CONTACTS_READ'],
    });
  });

  it('does without team, name or scopes', () => {
    assert.deepEqual(readKeyInfo({ data: { api_key_id: 'key-1' } }), {
      keyId: 'key-1',
      team: null,
      scopes: [],
    });
    assert.deepEqual(readKeyInfo({ scopes: [], team: { id: 'tea-1' } }).team, {
      id: 'tea-1',
      name: 'tea-1',
    });
  });

  it('refuses JSON that does not speak of a key', () => {
    for (const body of [null, [], {}, { data: {} }, { status: 'ok' }])
      refuses(() => readKeyInfo(body));
  });
});

describe('readFoundItem', () => {
  const readItem = (body: unknown, id: string) => readFoundItem(body, id).item;
  const wire = {
    id: 'cll-1',
    type: 'CALL',
    direction: 'OUTBOUND',
    allo_number: '+33187654321',
    contact_number: '+33612345678',
    date: '2024-01-15T10:30:00Z',
    duration: 330,
    result: 'CLOSED',
    recording_url: null,
    summary: 'Short',
    tags: ['a', 'a'],
    transcript: [{ source: 'EXTERNAL', time: '2024-01-15T10:30:05Z', text: 'Hi' }],
  };

  it('reads a call into the same shape as v1', () =>
    assert.deepEqual(readItem({ data: wire }, 'cll-1'), {
      kind: 'call',
      key: 'cll-1',
      id: 'cll-1',
      direction: 'outbound',
      from: '+33187654321',
      to: '+33612345678',
      startedAt: Date.UTC(2024, 0, 15, 10, 30),
      lengthSeconds: 330,
      result: 'CLOSED',
      summary: 'Short',
      tags: ['a'],
      recordingUrl: null,
      transcript: [{ speaker: 'external', text: 'Hi', start: 5, end: null }],
    }));

  it('reads a call of nothing but a type', () => {
    const call = readItem({ data: { type: 'CALL', tags: null } }, 'cll-9');
    assert.equal(call.kind === 'call' && call.id, 'cll-9');
  });

  it('reads a transcript in an object, and a summary in one', () => {
    const { transcript, summary } = wire;
    const call = readItem(
      { data: { ...wire, transcript: { transcripts: transcript }, summary: { content: summary } } },
      'cll-1',
    );
    assert.equal(call.kind === 'call' && call.transcript?.length, 1);
    assert.equal(call.kind === 'call' && call.summary, 'Short');
  });

  it('says who wrote to whom, if it can be told', () => {
    const partiesOf = (direction: unknown) => {
      const { from, to } = readItem({ data: { ...wire, direction } }, 'x');
      return [from, to];
    };
    assert.deepEqual(partiesOf('INBOUND'), [wire.contact_number, wire.allo_number]);
    assert.deepEqual(partiesOf('OUTBOUND'), [wire.allo_number, wire.contact_number]);
    assert.deepEqual(partiesOf(null), [null, null]);
  });

  it('gives a text message the key that v1 gives it', () => {
    const message = readItem(
      { data: { ...wire, type: 'SMS', content: 'Hello', date: '2024-01-15T10:30:00.123Z' } },
      'msg-1',
    );
    const v1 = {
      type: 'TEXT_MESSAGE',
      message: {
        from_number: wire.allo_number,
        to_number: wire.contact_number,
        type: 'OUTBOUND',
        content: 'Hello',
        start_date: '2024-01-15T10:30:00',
      },
    };
    const { items } = readConversation({ data: { results: [v1] } }, { index: 0, size: 10 });
    assert.equal(message.key, items[0]?.key);
  });

  it('refuses what is neither', () => {
    for (const body of [null, {}, { data: { ...wire, type: 'FAX' } }, { data: [wire] }])
      refuses(() => readItem(body, 'cll-1'));
  });
});
