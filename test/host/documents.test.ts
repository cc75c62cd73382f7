import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { addressToUri } from '../../src/conversations/itemAddress.ts';
import { ItemDocuments } from '../../src/documents/itemDocuments.ts';
import {
  landmarkCalls,
  landmarks,
  startAlloServer,
  type AlloServer,
} from '../allo-server/server.ts';
import { QuietLog } from './quietLog.ts';
import { SampleAccount } from './sampleAccount.ts';

describe('The allo: documents', function () {
  this.timeout(20_000);
  let server: AlloServer;
  let account: SampleAccount;
  let documents: ItemDocuments;

  before(async () => {
    server = await startAlloServer();
  });
  after(() => server.close());

  beforeEach(() => {
    server.clearFaults();
    server.clearRequests();
    account = new SampleAccount(server);
    documents = new ItemDocuments(account, new QuietLog());
  });

  function uri(contact: string, item: string, page = 0, accountId = 'sample'): vscode.Uri {
    const address = { account: accountId, contact, item, page, alloNumber: null };
    return vscode.Uri.from(addressToUri({ ...address, contactLabel: 'Grace Hopper' }, 'Call'));
  }

  const read = async (at: vscode.Uri) => new TextDecoder().decode(await documents.readFile(at));

  it('hold the documented call', async () => {
    const text = await read(uri(landmarks.grace, landmarkCalls.example));
    for (const part of [
      '# Grace Hopper',
      'Incoming call · ',
      '5 min 30 s',
      'Customer called about order status.',
      '\\#support \\#order',
      '\\[0:05\\] **Allo AI:** Hello, how can I help you today?',
    ]) {
      assert.ok(text.includes(part), `${part} is in\n${text}`);
    }
  });

  it('are read once from the server', async () => {
    const at = uri(landmarks.grace, landmarkCalls.example);
    await documents.stat(at);
    await read(at);
    await read(at);
    assert.equal(server.requests.length, 1);
  });

  it('are found where they have moved to', async () => {
    const added = server.addCall(landmarks.onePage);
    const text = await read(uri(landmarks.onePage, added.id, 7));
    assert.match(text, /## /);
    server.removeItem(added.id);
  });

  it('cannot be changed', () => {
    const at = uri(landmarks.grace, landmarkCalls.example);
    for (const change of [
      () => documents.writeFile(at),
      () => documents.delete(at),
      () => documents.rename(at),
      () => documents.createDirectory(at),
    ]) {
      assert.throws(change, vscode.FileSystemError);
    }
  });

  it('say what is wrong when they cannot be read', async () => {
    await assert.rejects(read(uri(landmarks.grace, 'cll-none')), { code: 'FileNotFound' });
    await assert.rejects(read(uri('x', 'y', 0, 'nobody')), /Sign in to Allo/);
    await assert.rejects(read(uri('no-such-contact', 'y')), /knows no contact/);
    await assert.rejects(read(vscode.Uri.parse('allo:/a/b.md')), { code: 'FileNotFound' });
    server.inject({ times: Infinity, reply: { kind: 'html', status: 200 } });
    await assert.rejects(read(uri(landmarks.ada, 'y')), /Something other than Allo answered/);
  });

  it('tell when their conversation was loaded anew', async () => {
    const at = uri(landmarks.grace, landmarkCalls.example);
    await read(at);
    const { promise, resolve } = Promise.withResolvers<readonly vscode.FileChangeEvent[]>();
    const subscription = vscode.Disposable.from(
      documents.onDidChangeFile(resolve),
      documents.watch(at),
    );
    await account.conversations.conversation(landmarks.grace, null).refresh();
    assert.equal((await promise)[0]?.uri.toString(), at.toString());
    subscription.dispose();
  });
});
