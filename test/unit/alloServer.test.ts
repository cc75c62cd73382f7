import assert from 'node:assert/strict';
import {
  defaultNow,
  documentedAnswer,
  landmarkCalls,
  landmarkLines,
  landmarks,
  orderCallSeconds,
  startAlloServer,
  type AlloServer,
} from '../allo-server/server.ts';
import { at, Client, list, record, text } from '../allo-server/testClient.ts';

describe('the sample Allo server', function () {
  // All conversations are made at once by some of them, which takes its time on a busy machine.
  this.timeout(20_000);

  let server: AlloServer;
  let client: Client;

  before(async () => {
    server = await startAlloServer({ rateLimits: null });
    client = new Client(server.url, server.keys.full.key);
  });

  after(() => server.close());

  describe('v1', () => {
    it('answers the documented example to the letter, whatever the size', async () => {
      for (const query of ['', '?size=1', '?size=100&page=0']) {
        const { body } = await client.get(`/v1/api/contact/cnt_abc123/conversation${query}`);
        assert.equal(body, JSON.stringify(documentedAnswer));
      }
      const { value } = await client.get('/v1/api/contact/cnt_abc123/conversation?page=4');
      assert.deepEqual(at(value, 'data', 'metadata', 'pagination'), {
        total_pages: 5,
        current_page: 4,
      });
      assert.equal(list(at(value, 'data', 'results')).length, 1);
    });

    it('lists contacts with the documented fields', async () => {
      const { value } = await client.get('/v1/api/contacts?size=100');
      const [ada] = list(at(value, 'data', 'results'));
      assert.deepEqual(ada, {
        id: landmarks.ada,
        name: 'Ada',
        last_name: 'Lovelace',
        company: { name: 'Analytical Engines Ltd', id: 'com-B4B0000000000000' },
        job_title: 'Head of Operations',
        website: 'https://analytical-engines.example',
        status: 'active',
        is_archived: false,
        created_at: '2023-11-06T09:12:00',
        updated_at: '2026-11-20T15:59:00',
        numbers: ['+447700900815', '+442079460815'],
        is_whitelisted: true,
        last_activity_date: '2026-11-20T15:48:00',
        engagement: 'ENGAGED',
      });
      assert.deepEqual(at(value, 'data', 'metadata', 'pagination'), {
        total_pages: 4,
        current_page: 0,
      });
    });

    it('has at least 320 contacts of all kinds, each number once', async () => {
      const contacts = await client.allContacts();
      assert.ok(contacts.length >= 320);
      assert.equal(new Set(contacts.map((contact) => contact['id'])).size, contacts.length);
      const numbers = contacts.flatMap((contact) => list(contact['numbers']));
      assert.equal(new Set(numbers).size, numbers.length);
      const some = (what: (contact: Record<string, unknown>) => boolean) =>
        assert.ok(contacts.some(what), what.toString());
      some((contact) => contact['name'] === null && contact['company'] === null);
      some((contact) => contact['name'] === null && contact['company'] !== null);
      some((contact) => contact['is_archived'] === true);
      some((contact) => contact['last_activity_date'] === null && contact['engagement'] === null);
      some((contact) => contact['created_at'] === null);
      some((contact) => list(contact['numbers']).length > 2);
      for (const letters of [/\p{Script=Han}/u, /\p{Script=Arabic}/u, /\p{Script=Hebrew}/u, /é/]) {
        some((contact) => letters.test(JSON.stringify(contact)));
      }
      for (const warmth of ['ENGAGED', 'COOLING', 'COLD']) {
        some((contact) => contact['engagement'] === warmth);
      }
    });

    it('gives one contact, with what extend asks for', async () => {
      const path = `/v1/api/contact/${landmarks.onePage}`;
      const plain = record(at((await client.get(path)).value, 'data'));
      assert.equal(plain['conversation_url'], `${path}/conversation`);
      assert.ok(!('engagement' in plain) && !('activity' in plain));
      const { value } = await client.get(`${path}?extend=engagement,activity`);
      assert.equal(at(value, 'data', 'engagement'), 'ENGAGED');
      const activity = list(at(value, 'data', 'activity'));
      assert.equal(activity.length, 7);
      assert.deepEqual(Object.keys(record(activity[0])).sort(), [
        ...['allo_number', 'content', 'made_at', 'made_by', 'type'],
      ]);
      assert.equal((await client.get(`${path}?extend=mood`)).status, 400);
    });

    it('pages a long conversation, newest first, nothing twice and nothing lost', async () => {
      const first = await client.page(landmarks.ada, 0, 25);
      assert.ok(first.totalPages >= 41);
      const all = [...first.items];
      for (let page = 1; page < first.totalPages; page++) {
        all.push(...(await client.page(landmarks.ada, page, 25)).items);
      }
      assert.equal(all.length, 1043);
      const dates = all.map(startOf);
      assert.deepEqual(dates, [...dates].sort().reverse());
      assert.ok(Date.parse(`${dates[0] ?? ''}Z`) < defaultNow);
      assert.ok(Date.parse(`${dates.at(-1) ?? ''}Z`) < defaultNow - 180 * 86_400_000);
      assert.equal(new Set(all.map((item) => JSON.stringify(item))).size, all.length);
      const beyond = await client.page(landmarks.ada, first.totalPages, 25);
      assert.deepEqual([beyond.items.length, beyond.totalPages], [0, first.totalPages]);
    });

    it('has a conversation of one page, and an empty one', async () => {
      const one = await client.page(landmarks.onePage, 0, 10);
      assert.deepEqual([one.items.length, one.totalPages], [7, 1]);
      const none = await client.page(landmarks.empty, 0, 10);
      assert.deepEqual([none.items.length, none.totalPages], [0, 0]);
    });

    it('filters a conversation by Allo number', async () => {
      const { number } = landmarkLines.usSupport;
      const path = `/v1/api/contact/${landmarks.ada}/conversation?size=100&allo_number=`;
      const { value } = await client.get(path + encodeURIComponent(number));
      const items = list(at(value, 'data', 'results')).map(record);
      assert.ok(items.length > 0);
      for (const item of items) {
        const { from_number, to_number } = record(item['call'] ?? item['message']);
        assert.ok([from_number, to_number].includes(number) || from_number === null);
      }
      // An unescaped plus is a blank.
      assert.equal((await client.get(path + number)).status, 400);
    });

    it('lists calls of a line with flat metadata, and wants the line', async () => {
      const number = encodeURIComponent(landmarkLines.parisSales.number);
      const { value } = await client.get(`/v1/api/calls?allo_number=${number}&size=5`);
      const metadata = record(at(value, 'data', 'metadata'));
      assert.deepEqual(Object.keys(metadata), ['total_pages', 'current_page']);
      assert.equal(list(at(value, 'data', 'results')).length, 5);
      const { status, value: problem } = await client.get('/v1/api/calls');
      assert.equal(status, 400);
      assert.equal(at(problem, 'details', 0, 'field'), 'allo_number');
    });

    it('lists three numbers', async () => {
      const { value } = await client.get('/v1/api/numbers');
      assert.deepEqual(
        list(at(value, 'data')).map((line) => at(line, 'name')),
        ['Paris sales', 'US support', 'London office'],
      );
    });

    it('refuses sizes and pages that cannot be', async () => {
      for (const query of ['size=0', 'size=101', 'size=ten', 'size=', 'page=-1', 'page=1.5']) {
        for (const path of ['contacts', `contact/${landmarks.ada}/conversation`]) {
          const { status, value } = await client.get(`/v1/api/${path}?${query}`);
          assert.equal(status, 400, query);
          assert.equal(at(value, 'details', 0, 'field'), query.split('=')[0]);
        }
      }
    });

    it('says with 400 that it does not know a contact', async () => {
      for (const path of [
        'con-NOBODY',
        'con-NOBODY/conversation',
        'a%2Fb/conversation',
        '%E0%A4',
      ]) {
        const { status, value } = await client.get(`/v1/api/contact/${path}`);
        assert.equal(status, 400);
        assert.deepEqual(value, { code: 'CONTACT_NOT_FOUND', details: null });
      }
    });

    it('holds every odd shape of an item', async () => {
      const { items } = await client.page(landmarks.oddities, 0, 100);
      const calls = items.filter(({ type }) => type === 'CALL').map(({ call }) => record(call));
      const messages = items
        .filter(({ call }) => call === null)
        .map((item) => record(item.message));
      const someCall = (what: (call: Record<string, unknown>) => boolean) =>
        assert.ok(calls.some(what), what.toString());
      someCall((call) => !('result' in call));
      someCall((call) => !('tags' in call) && call['tag'] === 'support');
      someCall((call) => call['transcript'] === null);
      someCall((call) => Array.isArray(call['transcript']) && call['transcript'].length === 0);
      someCall((call) => call['from_number'] === 'anonymous');
      someCall((call) => call['type'] === null);
      someCall((call) => call['to_number'] === null);
      someCall((call) => call['length_in_minutes'] === 0);
      const segments = calls.flatMap((call) => list(call['transcript'] ?? [])).map(record);
      const someSegment = (what: (segment: Record<string, unknown>) => boolean) =>
        assert.ok(segments.some(what), what.toString());
      someSegment((segment) => 'time' in segment && segment['start_seconds'] === null);
      someSegment((segment) => !('time' in segment) && !('start_seconds' in segment));
      for (const source of ['AGENT', 'USER', 'EXTERNAL', 'SUPERVISOR']) {
        someSegment((segment) => segment['source'] === source);
      }
      assert.ok(
        messages.some((message) => message['from_number'] === null && message['sender_id']),
      );
      assert.ok(messages.some((message) => message['type'] === 'INBOUND'));
      assert.ok(
        messages.some((message) => /\p{Extended_Pictographic}/u.test(text(message, 'content'))),
      );
    });

    it('has a call of two hours with more than a thousand segments in order', async () => {
      const { items } = await client.page(landmarks.longCall, 0, 10);
      const call = record(items.find((item) => item.call?.['id'] === landmarkCalls.twoHours)?.call);
      const segments = list(call['transcript']).map(record);
      assert.equal(call['length_in_minutes'], 120);
      assert.ok(segments.length > 1000);
      const starts = segments.map((segment) => Number(segment['start_seconds']));
      assert.deepEqual(
        starts,
        [...starts].sort((one, other) => one - other),
      );
      assert.ok(new Set(segments.map((segment) => segment['text'])).size > 400);
    });

    it('reads as conversations: no call shorter than 20 seconds, no text left unfilled', () => {
      for (const { contact, item } of server.team.entries()) {
        assert.ok(!/[{}]|undefined|\[[^\]]*\|/.test(item.kind === 'call' ? '' : item.content));
        if (item.kind === 'call' && contact.id !== landmarks.oddities) {
          assert.ok(item.lengthSeconds >= 20 && item.lengthSeconds <= 7200, item.id);
          assert.doesNotMatch((item.transcript ?? []).map((row) => row.text).join(), /\{\w+\}/);
          assert.doesNotMatch(item.summary ?? '', /\{\w+\}/);
          assert.ok((item.transcript?.at(-1)?.end ?? 0) <= item.lengthSeconds, item.id);
        }
      }
    });

    it('is the same with every start, and other with another seed', async () => {
      const again = await startAlloServer();
      const other = await startAlloServer({ seed: 'another' });
      const ask = (url: string) => new Client(url, server.keys.full.key).allContacts();
      try {
        const [here, there, elsewhere] = await Promise.all([
          ask(server.url),
          ask(again.url),
          ask(other.url),
        ]);
        assert.deepEqual(here, there);
        assert.notDeepEqual(here, elsewhere);
      } finally {
        await Promise.all([again.close(), other.close()]);
      }
    });
  });

  describe('v2', () => {
    it('describes the key, whatever its scopes', async () => {
      const { value } = await client.as(server.keys.contactsOnly.key).get('/v2/api/me');
      const data = record(at(value, 'data'));
      assert.deepEqual(data['scopes'], ['CONTACTS_READ']);
      assert.deepEqual(data['team'], { id: 'team-5A1107', name: 'Northquay' });
      assert.deepEqual(data['rate_limits'], { read_per_second: 20, write_per_second: 5 });
      assert.deepEqual(at(data['endpoints'], 0, 'path'), '/v2/api/me');
    });

    it('lists conversations of a line, one per number', async () => {
      const number = encodeURIComponent(landmarkLines.usSupport.number);
      const { value } = await client.get(`/v2/api/conversations?allo_number=${number}&size=50`);
      const rows = list(at(value, 'data')).map(record);
      assert.equal(rows.length, 50);
      assert.equal(new Set(rows.map((row) => row['contact_number'])).size, 50);
      assert.equal(rows[0]?.['contact_number'], '+447700900815');
      assert.equal(at(rows[0], 'last_item', 'id'), landmarkCalls.speech);
      assert.equal(at(rows[0], 'last_activity'), '2026-11-20T15:48:00Z');
      const { pagination } = record(value);
      assert.deepEqual(Object.keys(record(pagination)), [
        ...['page', 'size', 'total_count', 'total_pages', 'has_more'],
      ]);
      const without = await client.get('/v2/api/conversations');
      assert.equal(without.status, 400);
      assert.equal(at(without.value, 'error', 'code'), 'MISSING_ALLO_NUMBER');
    });

    it('searches words that were said, all of them, each by its beginning', async () => {
      const search = (body: unknown) => client.post('/v2/api/conversations/items/search', body);
      const { value } = await search({
        search: 'TWELVE scann friday',
        contact_number: '+447700900815',
      });
      assert.equal(at(value, 'data', 0, 'id'), landmarkCalls.speech);
      assert.equal(at(value, 'data', 0, 'transcript'), null);
      const extended = await search({ search: 'twelve scanners', extend: 'transcript', size: 1 });
      const segment = record(at(extended.value, 'data', 0, 'transcript', 0));
      assert.deepEqual(Object.keys(segment), ['source', 'time', 'text']);
      const nothing = await search({ search: 'twelve xylophones' });
      assert.equal(at(nothing.value, 'pagination', 'total_count'), 0);
      const accents = await search({ search: 'etiquettes blanches', size: 1 });
      assert.notEqual(at(accents.value, 'pagination', 'total_count'), 0);
    });

    it('ignores keys that it does not know', async () => {
      const count = async (body: unknown) =>
        at(
          (await client.post('/v2/api/conversations/items/search', body)).value,
          'pagination',
          'total_count',
        );
      const everything = await count({});
      assert.equal(await count({ date_from: '2026-11-01', querry: 'hinge' }), everything);
      assert.notEqual(await count({ date: { from: '2026-11-01' } }), everything);
    });

    it('refuses bodies that it cannot read', async () => {
      const cases: readonly (readonly [unknown, string])[] = [
        [{ size: 101 }, 'INVALID_PAGE_SIZE'],
        [{ page: 0 }, 'INVALID_REQUEST_BODY'],
        [{ search: '?!' }, 'INVALID_SEARCH_QUERY'],
        [{ extend: 'everything' }, 'UNSUPPORTED_EXTEND_VALUE'],
        [{ date: { from: '2026-02-01', to: '2026-01-01' } }, 'INVALID_DATE_RANGE'],
        [{ tags: 'order' }, 'INVALID_REQUEST_BODY'],
        [[1], 'INVALID_REQUEST_BODY'],
      ];
      for (const [body, code] of cases) {
        const { status, value } = await client.post('/v2/api/conversations/items/search', body);
        assert.equal(status, 400, JSON.stringify(body));
        assert.equal(at(value, 'error', 'code'), code, JSON.stringify(body));
      }
      const people = await client.post('/v2/api/crm/people/search', { filters: { name: 1 } });
      assert.equal(people.status, 422);
    });

    it('gives one item, without seconds', async () => {
      const path = `/v2/api/conversations/items/${landmarkCalls.speech}`;
      assert.equal(at((await client.get(path)).value, 'data', 'transcript'), null);
      const { value } = await client.get(`${path}?extend=transcript`);
      assert.equal(at(value, 'data', 'duration'), Math.ceil(orderCallSeconds));
      assert.equal(at(value, 'data', 'date'), '2026-11-20T15:48:00Z');
      assert.equal(at(value, 'data', 'user', 'name'), 'Priya Natarajan');
      const code = async (id: string) => {
        const answer = await client.get(`/v2/api/conversations/items/${id}`);
        return [answer.status, at(answer.value, 'error', 'code')];
      };
      assert.deepEqual(await code('cll-NONE'), [404, 'CONVERSATION_ITEM_NOT_FOUND']);
      assert.deepEqual(await code('call_abc123'), [400, 'INVALID_ITEM_ID']);
    });

    it('searches people, whose ids are not those of contacts', async () => {
      const search = (body: unknown) => client.post('/v2/api/crm/people/search', body);
      const byNumber = await search({ filters: { phone_number: '+447700900815' } });
      assert.equal(at(byNumber.value, 'pagination', 'total_count'), 1);
      const ada = record(at(byNumber.value, 'data', 0));
      assert.match(text(ada, 'id'), /^per-/);
      assert.deepEqual([ada['last_name'], ada['interactions']], ['Lovelace', 1043]);
      const byText = await search({ search: 'lovel' });
      assert.equal(at(byText.value, 'data', 0, 'name'), 'Ada');
      const sorted = await search({ sort: 'NAME_ASC', filters: { company: 'savons' } });
      assert.ok(list(at(sorted.value, 'data')).length > 0);
    });

    it('lists tags and the people of the team', async () => {
      const tags = list(at((await client.get('/v2/api/tags')).value, 'data'));
      assert.ok(tags.some((tag) => text(tag, 'name') === 'to_call_back'));
      const users = async (query: string) =>
        list(at((await client.get(`/v2/api/users${query}`)).value, 'data')).length;
      assert.deepEqual(
        [await users(''), await users('?role=ADMIN'), await users('?status=BLOCKED')],
        [6, 1, 0],
      );
    });

    it('does not know what is not there', async () => {
      for (const [path, code] of [
        ['/v2/api/contacts', at((await client.get('/v2/api/contacts')).value, 'error', 'code')],
        ['/v1/api/nothing', at((await client.get('/v1/api/nothing')).value, 'code')],
      ]) {
        assert.equal(code, 'ENDPOINT_NOT_FOUND', String(path));
      }
      const { status } = await client.get('/v2/api/conversations/items/search/more/parts');
      assert.equal(status, 404);
    });
  });

  it('may have very many contacts, each number once, and starts at once', async () => {
    const large = await startAlloServer({ contacts: 12_000 });
    const contacts = large.team.contacts();
    await large.close();
    const numbers = contacts.flatMap((contact) => contact.numbers);
    assert.equal(new Set(numbers).size, numbers.length);
    assert.ok(numbers.every((number) => /^\+\d{9,13}$/.test(number)));
    // Two thirds of them are calls.
    assert.ok(contacts.reduce((sum, { plannedItems }) => sum + plannedItems, 0) > 70_000);
  });

  it('keeps what was said of other teams to itself', async () => {
    const other = client.as(server.keys.otherTeam.key);
    assert.equal((await other.allContacts()).length, 14);
    assert.equal((await other.get(`/v1/api/contact/${landmarks.ada}`)).status, 400);
    assert.equal((await client.as(server.keys.emptyTeam.key).allContacts()).length, 0);
  });

  it('compresses for those who accept it', async () => {
    const path = `/v1/api/contact/${landmarks.ada}/conversation`;
    const packed = await client.raw(path, { 'accept-encoding': 'gzip' });
    const plain = await client.raw(path, { 'accept-encoding': 'identity' });
    assert.equal(packed.headers['content-encoding'], 'gzip');
    assert.equal(plain.headers['content-encoding'], undefined);
    assert.ok(packed.body.length < plain.body.length / 3);
  });
});

function startOf(item: { call: unknown; message: unknown }): string {
  return text(item.call ?? item.message, 'start_date');
}
