import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { addressToUri } from '../../src/conversations/itemAddress.ts';
import type { MessageToPage } from '../../src/transcript/protocol.ts';
import { TranscriptEditor } from '../../src/transcript/transcriptEditor.ts';
import { landmarks, startAlloServer, type AlloServer } from '../allo-server/server.ts';
import { QuietLog } from './quietLog.ts';
import { documentedCall, SampleAccount } from './sampleAccount.ts';

/** A page that says what it is told to, and remembers what it hears. */
class FakePage {
  html = '';
  readonly heard: MessageToPage[] = [];
  readonly #said = new vscode.EventEmitter<unknown>();
  readonly onDidReceiveMessage = this.#said.event;
  #waiting: (() => void)[] = [];

  postMessage(message: MessageToPage): Promise<boolean> {
    this.heard.push(message);
    for (const check of this.#waiting) check();
    return Promise.resolve(true);
  }

  say(message: unknown): void {
    this.#said.fire(message);
  }

  get types(): string[] {
    return this.heard.map(({ type }) => type);
  }

  /** Resolves when the page has heard a message of a type since it was last cleared. */
  async hears(type: MessageToPage['type']): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const check = () => {
      if (this.types.includes(type)) resolve();
    };
    this.#waiting = [check];
    check();
    await promise;
  }

  clear(): void {
    this.heard.length = 0;
  }
}

describe('The host side of the transcript editor', function () {
  this.timeout(20_000);
  let server: AlloServer;
  let account: SampleAccount;
  let page: FakePage;
  let pages: number;
  let editor: TranscriptEditor;

  before(async () => {
    server = await startAlloServer();
  });
  after(() => server.close());

  beforeEach(() => {
    server.clearFaults();
    server.clearRequests();
    account = new SampleAccount(server);
    page = new FakePage();
    pages = 0;
    editor = new TranscriptEditor(
      vscode.Uri.from(addressToUri(documentedCall, 'Grace')),
      { webview: page },
      { icons: vscode.Uri.file('/icons'), html: () => `page ${String(++pages)}` },
      account,
      new QuietLog(),
    );
  });
  afterEach(() => editor.dispose());

  it('says nothing before the page does, and then all of it', async () => {
    account.signOut();
    account.signIn();
    assert.deepEqual(page.heard, []);
    page.say({ type: 'ready' });
    await page.hears('segments');
    assert.deepEqual(page.types, ['loading', 'item', 'segments']);
  });

  it('gives a page that comes back the same without a request', async () => {
    page.say({ type: 'ready' });
    await page.hears('segments');
    page.clear();
    server.clearRequests();
    page.say({ type: 'ready' });
    await page.hears('segments');
    assert.deepEqual(server.requests, []);
  });

  it('is not upset by what is no message', async () => {
    for (const nonsense of [null, 'ready', 7, {}, { type: 'act' }, { type: 'other' }]) {
      page.say(nonsense);
    }
    page.say({ type: 'ready' });
    await page.hears('segments');
    assert.equal(page.types.filter((type) => type === 'item').length, 1);
  });

  it('shows a page without anything once its account is signed out', async () => {
    page.say({ type: 'ready' });
    await page.hears('segments');
    assert.equal(page.html, 'page 1');
    page.clear();
    account.signOut();
    await account.current();
    assert.equal(page.html, 'page 2');
    page.say({ type: 'ready' });
    await page.hears('problem');
    assert.deepEqual(page.types, ['loading', 'problem']);
  });

  it('shows nothing either when it was signed out during a refresh', async () => {
    page.say({ type: 'ready' });
    await page.hears('segments');
    const held = server.pauseUntilReleased({ path: /conversation$/ });
    page.say({ type: 'refresh' });
    await held.arrived();
    account.signOut();
    await account.current();
    held.release();
    page.clear();
    page.say({ type: 'ready' });
    await page.hears('problem');
    assert.ok(!page.types.includes('item'));
  });

  it('reads again what failed, when somebody has signed in', async () => {
    page.say({ type: 'ready' });
    await page.hears('segments');
    server.inject({ times: Infinity, reply: { kind: 'unauthorized', how: 'revoked' } });
    page.say({ type: 'refresh' });
    await page.hears('problem');
    server.clearFaults();
    page.clear();
    account.signIn();
    await page.hears('segments');
    assert.deepEqual(page.types, ['loading', 'item', 'segments']);
  });

  it('shows what somebody else has loaded anew', async () => {
    page.say({ type: 'ready' });
    await page.hears('segments');
    page.clear();
    server.inject({
      when: { path: /conversation$/ },
      reply: {
        kind: 'rewrite',
        change: (json): unknown =>
          JSON.parse(JSON.stringify(json).replace('order status', 'her order')),
      },
    });
    await account.conversations.conversation(landmarks.grace, null).refresh();
    await page.hears('segments');
    const [item] = page.heard;
    assert.ok(item?.type === 'item');
    assert.match(JSON.stringify(item.head.summary), /her order/);
  });
});
