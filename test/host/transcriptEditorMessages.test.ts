import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { addressToUri } from '../../src/conversations/itemAddress.ts';
import { Playback } from '../../src/transcript/playback.ts';
import { TranscriptEditor } from '../../src/transcript/transcriptEditor.ts';
import { landmarks, startAlloServer, type AlloServer } from '../allo-server/server.ts';
import { FakePage } from './fakePage.ts';
import { QuietLog } from './quietLog.ts';
import { documentedCall, SampleAccount } from './sampleAccount.ts';

describe('The host side of the transcript editor', function () {
  this.timeout(20_000);
  let server: AlloServer;
  let account: SampleAccount;
  let page: FakePage;
  let pages: number;
  let playback: Playback;
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
    playback = new Playback();
    editor = open(page);
  });
  afterEach(() => {
    editor.dispose();
    playback.dispose();
  });

  function open(panel: FakePage): TranscriptEditor {
    return new TranscriptEditor(
      vscode.Uri.from(addressToUri(documentedCall, 'Grace')),
      panel,
      { icons: vscode.Uri.file('/icons'), html: () => `page ${String(++pages)}` },
      {
        accounts: account,
        log: new QuietLog(),
        playback,
        linkBase: { scheme: 'vscode', authority: 'allo' },
      },
    );
  }

  it('answers the first page of a tab before it asks, and not again when it does', async () => {
    await page.hears('call');
    assert.deepEqual(page.types, ['remembered', 'loading', 'call', 'segments']);
    page.say({ type: 'ready' });
    await account.current();
    assert.deepEqual(page.types, ['remembered', 'loading', 'call', 'segments']);
  });

  it('answers a page that has heard nothing', async () => {
    await page.hears('segments');
    page.say({ type: 'ready' });
    page.clear();
    page.say({ type: 'ready' });
    await page.hears('segments');
    assert.deepEqual(page.types, ['remembered', 'loading', 'call', 'segments']);
  });

  it('says nothing to a page that takes the place of another before it is ready', async () => {
    await page.hears('segments');
    page.setVisible(false);
    page.clear();
    page.setVisible(true);
    await account.current();
    assert.deepEqual(page.heard, []);
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

  it('takes the page of a hidden tab away, and makes another one when it is shown', async () => {
    page.say({ type: 'ready' });
    await page.hears('segments');
    page.say({ type: 'remember', part: 'find', value: { text: 'order' } });
    server.clearRequests();
    page.setVisible(false);
    assert.equal(page.html, '');
    page.setVisible(true);
    assert.equal(page.html, 'page 2');
    page.clear();
    page.say({ type: 'ready' });
    await page.hears('segments');
    assert.deepEqual(page.types, ['remembered', 'loading', 'call', 'segments']);
    assert.deepEqual(page.heard[0], { type: 'remembered', parts: { find: { text: 'order' } } });
    assert.deepEqual(server.requests, []);
  });

  it('shows nothing of a hidden tab any more that was signed out meanwhile', async () => {
    page.say({ type: 'ready' });
    await page.hears('segments');
    page.setVisible(false);
    account.signOut();
    await account.current();
    page.setVisible(true);
    page.clear();
    page.say({ type: 'ready' });
    await page.hears('problem');
    assert.deepEqual(page.types, ['remembered', 'loading', 'problem']);
  });

  describe('while a call plays', () => {
    let otherPage: FakePage;
    let other: TranscriptEditor;

    beforeEach(async () => {
      otherPage = new FakePage();
      other = open(otherPage);
      for (const each of [page, otherPage]) {
        each.say({ type: 'ready' });
        await each.hears('segments');
      }
      page.say({ type: 'playback', isPlaying: true, position: 3 });
    });
    afterEach(() => other.dispose());

    it('keeps its page, hidden or not, and no other', () => {
      page.setVisible(false);
      otherPage.setVisible(false);
      assert.notEqual(page.html, '');
      assert.equal(otherPage.html, '');
    });

    it('keeps the page of one that was paused, so that it can go on', () => {
      page.say({ type: 'playback', isPlaying: false, position: 4 });
      page.setVisible(false);
      page.clear();
      playback.toggle();
      assert.deepEqual(page.heard, [{ type: 'player', command: 'toggle' }]);
    });

    it('pauses it when another one begins, whose page is kept instead', () => {
      page.setVisible(false);
      page.clear();
      otherPage.say({ type: 'playback', isPlaying: true, position: 0 });
      assert.deepEqual(page.heard, [{ type: 'player', command: 'pause' }]);
      assert.equal(page.html, '');
      otherPage.setVisible(false);
      assert.notEqual(otherPage.html, '');
    });

    it('forgets it with its tab', () => {
      editor.dispose();
      page.clear();
      playback.toggle();
      assert.deepEqual(page.heard, []);
    });
  });

  it('is not upset by what is no message', async () => {
    for (const nonsense of [null, 'ready', 7, {}, { type: 'act' }, { type: 'other' }]) {
      page.say(nonsense);
    }
    page.say({ type: 'ready' });
    await page.hears('segments');
    assert.equal(page.types.filter((type) => type === 'call').length, 1);
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
    assert.deepEqual(page.types, ['remembered', 'loading', 'problem']);
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
    assert.ok(!page.types.includes('call'));
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
    assert.deepEqual(page.types, ['loading', 'call', 'segments']);
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
    const [call] = page.heard;
    assert.ok(call?.type === 'call');
    assert.match(JSON.stringify(call.call.head.summary), /her order/);
  });
});
