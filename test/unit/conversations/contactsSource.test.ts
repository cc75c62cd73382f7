import assert from 'node:assert/strict';
import { AlloError } from '../../../src/allo/errors.ts';
import type { AccountConversations } from '../../../src/conversations/accountConversations.ts';
import { asE164 } from '../../../src/model/numberContact.ts';
import type { KeyName } from '../../allo-server/keys.ts';
import { type AlloServer, landmarks, startAlloServer } from '../../allo-server/server.ts';
import { openAccount } from './support/openAccount.ts';

const ada = '+447700900815';
const list = '/v1/api/contacts';
const people = '/v2/api/crm/people/search';
const recent = '/v2/api/conversations';

describe('The contacts of an account', function () {
  this.timeout(30_000);
  let server: AlloServer;
  let account: AccountConversations;

  before(async () => {
    server = await startAlloServer({ rateLimits: null });
    server.team.entries();
  });
  after(() => server.close());
  beforeEach(() => server.clearRequests());
  afterEach(() => {
    account.dispose();
    server.clearFaults();
  });

  const open = (key: KeyName) => {
    account = openAccount(server, key, { readsPerSecond: 1000, writesPerSecond: 1000 });
    return account;
  };
  const asked = () => server.requests.map(({ path }) => path);

  it('come from v1 where the key may list them, and cost no other request', async () => {
    open('full');
    assert.equal(account.contactsSource, undefined);
    await account.contacts.load(0);
    await account.contacts.load(1);
    assert.deepEqual(asked(), [list, list]);
    assert.equal(account.contactsSource, 'contacts');
    assert.equal(account.knownContact(landmarks.ada)?.name, 'Ada Lovelace');
  });

  it('are people else, each of whose numbers is one, and that is remembered', async () => {
    open('noContacts');
    await account.loadAllContacts();
    assert.equal(account.contactsSource, 'people');
    const pages = account.contacts.totalPages ?? 0;
    assert.deepEqual(asked(), [list, ...Array.from({ length: pages }, () => people)]);
    const numbers = server.team.contacts().flatMap((contact) => contact.numbers);
    assert.deepEqual(
      account.contacts.items.map(({ id }) => id).toSorted(),
      numbers.map(asE164).toSorted(),
    );
    const contact = account.knownContact(ada);
    assert.deepEqual(contact?.numbers, [ada]);
    assert.equal(contact.name, 'Ada Lovelace');
    await account.contacts.refresh();
    assert.equal(asked().filter((path) => path === list).length, 1);
  });

  it('are those with whom there was something else, the latest first, each once', async () => {
    open('conversationsOnly');
    await account.contacts.load(0);
    assert.equal(account.contactsSource, 'conversations');
    assert.deepEqual(asked().slice(0, 3), [list, people, '/v1/api/numbers']);
    assert.deepEqual(asked().slice(3), Array(3).fill(recent));
    const times = account.contacts.items.map(({ lastActivityAt }) => lastActivityAt ?? 0);
    assert.deepEqual(
      times,
      times.toSorted((a, b) => b - a),
    );
    await account.loadAllContacts();
    const ids = account.contacts.items.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    const spoken = server.team.entries().map(({ item }) => asE164(item.contactNumber));
    const known = new Set(spoken.filter((number) => number !== null));
    // Of the documented example, one line is none of the team's; a call to no number has none.
    assert.deepEqual([...known].filter((number) => !ids.includes(number)).length < 3, true);
    assert.ok(ids.length > 300);
  });

  it('are asked of no line that the key may not see, and of the others all the same', async () => {
    const [hidden] = server.team.lines;
    server.inject({
      when: { path: recent, query: { allo_number: hidden?.number ?? '' } },
      times: Infinity,
      reply: { kind: 'status', status: 403, body: { error: { code: 'ALLO_NUMBER_FORBIDDEN' } } },
    });
    open('conversationsOnly');
    await account.loadAllContacts();
    assert.ok(account.contacts.items.length > 50);
    const toHidden = server.requestsTo({ query: { allo_number: hidden?.number ?? '' } });
    assert.equal(toHidden.length, 1);
  });

  it('are refused as v1 refuses them when the key may read none of the three', async () => {
    for (const key of ['noScopes', 'conversationsOnly'] as const) {
      const undo = server.inject({
        when: { path: recent },
        times: Infinity,
        reply: { kind: 'forbidden', how: 'scope', scope: 'CONVERSATIONS_READ' },
      });
      await assert.rejects(open(key).contacts.load(0), {
        problem: { kind: 'scope-missing', scope: 'CONTACTS_READ' },
      });
      assert.equal(account.contactsSource, undefined);
      undo();
    }
  });

  it('are looked for anew once what worked is refused', async () => {
    open('full');
    await account.contacts.load(0);
    const refuse = { kind: 'forbidden', how: 'scope' } as const;
    server.inject({ when: { path: list }, times: 1, reply: refuse });
    await account.contacts.reload(0);
    assert.equal(account.contactsSource, 'people');
    server.inject({ when: { path: people }, times: 1, reply: refuse });
    await account.contacts.reload(0);
    assert.equal(account.contactsSource, 'contacts');
  });

  it('are not looked for elsewhere because of a failure that may pass', async () => {
    open('full');
    server.inject({ when: { path: list }, reply: { kind: 'server-error' } });
    await assert.rejects(account.contacts.load(0), (error) => AlloError.is(error, 'server'));
    assert.deepEqual(asked(), [list]);
  });

  it('are loaded whole once, however many want that, with progress', async () => {
    open('full');
    const told: string[][] = [[], []];
    const load = (who: number) =>
      account.loadAllContacts(({ loaded, total }) => told[who]?.push(`${loaded}/${total}`));
    await Promise.all([load(0), load(1)]);
    await load(0);
    const total = account.contacts.totalPages ?? 0;
    assert.equal(asked().length, total);
    const steps = Array.from({ length: total }, (_, index) => `${index + 1}/${total}`);
    assert.deepEqual(told, [[...steps, `${total}/${total}`], steps]);
  });

  it('are loaded further as long as somebody wants them', async () => {
    open('full');
    const [one, other] = [new AbortController(), new AbortController()];
    const hold = server.pauseUntilReleased({ path: list, query: { page: '1' } });
    const loads = [one, other].map(({ signal }) => account.loadAllContacts(undefined, signal));
    await hold.arrived(1);
    one.abort();
    await assert.rejects(loads[0] ?? Promise.resolve(), { name: 'AbortError' });
    assert.equal(asked().length, 2);
    const given = server.waitForEnd({ path: list, query: { page: '1' } });
    other.abort();
    await assert.rejects(loads[1] ?? Promise.resolve(), { name: 'AbortError' });
    assert.equal((await given).aborted, true);
    hold.release();
    assert.deepEqual(account.contacts.loadedPages, [0]);
    await account.loadAllContacts();
    assert.equal(account.contacts.nextPage, undefined);
  });
});
