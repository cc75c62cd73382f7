import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { AlloClient } from '../../../src/allo/client.ts';
import { AlloError } from '../../../src/allo/errors.ts';
import { startAlloServer, type AlloServer } from '../../allo-server/server.ts';
import { withSetting } from '../settings.ts';
import { startConnectProxy, type ConnectProxy } from './connectProxy.ts';

/** Names of this computer are never sent to a proxy; this one only the proxy knows. */
const host = 'allo.behind-proxy.test';

/** Where VS Code asks Node for the system's certificates, the tests can say which these are. */
const canTrustAuthority =
  process.env['SSL_CERT_FILE'] !== undefined &&
  process.platform === 'linux' &&
  vscode.workspace.getConfiguration('http').inspect('systemCertificatesNode')?.defaultValue !==
    undefined;

describe('A request through the user’s proxy', function () {
  this.timeout(30_000);
  let server: AlloServer;
  let proxy: ConnectProxy;
  let restore: (() => Promise<void>)[];

  before(async () => {
    const file = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
    server = await startAlloServer({ tls: { key: file('server.key'), cert: file('server.pem') } });
    proxy = await startConnectProxy(new Map([[host, server.port]]));
    restore = [await withSetting('http', 'proxy', proxy.url)];
  });
  after(async () => {
    for (const undo of restore.reverse()) await undo();
    await proxy.close();
    await server.close();
  });

  function client(name = host): AlloClient {
    return new AlloClient({
      apiUrl: new URL(`https://${name}`),
      key: server.keys.full.key,
      fetch: (...args) => globalThis.fetch(...args),
      userAgent: 'tests',
    });
  }

  if (canTrustAuthority) {
    it('goes through the tunnel, and trusts the authority that the system trusts', async () => {
      restore.push(await withSetting('http', 'systemCertificatesNode', true));
      const { team } = await client().me();
      assert.ok(team);
      assert.deepEqual(proxy.tunnels, [`${host}:443`]);
    });
  } else {
    it('goes through the tunnel, and says that the certificate is not trusted', async () => {
      await assert.rejects(client().me(), (error) => AlloError.is(error, 'certificate'));
      assert.deepEqual(proxy.tunnels, [`${host}:443`]);
    });
  }

  it('says so when the proxy refuses the tunnel', async () => {
    await assert.rejects(client('no-such-host.test').me(), (error) =>
      AlloError.is(error, 'proxy', 'offline'),
    );
  });
});
