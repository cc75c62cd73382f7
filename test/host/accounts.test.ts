import assert from 'node:assert/strict';
import { AlloClient } from '../../src/allo/client.ts';
import { AlloError } from '../../src/allo/errors.ts';
import { Accounts } from '../../src/account/accounts.ts';
import type { AlloSession } from '../../src/account/alloSession.ts';
import { checkKey } from '../../src/account/checkKey.ts';
import { SessionStore } from '../../src/account/sessionStore.ts';
import { startAlloServer, type AlloServer } from '../allo-server/server.ts';
import { FakeMemento } from './fakeMemento.ts';
import { FakeSecrets } from './fakeSecrets.ts';
import { QuietLog } from './quietLog.ts';
import { withSetting } from './settings.ts';

describe('Accounts', function () {
  this.timeout(20_000);
  let server: AlloServer;
  let secrets: FakeSecrets;
  let log: QuietLog;
  let environment: NodeJS.ProcessEnv;
  let accounts: Accounts;
  let restore: (() => Promise<void>)[];

  before(async () => {
    server = await startAlloServer();
  });
  after(() => server.close());

  beforeEach(async () => {
    restore = [await withSetting('allo', 'apiUrl', server.url)];
    server.clearRequests();
    secrets = new FakeSecrets();
    log = new QuietLog();
    environment = {};
    accounts = openWindow();
  });
  afterEach(async () => {
    accounts.dispose();
    server.clearFaults();
    for (const undo of restore.reverse()) await undo();
  });

  function openWindow(): Accounts {
    const store = new SessionStore(secrets);
    return new Accounts(store, new FakeMemento(), environment, log, clientOf);
  }

  function clientOf(apiUrl: URL, key: string, onKeyRefused: () => void): AlloClient {
    const fetch: typeof globalThis.fetch = (...args) => globalThis.fetch(...args);
    return new AlloClient({ apiUrl, key, fetch, userAgent: 'tests', onKeyRefused });
  }

  function session(id: string, key: string, apiUrl = `${server.url}/`): AlloSession {
    return { id, apiUrl, key, account: { id, label: `Team ${id}` }, scopes: [] };
  }

  const store = (value: AlloSession) => new SessionStore(secrets).write(value);

  it('read no secret before somebody asks', async () => {
    assert.equal(secrets.reads, 0);
    await accounts.current();
    assert.equal(secrets.reads, 1);
  });

  it('are signed out at first', async () => {
    assert.equal(await accounts.current(), undefined);
    assert.deepEqual(server.requests, []);
  });

  it('send a key to the address that it was checked against only', async () => {
    await store(session('elsewhere', server.keys.full.key, 'https://other.example/'));
    assert.equal(await accounts.current(), undefined);
    assert.equal((await accounts.sessions()).length, 1);
  });

  it('refuse addresses that would not keep the key safe', async () => {
    for (const address of [
      'http://allo.example',
      'not a url',
      'ftp://x',
      'https://u:p@x.example',
      '',
    ]) {
      restore.push(await withSetting('allo', 'apiUrl', address));
      await assert.rejects(accounts.current(), { name: 'ApiUrlError' }, address);
    }
    assert.deepEqual(server.requests, []);
  });

  it('show the same conversations as long as the key is the same', async () => {
    await store(session('one', server.keys.full.key));
    const first = await accounts.current();
    assert.ok(first);
    assert.equal(await accounts.byId('one'), first);
    assert.equal(await accounts.current(), first);
  });

  it('hear of what another window signs in and out', async () => {
    assert.equal(await accounts.current(), undefined);
    const signedIn = nextChange();
    await store(session('one', server.keys.full.key));
    await signedIn;
    assert.equal((await accounts.current())?.id, 'one');
    const signedOut = nextChange();
    await new SessionStore(secrets).remove('one');
    await signedOut;
    assert.equal(await accounts.current(), undefined);
  });

  it('tell of a session once, however often its secret is stored', async () => {
    await accounts.sessions();
    let added = 0;
    accounts.onDidChangeSessions((change) => (added += change.added.length));
    const one = session('one', server.keys.full.key);
    const changed = nextChange();
    await store(one);
    await store(one);
    await changed;
    const removed = nextChange();
    await accounts.signOut('one');
    await removed;
    assert.equal(added, 1);
  });

  it('show the account that was chosen', async () => {
    await store(session('one', server.keys.full.key));
    const two = session('two', server.keys.otherTeam.key);
    await store(two);
    assert.equal((await accounts.current())?.id, 'one');
    await accounts.show(two);
    assert.equal((await accounts.current())?.id, 'two');
    assert.equal((await accounts.byId('one'))?.id, 'one');
  });

  it('survive a damaged secret', async () => {
    secrets.stored.set('allo.session.broken', '{"id":1');
    secrets.stored.set('allo.session.older', '{"token":"x"}');
    await store(session('one', server.keys.full.key));
    assert.equal((await accounts.sessions()).length, 1);
  });

  it('use the key in the environment only when they are told to', async () => {
    environment['ALLO_API_KEY'] = server.keys.full.key;
    assert.equal(await accounts.current(), undefined);
    restore.push(await withSetting('allo', 'useEnvironmentKey', true));
    accounts.dispose();
    accounts = openWindow();
    assert.equal((await accounts.current())?.id, 'environment');
    assert.equal(secrets.stored.size, 0);
  });

  it('ask once for another key, however many requests are refused', async () => {
    await store(session('one', server.keys.full.key));
    const refused: string[] = [];
    accounts.onDidRefuseKey(({ id }) => refused.push(id));
    const current = await accounts.current();
    assert.ok(current);
    server.inject({ times: Infinity, reply: { kind: 'unauthorized', how: 'invalid' } });
    const requests = [current.contacts.load(0), current.numbers(), current.contact('x')];
    for (const request of requests) {
      await assert.rejects(request, (error) => AlloError.is(error, 'key-invalid'));
    }
    assert.deepEqual(refused, ['one']);
  });

  describe('check a key', () => {
    const check = (key: string) =>
      checkKey(
        clientOf(new URL(server.url), key, () => undefined),
        new AbortController().signal,
      );

    it('and learn whose it is and what it may read', async () => {
      const { team, scopes } = await check(server.keys.contactsOnly.key);
      assert.ok(team?.name);
      assert.deepEqual(scopes, ['CONTACTS_READ']);
    });

    for (const [name, kind] of [
      ['revoked', 'key-revoked'],
      ['trial', 'trial'],
    ] as const) {
      it(`and refuse one that is ${name}`, async () => {
        await assert.rejects(check(server.keys[name].key), { problem: { kind } });
      });
    }

    it('and refuse one that nobody knows', async () => {
      await assert.rejects(check('no-such-key'), { problem: { kind: 'key-invalid' } });
    });

    it('by a read of v1 where the key cannot be asked about itself', async () => {
      server.inject({
        when: { path: '/v2/api/me' },
        times: Infinity,
        reply: { kind: 'status', status: 404, body: {} },
      });
      assert.deepEqual(await check(server.keys.full.key), { team: null, scopes: [] });
      assert.deepEqual(await check(server.keys.contactsOnly.key), { team: null, scopes: [] });
    });
  });

  function nextChange(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const subscription = accounts.onDidChange(() => {
      subscription.dispose();
      resolve();
    });
    return promise;
  }
});
