import assert from 'node:assert/strict';
import { marked } from 'marked';
import * as vscode from 'vscode';
import { ContactsTree } from '../../src/contacts/contactsTree.ts';
import { loadMoreContacts } from '../../src/contacts/loadMoreContacts.ts';
import type { ContactNode, Node, PageNode } from '../../src/contacts/nodes.ts';
import { refreshAll, refreshContact } from '../../src/contacts/refresh.ts';
import {
  landmarkLines,
  landmarks,
  startAlloServer,
  type AlloServer,
} from '../allo-server/server.ts';
import { QuietLog } from './quietLog.ts';
import { SampleAccount } from './sampleAccount.ts';

/** Paths that were asked for, with the page, in order. */
function asked(server: AlloServer): string[] {
  return server.requests.map(({ path, query }) =>
    query['page'] === undefined ? path : `${path} ${query['page']}`,
  );
}

function conversationPath(contactId: string, page: number): string {
  return `/v1/api/contact/${contactId}/conversation ${page}`;
}

describe('The tree of contacts', function () {
  this.timeout(20_000);
  let server: AlloServer;
  let log: QuietLog;
  let tree: ContactsTree;
  let account: SampleAccount;

  before(async () => {
    server = await startAlloServer();
  });
  after(() => server.close());

  beforeEach(() => open());
  afterEach(() => {
    tree.dispose();
    server.clearFaults();
  });

  function open(key?: string) {
    server.clearRequests();
    log = new QuietLog();
    account = new SampleAccount(server, key, log);
    tree = new ContactsTree(account, { uriOf: () => undefined }, log);
  }

  async function contact(id: string): Promise<ContactNode> {
    const node = (await tree.getChildren()).find(
      (candidate): candidate is ContactNode =>
        candidate.kind === 'contact' && candidate.contact.id === id,
    );
    assert.ok(node, `${id} is a row`);
    return node;
  }

  function look(node: Node) {
    const { label, description, id, contextValue } = tree.getTreeItem(node);
    return { label, description, id, contextValue };
  }

  /** As the server has them, without the client. */
  async function countOfItems(contactId: string): Promise<number> {
    const answer = await fetch(
      `${server.url}/v1/api/contact/${contactId}/conversation?size=100&page=0`,
      { headers: { authorization: server.keys.full.key } },
    );
    const { data } = (await answer.json()) as { data: { results: unknown[] } };
    return data.results.length;
  }

  it('asks for nothing before it is looked at', () => {
    assert.deepEqual(server.requests, []);
  });

  it('shows the first contacts and offers the next page', async () => {
    const rows = await tree.getChildren();
    assert.equal(rows.length, 101);
    assert.deepEqual(asked(server), ['/v1/api/contacts 0']);
    const ada = await contact(landmarks.ada);
    assert.equal(look(ada).label, 'Ada Lovelace');
    assert.match(String(look(ada).description), / · Analytical Engines Ltd · /);
    const numberOnly = await contact(landmarks.numberOnly);
    assert.equal(look(numberOnly).label, '+33639980042');
    const last = rows.at(-1);
    assert.equal(last && look(last).description, 'page 2 of 4');
  });

  it('gives every row an id of its own', async () => {
    const rows = await tree.getChildren();
    const ada = await contact(landmarks.ada);
    const pages = await tree.getChildren(ada);
    const items = await tree.getChildren(pages[0]);
    const ids = [...rows, ...pages, ...items].map((node) => tree.getTreeItem(node).id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('loads more contacts until there are none', async () => {
    await tree.getChildren();
    for (let page = 1; page < 4; page++) await loadMoreContacts(tree);
    assert.equal(await loadMoreContacts(tree), undefined);
    const rows = await tree.getChildren();
    assert.ok(rows.every(({ kind }) => kind === 'contact'));
    assert.equal(rows.length, 332);
    assert.deepEqual(
      asked(server),
      [0, 1, 2, 3].map((page) => `/v1/api/contacts ${page}`),
    );
  });

  it('puts one page of items directly below the contact', async () => {
    const items = await tree.getChildren(await contact(landmarks.onePage));
    assert.equal(items.length, 7);
    assert.ok(items.every(({ kind }) => kind === 'item'));
  });

  it('gives each of many pages a row, and loads any of them alone', async () => {
    const ada = await contact(landmarks.ada);
    const pages = await tree.getChildren(ada);
    assert.equal(pages.length, 42);
    const third = pages[2] as PageNode;
    assert.deepEqual(look(third).label, 'Page 3 of 42');
    assert.equal(look(third).description, '');
    const items = await tree.getChildren(third);
    assert.equal(items.length, 25);
    assert.match(String(look(third).description), /20\d\d/);
    assert.deepEqual(asked(server).slice(1), [
      conversationPath(landmarks.ada, 0),
      conversationPath(landmarks.ada, 2),
    ]);
  });

  it('declares no row stale while rows are on their way, since VS Code would drop them', async () => {
    const ada = await contact(landmarks.ada);
    const third = (await tree.getChildren(ada))[2];
    const { promise: later, resolve } = Promise.withResolvers<Node | undefined>();
    const early: unknown[] = [];
    let areOnTheirWay = true;
    const subscription = tree.onDidChangeTreeData((node) => {
      if (areOnTheirWay) early.push(node);
      else resolve(node);
    });
    await tree.getChildren(third);
    areOnTheirWay = false;
    assert.equal(await later, ada);
    assert.deepEqual(early, []);
    subscription.dispose();
  });

  it('makes no request when a row is closed and opened again', async () => {
    const ada = await contact(landmarks.ada);
    const [page] = await tree.getChildren(ada);
    await tree.getChildren(page);
    server.clearRequests();
    await tree.getChildren();
    await tree.getChildren(ada);
    await tree.getChildren(page);
    assert.deepEqual(server.requests, []);
  });

  it('asks once for a page that several views want at the same time', async () => {
    const ada = await contact(landmarks.ada);
    server.clearRequests();
    const held = server.pauseUntilReleased({ path: /conversation/ });
    const wanted = [
      tree.getChildren(ada),
      tree.getChildren(ada),
      account.conversations.conversation(landmarks.ada, null).load(0),
      account.conversations.conversation(landmarks.ada, null).find('no such call', 0),
    ];
    await held.arrived();
    assert.equal(server.requests.length, 1);
    held.release();
    await Promise.all(wanted);
    const first = asked(server).filter((path) => path === conversationPath(landmarks.ada, 0));
    assert.equal(first.length, 1);
  });

  it('shows the documented example as it is documented', async () => {
    const [page] = await tree.getChildren(await contact(landmarks.grace));
    const items = await tree.getChildren(page);
    const rows = items.map((node) => tree.getTreeItem(node));
    assert.deepEqual(
      rows.map(({ contextValue }) => contextValue),
      ['text-message', 'call'],
    );
    const [message, call] = rows.map(({ description }) => String(description));
    assert.equal(message, 'Thank you for contacting us!');
    assert.match(call ?? '', /^5 min 30 s · Customer called.* · #support · #order$/);
    assert.match(rows[0]?.accessibilityInformation?.label ?? '', /^Text message sent · /);
  });

  it('hovers with summary, tags and numbers', async () => {
    const [page] = await tree.getChildren(await contact(landmarks.grace));
    const call = (await tree.getChildren(page)).at(-1);
    assert.ok(call);
    const { tooltip } = tree.resolveTreeItem(new vscode.TreeItem('x'), call);
    assert.ok(tooltip instanceof vscode.MarkdownString);
    for (const part of ['Incoming', 'support', 'order', '1234567890', 'Customer']) {
      assert.ok(tooltip.value.includes(part), part);
    }
  });

  it('lets nothing in a hover link, load or look like markup', async () => {
    const items = await tree.getChildren(await contact(landmarks.oddities));
    const below = await Promise.all(items.map((node) => tree.getChildren(node)));
    for (const node of [...items, ...below.flat()]) {
      const { tooltip } = tree.resolveTreeItem(new vscode.TreeItem('x'), node);
      if (!(tooltip instanceof vscode.MarkdownString)) continue;
      assert.equal(tooltip.isTrusted ?? false, false);
      assert.equal(tooltip.supportHtml ?? false, false);
      assert.doesNotMatch(marked.parse(tooltip.value, { async: false }), /<(a|img|script)\b|<!--/);
    }
  });

  it('narrows conversations to one Allo number', async () => {
    const { usSupport } = landmarkLines;
    await tree.enterAccount();
    tree.numberFilter = { ...usSupport, country: null };
    const ada = await contact(landmarks.ada);
    const pages = await tree.getChildren(ada);
    assert.ok(pages.length > 0 && pages.length < 42);
    assert.equal(server.requests.at(-1)?.query['allo_number'], usSupport.number);
  });

  it('says that a conversation is empty', async () => {
    const [only] = await tree.getChildren(await contact(landmarks.empty));
    assert.equal(only?.kind, 'empty');
  });

  it('keeps every odd item in its place', async () => {
    const pages = await tree.getChildren(await contact(landmarks.oddities));
    const items = (await Promise.all(pages.map((page) => tree.getChildren(page)))).flat();
    assert.equal(items.length, await countOfItems(landmarks.oddities));
    for (const node of items) {
      const { label, id } = tree.getTreeItem(node);
      assert.ok(typeof label === 'string' && label !== '', id);
    }
  });

  it('turns a failure into rows that say what happened and what can be done', async () => {
    const ada = await contact(landmarks.ada);
    server.inject({
      when: { path: /conversation/ },
      times: Infinity,
      reply: { kind: 'status', status: 404, body: '{}' },
    });
    const rows = await tree.getChildren(ada);
    assert.deepEqual(
      rows.map((node) => tree.getTreeItem(node).label),
      ['Allo does not have this any more.', 'Retry', 'Show Log'],
    );
    const retry = rows[1] && tree.getTreeItem(rows[1]).command;
    assert.deepEqual([retry?.command, retry?.arguments], ['allo.retry', [ada]]);
    server.clearFaults();
    assert.equal((await tree.getChildren(ada)).length, 42);
  });

  it('shows what is new after a refresh, and what was known stays known', async () => {
    const contactRow = await contact(landmarks.onePage);
    await tree.getChildren(contactRow);
    const added = server.addCall(landmarks.onePage);
    await refreshContact(tree, contactRow);
    const items = await tree.getChildren(contactRow);
    assert.equal(items.length, 8);
    assert.ok(items.some((node) => node.kind === 'item' && node.item.key === added.id));
    server.removeItem(added.id);
  });

  it('keeps what was on screen when a refresh fails', async () => {
    const ada = await contact(landmarks.ada);
    await tree.getChildren(ada);
    server.inject({
      when: { path: /conversation/ },
      times: Infinity,
      reply: { kind: 'html', status: 200 },
    });
    await assert.rejects(refreshContact(tree, ada));
    assert.equal((await tree.getChildren(ada)).length, 42);
  });

  it('refreshes all that is expanded and nothing else', async () => {
    const ada = await contact(landmarks.ada);
    const grace = await contact(landmarks.grace);
    for (const node of [ada, grace]) await tree.getChildren(node);
    tree.noteExpanded(ada, true);
    server.clearRequests();
    await refreshAll(tree);
    assert.deepEqual(asked(server), ['/v1/api/contacts 0', conversationPath(landmarks.ada, 0)]);
  });

  it('is made of numbers for a key that may read nothing but conversations', async () => {
    open(server.keys.conversationsOnly.key);
    const rows = (await tree.getChildren()).map((row) => tree.getTreeItem(row));
    const adas = rows.filter(({ label }) => label === 'Ada Lovelace');
    assert.ok(rows.length > 100, String(rows.length));
    // By which number each of them is, tells them apart.
    assert.deepEqual(
      adas.map(({ description }) => String(description).split(' · ')[0]).toSorted(),
      ['+442079460815', '+447700900815'],
    );
    assert.ok(
      adas.every(({ description, accessibilityInformation }) =>
        accessibilityInformation?.label.endsWith(String(description)),
      ),
    );
  });

  it('is empty for a key that may list contacts nowhere, but opens one by its id', async () => {
    open(server.keys.conversationsOnly.key);
    server.inject({
      when: { path: '/v2/api/conversations' },
      times: Infinity,
      reply: { kind: 'forbidden', how: 'scope' },
    });
    assert.deepEqual(await tree.getChildren(), []);
    const known = await account.conversations.contact(landmarks.grace);
    assert.equal(known.id, landmarks.grace);
    const [row] = await tree.getChildren();
    assert.equal(row && look(row).label, landmarks.grace);
    await assert.rejects(account.conversations.contact('no-such-contact'), {
      problem: { kind: 'contact-unknown' },
    });
  });

  it('forgets everything when the account is signed out', async () => {
    await tree.getChildren();
    account.signOut();
    assert.deepEqual(await tree.getChildren(), []);
    assert.equal(tree.shownAccount, undefined);
  });

  it('logs neither key nor person', async () => {
    server.inject({ when: { path: /conversation/ }, reply: { kind: 'html', status: 403 } });
    await tree.getChildren(await contact(landmarks.ada));
    assert.ok(log.lines.some((line) => line.startsWith('GET /v1/api/contact/{id}/conversation, ')));
    for (const line of log.lines) {
      assert.doesNotMatch(line, /con-ADA|Lovelace|\+44|ak_live/);
    }
  });
});
