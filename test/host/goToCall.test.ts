import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { RecentCall } from '../../src/conversations/recentCalls.ts';
import type { CallActions } from '../../src/lookup/calls/callActions.ts';
import { type CallRow, callRows } from '../../src/lookup/calls/callRow.ts';
import { goToCall } from '../../src/lookup/calls/goToCall.ts';
import { callOutcome } from '../../src/platform/itemWords.ts';
import { SignedOutError } from '../../src/platform/problems.ts';
import type { KeyName } from '../allo-server/keys.ts';
import {
  type AlloServer,
  landmarkCalls,
  landmarks,
  startAlloServer,
} from '../allo-server/server.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import { FakeQuickPick } from './fakeQuickPick.ts';
import { QuietLog } from './quietLog.ts';
import { SampleAccount } from './sampleAccount.ts';

const search = '/v2/api/conversations/items/search';
const older = 'Load older calls';

/** Notes what would be opened. */
class NotedActions implements CallActions {
  readonly done: string[] = [];

  open({ call }: RecentCall, where: string): Promise<void> {
    this.done.push(`open ${call.id} ${where}`);
    return Promise.resolve();
  }

  openConversation({ call }: RecentCall): Promise<void> {
    this.done.push(`conversation of ${call.id}`);
    return Promise.resolve();
  }
}

describe('Go to Call', function () {
  this.timeout(30_000);
  let server: AlloServer;
  let account: SampleAccount;
  let actions: NotedActions;
  let box: FakeQuickPick<CallRow>;
  let log: QuietLog;
  let isOver: Promise<void>;

  before(async () => {
    server = await startAlloServer({ rateLimits: null });
    server.team.entries();
  });
  after(() => server.close());
  afterEach(async () => {
    box.hide();
    await isOver;
    account.conversations.dispose();
    server.clearFaults();
  });

  const open = (key: KeyName = 'full') => {
    server.clearRequests();
    account = new SampleAccount(server, server.keys[key].key);
    actions = new NotedActions();
    box = new FakeQuickPick();
    log = new QuietLog();
  };
  const show = () => {
    isOver = goToCall(account, log, actions, box);
  };
  /** Shows the box and waits for what it shows first. */
  const opened = async (key?: KeyName) => {
    open(key);
    show();
    await settled();
  };
  const settled = () =>
    expectEventually('the box is not busy', () => {
      assert.ok(box.isShown && !box.busy);
      assert.ok(box.items.length > 0);
    });
  const calls = () => box.items.flatMap(({ recent }) => recent ?? []);
  const rowOf = (id: string) => {
    const row = box.items.find(({ recent }) => recent?.call.id === id);
    return row ?? assert.fail(`${id} is not shown`);
  };
  const days = () =>
    box.items
      .filter(({ kind }) => kind === vscode.QuickPickItemKind.Separator)
      .map(({ label }) => label);
  const searches = () => server.requestsTo({ path: search });
  const newestCalls = (count: number) =>
    server.team
      .entries()
      .map(({ item }) => item)
      .filter((item) => item.kind === 'call')
      .slice(0, count)
      .map(({ id }) => id);

  it('shows the latest calls of all contacts by day, by one request', async () => {
    await opened();
    assert.deepEqual(
      calls().map(({ call }) => call.id),
      newestCalls(50),
    );
    const [first] = box.items;
    assert.equal(first?.kind, vscode.QuickPickItemKind.Separator);
    assert.equal(days()[0], 'Friday, November 20, 2026');
    assert.equal(new Set(days()).size, days().length);
    assert.equal(searches().length, 1);
    assert.doesNotMatch(searches()[0]?.body ?? '', /transcript/);
    assert.equal(box.labels.at(-1), older);
  });

  it('says who, when, how it ended, how long and about what', async () => {
    await opened();
    const { label, description, detail, iconPath } = rowOf(landmarkCalls.speech);
    assert.equal(label, 'Ada Lovelace');
    assert.match(
      description ?? '',
      /^\u200e\d+:\d\d.[AP]M · Incoming call · Answered · \d+ s · Analytical Engines Ltd · Priya Natarajan$/u,
    );
    assert.ok((detail?.length ?? 0) > 10 && !/[*_\n]/.test(detail ?? ''));
    assert.deepEqual(iconPath, new vscode.ThemeIcon('call-incoming'));
  });

  it('calls the last two days by their names', async () => {
    await opened();
    const [latest = assert.fail()] = calls();
    const at = latest.call.startedAt ?? assert.fail();
    const day = 24 * 60 * 60_000;
    const nameOn = (now: number) => callRows([latest], now)[0]?.label;
    assert.deepEqual([nameOn(at), nameOn(at + day)], ['Today', 'Yesterday']);
    assert.equal(nameOn(at + 2 * day), 'Friday, November 20, 2026');
    const undated = { ...latest, call: { ...latest.call, startedAt: null } };
    assert.deepEqual(
      callRows([latest, undated], at).map(({ label }) => label),
      ['Today', 'Ada Lovelace', 'Unknown date', 'Ada Lovelace'],
    );
  });

  it('goes on by its last row, and by coming near it', async () => {
    await opened();
    const active = () => box.activeItems[0];
    box.goTo(box.items.at(-1) ?? assert.fail());
    box.choose(older);
    assert.equal(active()?.label, 'Loading…');
    await expectEventually('a second page is there', () => assert.equal(calls().length, 100));
    assert.equal(active()?.recent?.call.id, newestCalls(51)[50]);
    box.goTo(box.items.at(-5) ?? assert.fail());
    const stood = active()?.recent?.call.id;
    await expectEventually('a third page is there', () => assert.equal(calls().length, 150));
    assert.equal(active()?.recent?.call.id, stood);
    assert.equal(searches().length, 3);
    await settled();
    assert.deepEqual(
      calls().map(({ call }) => call.id),
      newestCalls(150),
    );
  });

  it('narrows what is loaded by names, numbers, outcome, team and summary, without a request', async () => {
    await opened();
    const all = calls();
    const some = (found: readonly RecentCall[]) => {
      assert.ok(found.length > 0 && found.length < all.length, String(found.length));
      return found;
    };
    box.type('LOVELÁCE analytical');
    for (const { contact } of some(calls())) assert.equal(contact?.name, 'Ada Lovelace');
    box.type('07700 900 815');
    assert.equal(box.activeItems[0]?.label, 'Ada Lovelace');
    for (const { number } of some(calls())) assert.equal(number, '+447700900815');
    box.type('voicemail');
    assert.ok(some(calls()).some(({ call }) => callOutcome(call) === 'Voicemail'));
    box.type('priya');
    assert.ok(some(calls()).some(({ user }) => user === 'Priya Natarajan'));
    box.type('nothing like this');
    assert.deepEqual(box.labels, ['No call was found.', older]);
    box.type('');
    assert.deepEqual(calls(), all);
    assert.equal(server.requests.length, 1);
  });

  it('finds a call by its id, wherever it is', async () => {
    await opened();
    const [, ...others] = newestCalls(2000).reverse();
    const id = others[0] ?? '';
    box.type(` ${id} `);
    await settled();
    assert.deepEqual(
      calls().map(({ call }) => call.id),
      [id],
    );
    const row = rowOf(id);
    assert.equal(box.activeItems[0], row);
    box.choose(row.label);
    await isOver;
    assert.deepEqual(actions.done, [`open ${id} here`]);
    assert.equal(box.isShown, false);
  });

  it('asks for no id that is on its way, nor for one that is loaded', async () => {
    await opened();
    const path = /items\/cll/;
    box.type(landmarkCalls.speech);
    assert.equal(calls().length, 1);
    for (const id of ['cll-123456', 'cll-1234567', 'cll-12345678']) box.type(id);
    await settled();
    assert.deepEqual(box.labels, ['No call was found.', older]);
    assert.deepEqual(
      server.requestsTo({ path }).map((request) => request.path),
      ['/v2/api/conversations/items/cll-12345678'],
    );
  });

  it('never shows what was found for an id that is not typed any more', async () => {
    await opened();
    const ids = newestCalls(1000).slice(-2);
    const hold = server.pauseUntilReleased({ path: new RegExp(ids[0] ?? '') });
    box.type(ids[0] ?? '');
    await hold.arrived(1);
    box.type(ids[1] ?? '');
    hold.release();
    await settled();
    assert.deepEqual(
      calls().map(({ call }) => call.id),
      [ids[1]],
    );
  });

  it('opens to the side and as a conversation by the buttons of a row', async () => {
    for (const [tooltip, done] of [
      ['Open to the Side', `open ${landmarkCalls.speech} beside`],
      ['Open Conversation', `conversation of ${landmarkCalls.speech}`],
    ] as const) {
      await opened();
      box.type(landmarkCalls.speech);
      box.press('Ada Lovelace', tooltip);
      await isOver;
      assert.deepEqual(actions.done, [done]);
      account.conversations.dispose();
    }
  });

  it('shows what is loaded to a key that may not search, and says so', async () => {
    open();
    server.inject({
      when: { path: search },
      times: Infinity,
      reply: { kind: 'forbidden', how: 'scope', scope: 'CONVERSATIONS_READ' },
    });
    await account.conversations.contact(landmarks.ada);
    await account.conversations.conversation(landmarks.ada, null).load(0);
    await account.conversations.conversation(landmarks.grace, null).load(0);
    show();
    await settled();
    assert.ok(calls().length > 5);
    assert.equal(calls()[0]?.call.id, landmarkCalls.speech);
    assert.equal(rowOf(landmarkCalls.example).recent?.address?.contact, landmarks.grace);
    assert.match(box.labels.at(-1) ?? '', /only the calls that are loaded/);
    box.type('order status');
    assert.equal(box.labels[0], landmarks.grace);
  });

  it('says what went wrong, and tries again', async () => {
    open();
    server.inject({ when: { path: search }, reply: { kind: 'html', status: 403 } });
    show();
    await expectEventually('there is a way to retry', () =>
      assert.ok(box.labels.includes('Retry')),
    );
    assert.equal(calls().length, 0);
    box.choose('Retry');
    await expectEventually('calls are there', () => assert.equal(calls().length, 50));
    assert.ok(!box.labels.includes('Retry'));
  });

  it('cancels what is under way when it is closed', async () => {
    open();
    const hold = server.pauseUntilReleased({ path: search });
    const ended = server.waitForEnd({ path: search });
    show();
    await hold.arrived(1);
    box.hide();
    await isOver;
    assert.equal((await ended).aborted, true);
    hold.release();
    assert.equal(box.isDisposed, true);
    assert.deepEqual(log.lines, []);
  });

  it('is for those who are signed in', async () => {
    open();
    account.signOut();
    isOver = Promise.resolve();
    await assert.rejects(goToCall(account, log, actions, box), SignedOutError);
    assert.equal(box.isDisposed, true);
  });
});
