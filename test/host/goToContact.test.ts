import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ContactBox } from '../../src/lookup/contacts/contactBox.ts';
import type { ContactRow } from '../../src/lookup/contacts/contactRow.ts';
import type { LookupServices } from '../../src/lookup/contacts/lookupServices.ts';
import { TeamCountries } from '../../src/lookup/contacts/teamCountries.ts';
import { VisitedContacts } from '../../src/lookup/contacts/visitedContacts.ts';
import { landmarks, startAlloServer, type AlloServer } from '../allo-server/server.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import { FakeMemento } from './fakeMemento.ts';
import { FakeQuickPick } from './fakeQuickPick.ts';
import { NotedActions } from './notedActions.ts';
import { QuietLog } from './quietLog.ts';
import { SampleAccount } from './sampleAccount.ts';

const peopleSearch = { path: '/v2/api/crm/people/search' };
const contactPages = { path: '/v1/api/contacts' };

describe('Go to contact', function () {
  this.timeout(30_000);
  let server: AlloServer;
  let accounts: SampleAccount;
  let state: FakeMemento;
  let actions: NotedActions;
  let input: FakeQuickPick<ContactRow>;
  let closed: Promise<void>;

  before(async () => {
    server = await startAlloServer();
  });
  after(() => server.close());

  beforeEach(() => {
    server.clearRequests();
    server.clearFaults();
    state = new FakeMemento();
    signIn();
  });
  afterEach(() => {
    input.hide();
    accounts.conversations.dispose();
  });

  function signIn(key?: string) {
    accounts = new SampleAccount(server, key);
  }

  function open(text = '') {
    actions = new NotedActions();
    input = new FakeQuickPick();
    const services: LookupServices = {
      accounts,
      visited: new VisitedContacts(state),
      countries: new TeamCountries(state),
      actions,
      log: new QuietLog(),
    };
    const box = new ContactBox(input, accounts.conversations, services, () => Promise.resolve());
    closed = box.show(text);
  }

  const settle = () =>
    expectEventually('the box has come to rest', () => assert.equal(input.busy, false));

  /** Somebody of the last page of contacts, whose name is like no other. */
  async function stranger() {
    const answer = await fetch(`${server.url}/v1/api/contacts?size=100&page=3`, {
      headers: { authorization: server.keys.full.key },
    });
    const { data } = (await answer.json()) as { data: { results: readonly { id: string }[] } };
    const records = data.results.map(({ id }) => server.team.contact(id));
    const one = records.find((record) => record?.emails.length === 1 && record.numbers.length > 0);
    const [email] = one?.emails ?? [];
    const [number] = one?.numbers ?? [];
    assert.ok(one && email !== undefined && number !== undefined);
    server.clearRequests();
    return { id: one.id, email, number };
  }

  it('shows recent contacts first, and keeps nothing of them but ids', async () => {
    open();
    await settle();
    input.choose('Grace Hopper');
    await closed;
    assert.deepEqual(actions.done, [`reveal ${landmarks.grace}`]);
    open();
    await settle();
    input.choose('Ada Lovelace');
    await closed;
    open();
    await settle();
    const headings = input.items
      .filter(({ kind }) => kind === vscode.QuickPickItemKind.Separator)
      .map(({ label }) => label);
    assert.deepEqual(headings, ['Recent', 'Contacts']);
    assert.deepEqual(input.labels.slice(0, 2), ['Ada Lovelace', 'Grace Hopper']);
    assert.equal(input.labels.filter((label) => label === 'Ada Lovelace').length, 1);
    const kept = JSON.stringify(state.keys().map((key) => state.get(key)));
    assert.equal(kept, JSON.stringify([{ sample: [landmarks.ada, landmarks.grace] }]));
  });

  it('shows once whom somebody went to by a number, and who is a contact now', async () => {
    const [number = ''] = server.team.contact(landmarks.ada)?.numbers ?? [];
    const visited = new VisitedContacts(state);
    visited.note('sample', number);
    visited.note('sample', landmarks.ada);
    open();
    await settle();
    assert.equal(input.items[1]?.contact?.id, landmarks.ada);
    assert.equal(input.labels.filter((label) => label === 'Ada Lovelace').length, 1);
  });

  it('asks after a restart for the names of recent contacts that are on no loaded page', async () => {
    const { id } = await stranger();
    new VisitedContacts(state).note('sample', id);
    open();
    await settle();
    assert.equal(input.items[1]?.contact?.id, id);
    assert.deepEqual(
      server.requests.map(({ path }) => path),
      ['/v1/api/contacts', `/v1/api/contact/${id}`],
    );
    assert.deepEqual(accounts.conversations.contactsBeyondList, []);
  });

  it('finds who is loaded at once, also with a typo, and leaves nothing to VS Code’s own filter', async () => {
    open();
    await settle();
    for (const text of ['lovelace', 'LÓVELACE ada', 'lovealce', 'analytical', '07700 900815']) {
      input.type(text);
      assert.equal(input.labels[0], 'Ada Lovelace', text);
      assert.ok(input.items.every(({ alwaysShow }) => alwaysShow));
    }
    assert.match(input.items[0]?.description ?? '', /Analytical Engines Ltd · \+447700900815$/);
    input.type('7946 0815');
    assert.match(input.items[0]?.description ?? '', / · \+442079460815$/);
  });

  it('searches people once for what is typed before the first contacts have come', async () => {
    const people = '/v2/api/crm/people/search';
    const { email } = await stranger();
    const contacts = server.pauseUntilReleased({ path: '/v1/api/contacts' });
    const searched = server.pauseUntilReleased({ path: people });
    open();
    input.type(email);
    await Promise.all([contacts.arrived(), searched.arrived()]);
    const listed = server.waitForEnd({ path: '/v1/api/contacts' });
    contacts.release();
    await listed;
    await accounts.conversations.contacts.load(0);
    searched.release();
    await settle();
    assert.equal(input.items.length, 1);
    assert.equal(server.requestsTo({ path: people }).length, 1);
  });

  it('finds who is not loaded by a search of people', async () => {
    const { email, number } = await stranger();
    open();
    await settle();
    server.clearRequests();
    input.type(email);
    assert.equal(input.busy, true);
    await settle();
    assert.equal(input.items.length, 1);
    assert.equal(input.items[0]?.contact?.numbers[0], number);
    assert.deepEqual(
      server.requests.map(({ path }) => path),
      [peopleSearch.path],
    );
    input.choose(input.labels[0] ?? '');
    await closed;
    assert.deepEqual(actions.done, [`reveal ${number}`]);
    // Whose id is a number is remembered in this window only.
    assert.deepEqual(state.get('allo.visitedContacts'), { sample: [] });
  });

  it('finds who is not loaded by a number in local spelling', async () => {
    const record = server.team.contacts().findLast(({ numbers }) => numbers[0]?.startsWith('+336'));
    const number = record?.numbers[0] ?? '';
    open();
    await settle();
    input.type(number.replace('+33', '0').replace(/(\d\d)(?=\d)/g, '$1 '));
    await settle();
    assert.deepEqual(input.items[0]?.contact?.numbers, [number]);
    const [search] = server.requestsTo(peopleSearch);
    assert.match(search?.body ?? '', new RegExp(`"phone_number":"\\${number}"`));
  });

  it('loads the other pages where people may not be searched, and tells how far it is', async () => {
    const { id, email } = await stranger();
    signIn(server.keys.contactsOnly.key);
    open();
    await settle();
    const held = server.pauseUntilReleased({ ...contactPages, query: { page: '2' } });
    input.type(email);
    await held.arrived();
    assert.equal(input.title, 'Go to Contact (2 of 4 pages of contacts are read)');
    assert.equal(input.busy, true);
    held.release();
    await settle();
    assert.equal(input.title, 'Go to Contact');
    const known = accounts.conversations.contacts.items.find((contact) => contact.id === id);
    input.type(known?.name ?? '');
    assert.ok(input.items.some(({ contact }) => contact?.id === id));
    assert.equal(server.requestsTo(contactPages).length, 4);
    assert.equal(server.requestsTo(peopleSearch).length, 1);
  });

  it('stops its requests when it is closed', async () => {
    signIn(server.keys.contactsOnly.key);
    open();
    await settle();
    const held = server.pauseUntilReleased({ ...contactPages, query: { page: '1' } });
    input.type('nobody of that name');
    await held.arrived();
    const ended = server.waitForEnd(contactPages);
    input.hide();
    await closed;
    assert.equal((await ended).aborted, true);
    held.release();
    assert.equal(input.isDisposed, true);
    assert.equal(server.requestsTo(contactPages).length, 2);
  });

  it('cancels the search of what is typed no more', async () => {
    open();
    await settle();
    const held = server.pauseUntilReleased(peopleSearch);
    input.type('some one');
    await held.arrived();
    const ended = server.waitForEnd(peopleSearch);
    input.type('');
    assert.equal((await ended).aborted, true);
    held.release();
    assert.equal(input.labels[0], 'Ada Lovelace');
  });

  it('has buttons that act without losing what is typed, or open and close', async () => {
    open();
    await settle();
    input.type('lovelace');
    input.press('Ada Lovelace', 'Copy Number');
    input.press('Ada Lovelace', 'Open in Allo');
    assert.equal(input.isShown, true);
    input.press('Ada Lovelace', 'Open to the Side');
    await closed;
    assert.deepEqual(actions.done, [
      'copy +447700900815',
      'web +447700900815',
      `open ${landmarks.ada} beside`,
    ]);
    open();
    await settle();
    input.press('Ada Lovelace', 'Open Conversation');
    await closed;
    assert.deepEqual(actions.done, [`open ${landmarks.ada} here`]);
  });

  it('keeps the row that somebody has gone to while more are found', async () => {
    const held = server.pauseUntilReleased(peopleSearch);
    open();
    await expectEventually('contacts are loaded', () => assert.ok(input.labels.length > 9));
    input.type('le');
    await held.arrived();
    const second = input.items[1];
    assert.ok(second?.contact);
    input.activeItems = [second];
    held.release();
    await settle();
    assert.equal(input.activeItems[0]?.contact?.id, second.contact.id);
  });

  it('says that nobody was found, once everybody was looked through', async () => {
    open('nobody goes by this name');
    assert.deepEqual(input.labels, []);
    await expectEventually('it is said', () => {
      assert.deepEqual(input.labels, ['No contact was found.']);
      assert.equal(input.busy, false);
    });
  });

  it('says why nothing can be read, with what can be done about it', async () => {
    signIn(server.keys.revoked.key);
    open();
    await settle();
    assert.match(input.labels[0] ?? '', /does not know this API key/);
    assert.ok(input.labels.includes('Sign In'));
  });

  it('begins with a text that it is given', async () => {
    open('grace');
    await settle();
    assert.equal(input.value, 'grace');
    assert.equal(input.labels[0], 'Grace Hopper');
  });
});
