import assert from 'node:assert/strict';
import type { AccountConversations } from '../../../src/conversations/accountConversations.ts';
import type { KeyName } from '../../allo-server/keys.ts';
import { type AlloServer, landmarks, startAlloServer } from '../../allo-server/server.ts';
import { openAccount } from './support/openAccount.ts';

const { ada } = landmarks;

describe('A call that a reference names, which does not say on which page it is', function () {
  this.timeout(30_000);
  let server: AlloServer;
  let account: AccountConversations;

  before(async () => {
    server = await startAlloServer({ rateLimits: null });
    server.team.entries();
  });
  after(() => server.close());
  afterEach(() => {
    account.dispose();
    server.clearFaults();
  });

  const open = (key: KeyName) => {
    account = openAccount(server, key);
  };
  const addressOf = (item: string) => ({
    account: 'sample',
    contact: ada,
    alloNumber: null,
    contactLabel: 'Ada',
    item,
    page: 0,
  });
  const callsOn = async (page: number) => {
    const items = await account.conversation(ada, null).load(page);
    account.forget(() => true);
    server.clearRequests();
    return items.filter(({ kind }) => kind === 'call').map(({ key }) => key);
  };
  const ofV1 = () => server.requests.filter(({ path }) => path.endsWith('/conversation')).length;

  it('is found by one request where it is one of the latest', async () => {
    open('full');
    const [latest = ''] = await callsOn(0);
    assert.equal((await account.find(addressOf(latest)))?.key, latest);
    assert.equal(server.requests.length, 1);
  });

  it('is found in the conversation of v1 in a few steps, however long ago it was', async () => {
    open('full');
    for (const page of [5, 20, 41]) {
      const [old = ''] = await callsOn(page);
      assert.equal((await account.find(addressOf(old)))?.key, old);
      assert.ok(account.locate(addressOf(old)), 'It is not that of v1.');
      assert.ok(ofV1() <= 8, `${ofV1()} pages`);
    }
  });

  it('is looked for page by page where v2 does not tell of it', async () => {
    open('full');
    const [old = ''] = await callsOn(5);
    const when = { path: /\/v2\/api\/conversations\/items\// };
    server.inject({ when, times: Infinity, reply: { kind: 'forbidden', how: 'scope' } });
    assert.equal((await account.find(addressOf(old)))?.key, old);
    assert.equal(ofV1(), 6);
  });

  it('is not asked about any more once nobody waits', async () => {
    open('full');
    const [old = ''] = await callsOn(20);
    const held = server.pauseUntilReleased({ path: /\/v2\/api\/conversations\/items\// });
    const waiting = new AbortController();
    const found = account.find(addressOf(old), waiting.signal);
    await held.arrived();
    waiting.abort();
    await assert.rejects(found);
    held.release();
    assert.equal(ofV1(), 1);
  });
});
