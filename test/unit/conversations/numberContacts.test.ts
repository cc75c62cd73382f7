import assert from 'node:assert/strict';
import type { AccountConversations } from '../../../src/conversations/accountConversations.ts';
import type { FoundItem } from '../../../src/model/foundItem.ts';
import type { KeyName } from '../../allo-server/keys.ts';
import {
  type AlloServer,
  landmarkCalls,
  landmarks,
  startAlloServer,
} from '../../allo-server/server.ts';
import { openAccount } from './support/openAccount.ts';

const ada = '+447700900815';
const line = '+442079460312';
const search = '/v2/api/conversations/items/search';
const page = { index: 0, size: 20 };

describe('Contacts that are known by their number', function () {
  this.timeout(30_000);
  let server: AlloServer;
  let account: AccountConversations;

  before(async () => {
    server = await startAlloServer({ rateLimits: null });
    server.team.entries();
  });
  after(() => server.close());
  beforeEach(() => {
    open('conversationsOnly');
    server.clearRequests();
  });
  afterEach(() => account.dispose());

  const open = (key: KeyName) => {
    account = openAccount(server, key, { readsPerSecond: 1000, writesPerSecond: 1000 });
  };
  const asked = () => server.requests.map(({ method, path }) => `${method} ${path}`);
  const firstOf = async (words: string): Promise<FoundItem> => {
    const { items } = await account.searchItems({ search: words, contactNumber: ada }, page);
    return items[0] ?? assert.fail('Nothing was found');
  };
  const addressOfSpeech = async () => {
    const address = account.addressOf(await firstOf('twelve scann friday'));
    return address ?? assert.fail('It has no address');
  };

  it('have a conversation, with its transcripts, newest first', async () => {
    const conversation = account.conversation(ada, null);
    const items = await conversation.load(0);
    assert.equal(items.length, 25);
    assert.equal(items[0]?.key, landmarkCalls.speech);
    assert.ok(items[0].kind === 'call' && (items[0].transcript?.length ?? 0) > 5);
    assert.ok((conversation.totalPages ?? 0) > 30);
    assert.deepEqual(asked(), [`POST ${search}`]);
  });

  it('have one through each line', async () => {
    const items = await account.conversation(ada, line).load(0);
    assert.ok(items.length > 0);
    for (const item of items)
      assert.ok(item.kind !== 'unreadable' && [item.from, item.to].includes(line));
  });

  it('are known by the names that came with what was found', async () => {
    assert.equal(account.knownContact(ada), undefined);
    const contact = await account.contact(ada);
    assert.deepEqual([contact.id, contact.name, contact.numbers], [ada, 'Ada Lovelace', [ada]]);
    assert.deepEqual(account.contactsBeyondList, [contact]);
    assert.equal(account.contactByNumber('00 44 7700 900 815')?.name, 'Ada Lovelace');
    await assert.rejects(account.contact('+15005550006'), { problem: { kind: 'contact-unknown' } });
  });

  it('lead to an item by its id, without reading their conversation', async () => {
    const address = await addressOfSpeech();
    assert.deepEqual(address, {
      account: 'sample',
      contact: ada,
      alloNumber: null,
      contactLabel: 'Ada Lovelace',
      item: landmarkCalls.speech,
      page: 0,
    });
    server.clearRequests();
    const item = await account.find(address);
    assert.ok(item?.kind === 'call' && (item.transcript?.length ?? 0) > 5);
    await account.find(address);
    assert.deepEqual(asked(), [`GET /v2/api/conversations/items/${landmarkCalls.speech}`]);
  });

  it('lead to a text message, which has no id, on its page', async () => {
    const { items } = await account.searchItems({ contactNumber: ada, type: 'text-message' }, page);
    const address = account.addressOf(items.at(-1) ?? assert.fail());
    assert.ok(address);
    assert.equal((await account.find(address))?.kind, 'text-message');
  });

  it('give way to contacts of v1 that have the number', async () => {
    open('full');
    const before = await addressOfSpeech();
    assert.equal(before.contact, ada);
    await account.contacts.load(0);
    const after = await addressOfSpeech();
    assert.equal(after.contact, landmarks.ada);
    assert.equal(account.contactByNumber(ada)?.id, landmarks.ada);
    const item = await account.find(after);
    assert.ok(item?.kind === 'call' && item.transcript?.some(({ end }) => end !== null));
    // What was opened by number before stays what it was, under the name that is known now.
    assert.equal(account.contactLabel(before), 'Ada Lovelace');
    assert.equal((await account.contact(ada)).id, ada);
  });

  it('lead to a call of long ago in the conversation of v1, in a few steps', async () => {
    open('full');
    await account.contacts.load(0);
    const { totalPages } = await account.searchItems({ contactNumber: ada, type: 'call' }, page);
    for (const index of [0, 3, Math.floor(totalPages / 2), totalPages - 1]) {
      const { items } = await account.searchItems(
        { contactNumber: ada, type: 'call' },
        { index, size: 20 },
      );
      const found = items.at(-1) ?? assert.fail();
      const address = account.addressOf(found);
      assert.equal(address?.contact, landmarks.ada);
      account.forget(() => true);
      server.clearRequests();
      assert.equal((await account.find(address))?.key, found.item.key);
      assert.ok(server.requests.length <= 8, `${server.requests.length} requests`);
      assert.ok(asked().every((request) => request.endsWith('/conversation')));
    }
  });

  it('are nobody where the number was withheld, or is none', async () => {
    const found = await firstOf('twelve scann friday');
    for (const contactNumber of [null, 'NORTHQUAY', '3900'])
      assert.equal(account.addressOf({ ...found, contactNumber }), undefined);
  });

  it('are found among people, as contacts of v1 where one is loaded', async () => {
    open('noContacts');
    const { items } = await account.searchPeople({ search: 'lovel' }, page);
    assert.deepEqual(
      items.map(({ id, name }) => [id, name]),
      [
        [ada, 'Ada Lovelace'],
        ['+442079460815', 'Ada Lovelace'],
      ],
    );
    assert.equal(account.contactByNumber(ada)?.name, 'Ada Lovelace');
    account.dispose();

    open('full');
    await account.contacts.load(0);
    const known = await account.searchPeople({ search: 'lovel' }, page);
    assert.deepEqual(
      known.items.map(({ id }) => id),
      [landmarks.ada],
    );
  });

  it('ask for the lines, tags and people of the team once, until they are forgotten', async () => {
    open('full');
    const ask = () => Promise.all([account.numbers(), account.tags(), account.users()]);
    server.inject({ when: { path: '/v2/api/tags' }, reply: { kind: 'forbidden', how: 'edge' } });
    await assert.rejects(account.tags());
    await ask();
    await ask();
    const paths = ['/v1/api/numbers', '/v2/api/tags', '/v2/api/tags', '/v2/api/users'];
    assert.deepEqual(server.requests.map(({ path }) => path).toSorted(), paths);
    account.forget(() => false);
    await ask();
    assert.equal(server.requests.length, 7);
  });
});
