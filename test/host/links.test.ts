import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { AlloClient } from '../../src/allo/client.ts';
import { AccountConversations } from '../../src/conversations/accountConversations.ts';
import { uriToAddress, uriToConversation } from '../../src/conversations/itemAddress.ts';
import { type LinkTarget, linkTo } from '../../src/conversations/link.ts';
import { LinkHandler } from '../../src/links/linkHandler.ts';
import type { LinkPlace, LinkWindow } from '../../src/links/linkWindow.ts';
import {
  landmarkCalls,
  landmarks,
  startAlloServer,
  type AlloServer,
} from '../allo-server/server.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import { QuietLog } from './quietLog.ts';
import { SampleAccount } from './sampleAccount.ts';
import { withSetting } from './settings.ts';

const base = { scheme: vscode.env.uriScheme, authority: 'allo-conversations.allo-conversations' };

const call = {
  kind: 'call',
  contact: landmarks.grace,
  item: landmarkCalls.example,
  time: 8.5,
} as const;

/** A window whose person answers as the test says; without an answer, every question is declined. */
class ScriptedWindow implements LinkWindow {
  readonly said: string[] = [];
  readonly opened: { readonly uri: vscode.Uri; readonly place: LinkPlace }[] = [];
  signIns = 0;
  answers: (() => boolean)[] = [];
  onSignIn: () => void = () => undefined;

  warn(message: string): void {
    this.said.push(message);
  }

  offer(message: string, action: string): Promise<boolean> {
    this.said.push(`${message} [${action}]`);
    return Promise.resolve(this.answers.shift()?.() ?? false);
  }

  confirm(message: string, action: string): Promise<boolean> {
    return this.offer(message, action);
  }

  signIn(): Promise<void> {
    this.signIns++;
    this.onSignIn();
    return Promise.resolve();
  }

  open(uri: vscode.Uri, place: LinkPlace): Promise<void> {
    this.opened.push({ uri, place });
    return Promise.resolve();
  }
}

/** The sample account, and a second one that the sidebar does not show. */
class TwoAccounts extends SampleAccount {
  readonly #other: AccountConversations;

  constructor(server: AlloServer) {
    super(server);
    const client = new AlloClient({
      apiUrl: new URL(server.url),
      key: server.keys.otherTeam.key,
      fetch: (...args) => globalThis.fetch(...args),
      userAgent: 'allo-conversations-tests',
    });
    this.#other = new AccountConversations('other', 'Other Team', client);
  }

  override byId(id: string) {
    return id === 'other' ? Promise.resolve(this.#other) : super.byId(id);
  }
}

describe('A link', function () {
  this.timeout(30_000);
  const yes = () => true;
  let server: AlloServer;
  let accounts: TwoAccounts;
  let window: ScriptedWindow;
  let log: QuietLog;

  before(async () => {
    server = await startAlloServer();
  });
  after(() => server.close());
  beforeEach(() => {
    server.clearRequests();
    accounts = new TwoAccounts(server);
    window = new ScriptedWindow();
    log = new QuietLog();
  });

  /** Follows a link as VS Code hands it over. */
  const follow = (link: string) =>
    new LinkHandler(accounts, window, log).handleUri(vscode.Uri.parse(link));
  const followTo = (target: LinkTarget) => follow(linkTo(base, target));

  it('opens a call at its second, and asks the API for nothing itself', async () => {
    await followTo({ ...call, page: 2 });
    const [opened, ...more] = window.opened;
    assert.deepEqual(more, []);
    assert.deepEqual(opened?.place, { time: 8.5 });
    assert.deepEqual(uriToAddress(opened.uri), {
      account: 'sample',
      contact: call.contact,
      item: call.item,
      alloNumber: null,
      page: 2,
      contactLabel: call.contact,
    });
    assert.deepEqual(window.said, []);
    assert.deepEqual(server.requests, []);
  });

  it('opens it under the names that are known by now', async () => {
    await accounts.conversations.contact(landmarks.grace);
    await accounts.conversations.conversation(landmarks.grace, null).load(0);
    await followTo({ ...call, time: null });
    assert.match(
      window.opened[0]?.uri.path ?? '',
      /^\/Grace Hopper\/Grace Hopper, Jan 15, 2024.*\.md$/,
    );
    assert.deepEqual(window.opened[0]?.place, {});
  });

  it('opens a conversation at an item, and a contact as its conversation', async () => {
    await followTo({ kind: 'conversation', contact: 'cnt 1', item: 'text:1' });
    await followTo({ kind: 'contact', contact: 'cnt 1' });
    const [conversation, contact] = window.opened;
    assert.deepEqual(conversation?.place, { item: 'text:1' });
    assert.equal(conversation.uri.toString(), contact?.uri.toString());
    assert.deepEqual(uriToConversation(conversation.uri), {
      account: 'sample',
      contact: 'cnt 1',
      alloNumber: null,
      contactLabel: 'cnt 1',
    });
  });

  it('keeps what stands in ids apart from what stands between them', async () => {
    await followTo({ ...call, contact: 'a/b?c#d%2F&e=f', item: '../x y', account: 'sample' });
    const address = uriToAddress(window.opened[0]?.uri ?? vscode.Uri.file('/'));
    assert.equal(address?.contact, 'a/b?c#d%2F&e=f');
    assert.equal(address.item, '../x y');
  });

  for (const link of [
    '',
    '/',
    '/call/c',
    '/call/../x',
    '/call/%252e%252e/x',
    '/call/c/i?t=-1',
    '/call/c/i?t=1e99',
    '/call/c/i?account=a%0ab',
    '/contact/a%00b',
    '/contact/<script>alert(1)</script>/x',
    '/settings?allo.apiUrl=https://evil.example',
    `/contact/${'x'.repeat(100_000)}`,
  ]) {
    it(`is refused once, and sends nothing: ${link.slice(0, 50)}`, async () => {
      await follow(`${base.scheme}://${base.authority}${link}`);
      assert.equal(window.said.length, 1);
      assert.match(window.said[0] ?? '', /leads to no call/);
      assert.deepEqual(window.opened, []);
      assert.deepEqual(server.requests, []);
      assert.doesNotMatch(log.lines.join('\n'), /evil|script|contact\//);
    });
  }

  it('is opened with another account only when the person agrees', async () => {
    await followTo({ ...call, account: 'other' });
    assert.deepEqual(window.said, ['This link belongs to Other Team. Open it? [Open]']);
    assert.equal(window.opened.length, 0);
    window.answers = [yes];
    await followTo({ ...call, account: 'other' });
    const { uri } = window.opened[0] ?? assert.fail('It was not opened.');
    assert.equal(uriToAddress(uri)?.account, 'other');
    assert.deepEqual(server.requests, []);
  });

  it('is opened without asking when it names the account that is shown', async () => {
    await followTo({ ...call, account: 'sample' });
    assert.equal(window.opened.length, 1);
    assert.deepEqual(window.said, []);
  });

  it('of an account that is not signed in says so', async () => {
    await followTo({ ...call, account: 'nobody' });
    assert.deepEqual(window.said, [
      'This link belongs to an Allo account that is not signed in. [Sign In]',
    ]);
    assert.equal(window.signIns, 0);

    window.answers = [yes];
    await followTo({ ...call, account: 'nobody' });
    assert.equal(window.signIns, 1);
    assert.equal(window.said.at(-1), 'This link belongs to an Allo account that is not signed in.');
    assert.deepEqual(window.opened, []);
  });

  describe('that is followed while nobody is signed in', () => {
    beforeEach(() => accounts.signOut());

    it('signs nobody in by itself', async () => {
      await followTo(call);
      assert.deepEqual(window.said, ['Sign in to Allo to open this link. [Sign In]']);
      assert.equal(window.signIns, 0);
      assert.deepEqual(window.opened, []);
    });

    it('is opened after signing in', async () => {
      window.answers = [yes];
      window.onSignIn = () => accounts.signIn();
      await followTo(call);
      assert.equal(window.signIns, 1);
      assert.equal(window.opened.length, 1);
    });

    it('is let go when the sign-in is given up', async () => {
      window.answers = [yes];
      await followTo(call);
      assert.equal(window.signIns, 1);
      accounts.signIn();
      assert.deepEqual(window.opened, []);
      assert.equal(window.said.length, 1);
    });

    it('asks for no second sign-in when somebody has signed in meanwhile', async () => {
      window.answers = [
        () => {
          accounts.signIn();
          return true;
        },
      ];
      await followTo(call);
      assert.equal(window.signIns, 0);
      assert.equal(window.opened.length, 1);
    });
  });

  it('may be a short reference', async () => {
    const handler = new LinkHandler(accounts, window, log);
    await handler.openReference(`allo:${call.contact}/${call.item}@0:08.5`);
    await handler.openReference(`allo:${call.contact}`);
    assert.deepEqual(
      window.opened.map(({ uri, place }) => [uriToAddress(uri)?.item, place]),
      [
        [call.item, { time: 8.5 }],
        [undefined, {}],
      ],
    );
    for (const text of [
      'allo:../x',
      'allo:c/i@x',
      '',
      `allo:${'x'.repeat(100_000)}`,
      undefined,
      {},
    ]) {
      await handler.openReference(text);
      assert.match(window.said.pop() ?? '', /leads to no call/);
    }
    assert.equal(window.opened.length, 2);
    assert.deepEqual(server.requests, []);
  });

  it('that VS Code is given lands in the editor', async () => {
    process.env['ALLO_API_KEY'] = server.keys.full.key;
    const restore = [
      await withSetting('allo', 'apiUrl', server.url),
      await withSetting('allo', 'useEnvironmentKey', true),
    ];
    try {
      const contact = 'cnt/1 %2F?&=#é';
      for (const target of [call, { ...call, contact }]) {
        const link = linkTo(base, target);
        await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(link));
        await expectEventually(`a tab shows ${link}`, () => {
          const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
          assert.ok(input instanceof vscode.TabInputCustom);
          const address = uriToAddress(input.uri);
          assert.equal(address?.account, 'environment');
          assert.equal(address.contact, target.contact);
          assert.equal(address.item, target.item);
        });
      }
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      delete process.env['ALLO_API_KEY'];
      for (const undo of restore) await undo();
    }
  });
});
