import assert from 'node:assert/strict';
import type { AccountConversations } from '../../../src/conversations/accountConversations.ts';
import { NewActivity } from '../../../src/conversations/newActivity.ts';
import type { KeyName } from '../../allo-server/keys.ts';
import { type AlloServer, landmarks, startAlloServer } from '../../allo-server/server.ts';
import { openAccount } from './support/openAccount.ts';

describe('What is new with the contacts', function () {
  this.timeout(30_000);
  let server: AlloServer;
  let account: AccountConversations;
  let activity: NewActivity;

  before(async () => {
    server = await startAlloServer();
    server.team.entries();
  });
  after(() => server.close());
  afterEach(() => {
    account.dispose();
    server.clearFaults();
  });

  const open = async (key: KeyName) => {
    account = openAccount(server, key);
    activity = new NewActivity(account);
    await account.contacts.load(0).catch(() => undefined);
  };
  const look = async () => {
    server.clearRequests();
    return activity.look(new AbortController().signal);
  };
  const asked = () => server.requests.map(({ method, path }) => `${method} ${path}`);

  for (const [key, id, requests] of [
    ['full', landmarks.grace, Array<string>(3).fill('GET /v2/api/conversations')],
    ['noContacts', '+1234567890', Array<string>(3).fill('GET /v2/api/conversations')],
    ['conversationsOnly', '+1234567890', Array<string>(3).fill('GET /v2/api/conversations')],
    ['contactsOnly', landmarks.grace, ['GET /v1/api/contacts']],
  ] as const) {
    it(`is told once, by no more than is needed, with the key ${key}`, async () => {
      await open(key);
      assert.deepEqual(await look(), []);
      assert.deepEqual(await look(), []);
      assert.deepEqual(asked(), requests);
      server.addCall(landmarks.grace);
      const [told, ...more] = await look();
      assert.equal(told?.contact.id, id);
      assert.deepEqual(more, []);
      assert.deepEqual(asked(), requests);
      assert.deepEqual(await look(), []);
    });
  }

  it('is asked of v2 again once everything is loaded anew', async () => {
    await open('full');
    server.inject({
      when: { path: '/v2/api/conversations' },
      times: 3,
      reply: { kind: 'forbidden', how: 'scope' },
    });
    await look();
    await look();
    assert.deepEqual(asked(), ['GET /v1/api/contacts']);
    account.forget(() => true);
    await look();
    assert.equal(asked().filter((request) => request.endsWith('/v2/api/conversations')).length, 3);
  });
});
