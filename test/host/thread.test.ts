import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ConversationAddress } from '../../src/conversations/itemAddress.ts';
import { parseReference } from '../../src/conversations/reference.ts';
import type { EntryPart } from '../../src/model/entryExcerpt.ts';
import type { Excerpt } from '../../src/model/excerpt.ts';
import { richLeaves } from '../../src/model/richText.ts';
import type { CopyForm, MessageToPage } from '../../src/transcript/protocol.ts';
import { GoneError } from '../../src/transcript/subject.ts';
import { ThreadSubject } from '../../src/transcript/threadSubject.ts';
import type { CallEntry, EdgeState, MessageEntry } from '../../src/transcript/threadView.ts';
import {
  landmarkCalls,
  landmarkLines,
  landmarks,
  startAlloServer,
  type AlloServer,
} from '../allo-server/server.ts';
import { QuietLog } from './quietLog.ts';
import { SampleAccount } from './sampleAccount.ts';

type ThreadMessage = Extract<MessageToPage, { type: 'thread' }>;

/** A page that knows of a conversation what it has been told. */
class ThreadPage {
  isReady = true;
  readonly heard: MessageToPage[] = [];
  readonly entries = new Map<string, ThreadMessage['changed'][number]>();
  readonly icons: string[] = [];
  #heard = new vscode.EventEmitter<void>();

  post(message: MessageToPage): void {
    this.heard.push(message);
    if (message.type === 'thread') {
      for (const entry of message.changed) this.entries.set(entry.key, entry);
      for (const key of message.order) assert.ok(this.entries.has(key), 'a key without entry');
    }
    this.#heard.fire();
  }

  setIcon(name: string): void {
    this.icons.push(name);
  }

  /** A new page, which has nothing. */
  empty(): void {
    this.heard.length = 0;
    this.entries.clear();
  }

  get thread(): ThreadMessage {
    const last = this.heard.findLast((message) => message.type === 'thread');
    assert.ok(last, 'nothing was shown');
    return last;
  }

  get transcripts(): string[] {
    return this.heard.flatMap((message) =>
      message.type === 'thread-transcript' ? [message.key] : [],
    );
  }

  /** When the entries were, oldest first; those without a date left out. */
  get times(): number[] {
    return this.thread.order.flatMap((key) => {
      const iso = this.entries.get(key)?.iso;
      return iso ? [Date.parse(iso)] : [];
    });
  }

  async hears(what: (message: MessageToPage) => boolean): Promise<void> {
    while (!this.heard.some(what)) {
      await new Promise<void>((resolve) => {
        const listening = this.#heard.event(() => {
          listening.dispose();
          resolve();
        });
      });
    }
  }
}

const conversation = { path: /conversation$/ };
const { signal } = new AbortController();

describe('A conversation in the editor', function () {
  this.timeout(20_000);
  let server: AlloServer;
  let account: SampleAccount;
  let page: ThreadPage;
  let subject: ThreadSubject;

  const open = (
    contact: string,
    more: Partial<ConversationAddress> & { item?: string; page?: number } = {},
  ) => {
    subject = new ThreadSubject(
      { account: 'sample', contact, alloNumber: null, contactLabel: 'Somebody', ...more },
      page,
      {
        accounts: account,
        log: new QuietLog(),
        linkBase: { scheme: 'vscode', authority: 'allo.test' },
      },
    );
    return subject;
  };
  const load = (isAnew = false) => subject.load(account.conversations, { isAnew, signal });
  const older = () => subject.receive({ type: 'load-older' });
  const newer = () => subject.receive({ type: 'load-newer' });
  const isSorted = (times: readonly number[]) =>
    times.every((time, index) => time >= (times[index - 1] ?? 0));

  before(async () => {
    server = await startAlloServer();
  });
  after(() => server.close());

  beforeEach(() => {
    server.clearFaults();
    server.clearRequests();
    account = new SampleAccount(server);
    page = new ThreadPage();
  });
  afterEach(() => subject.dispose());

  it('shows the newest page, oldest first, each entry once, then what was said', async () => {
    open(landmarks.ada);
    assert.equal(subject.isShown, false);
    await load();
    assert.equal(subject.isShown, true);
    const { order, changed, older, newer } = page.thread;
    assert.equal(order.length, 25);
    assert.equal(new Set(order).size, 25);
    assert.ok(isSorted(page.times));
    assert.equal(order.at(-1), landmarkCalls.speech);
    assert.deepEqual([older.type, newer.type], ['more', 'end']);
    const withSegments = changed.flatMap((entry) =>
      entry.type === 'call' && entry.segments > 0 ? [entry.key] : [],
    );
    assert.deepEqual(page.transcripts, withSegments);
    assert.deepEqual(page.icons, ['conversation']);
    assert.equal(server.requestsTo(conversation).length, 1);
  });

  it('words calls and messages for people', async () => {
    await open(landmarks.ada).load(account.conversations, { isAnew: false, signal });
    const entries = [...page.entries.values()];
    const call = page.entries.get(landmarkCalls.speech);
    assert.ok(call?.type === 'call');
    assert.match(call.status.label, /^Incoming call/u);
    assert.match(call.dayLabel, /2026/u);
    assert.match(call.moment, /2026.*\b(UTC|GMT|[A-Z]{2,5})\b/u);
    assert.match(call.segmentsLabel, /^8 segments$/u);
    assert.equal(call.note, null);
    const messages = entries.filter((entry) => entry.type === 'message');
    const authors = new Set(messages.map(({ direction, author }) => `${direction}: ${author}`));
    assert.deepEqual([...authors].sort(), ['inbound: Somebody', 'outbound: Your team']);
    assert.deepEqual(page.thread.head, { title: 'Somebody', details: [] });
  });

  it('tells more of a contact that is known, and the number that it is narrowed to', async () => {
    await account.conversations.contacts.load(0);
    open(landmarks.ada, { alloNumber: landmarkLines.usSupport.number });
    await load();
    const { title, details } = page.thread.head;
    assert.equal(title, 'Ada Lovelace');
    assert.ok(details.includes('Analytical Engines Ltd'));
    assert.ok(details.at(-1)?.includes(landmarkLines.usSupport.number));
  });

  it('adds older pages, sending only what is new', async () => {
    open(landmarks.ada);
    await load();
    const first = page.thread.order;
    page.heard.length = 0;
    await older();
    assert.deepEqual(
      page.heard.flatMap((message) => (message.type === 'thread' ? [message.older.type] : [])),
      ['loading', 'more'],
    );
    const { order, changed } = page.thread;
    assert.equal(order.length, 50);
    assert.deepEqual(order.slice(25), first);
    assert.deepEqual(
      changed.map(({ key }) => key),
      order.slice(0, 25),
    );
    assert.ok(isSorted(page.times));
    assert.ok(page.transcripts.every((key) => !first.includes(key)));
  });

  it('asks once, however often older ones are asked for, and comes to the beginning', async () => {
    open(landmarks.longCall);
    await load();
    await Promise.all([older(), older(), older()]);
    assert.equal(server.requestsTo(conversation).length, 2);
    assert.equal(page.thread.order.length, 32);
    assert.equal(page.thread.older.type, 'end');
  });

  it('says that there is nothing', async () => {
    open(landmarks.empty);
    await load();
    assert.deepEqual(page.thread.order, []);
    assert.deepEqual([page.thread.older.type, page.thread.newer.type], ['end', 'end']);
  });

  it('shows odd and unreadable items in their places', async () => {
    server.inject({
      when: conversation,
      reply: {
        kind: 'rewrite',
        change: (json): unknown =>
          JSON.parse(JSON.stringify(json).replace('"call":{', '"other":{')),
      },
    });
    open(landmarks.oddities);
    await load();
    await older();
    const types = new Set([...page.entries.values()].map(({ type }) => type));
    assert.deepEqual([...types].sort(), ['call', 'message', 'unreadable']);
    assert.equal(new Set(page.thread.order).size, page.thread.order.length);
    assert.ok(page.thread.order.length >= 29);
  });

  it('gives a page that comes back all of it without a request', async () => {
    open(landmarks.ada);
    await load();
    await older();
    const { order } = page.thread;
    server.clearRequests();
    page.empty();
    subject.showAgain();
    assert.deepEqual(page.thread.order, order);
    assert.equal(page.entries.size, 50);
    assert.deepEqual(server.requests, []);
  });

  it('says nothing to a page that does not listen', async () => {
    open(landmarks.ada);
    await load();
    page.empty();
    page.isReady = false;
    await older();
    assert.deepEqual(page.heard, []);
    page.isReady = true;
    subject.showAgain();
    assert.equal(page.entries.size, 50);
  });

  it('shows what others have loaded anew, and sends no more than that', async () => {
    open(landmarks.onePage);
    await load();
    page.heard.length = 0;
    const list = account.conversations.conversation(landmarks.onePage, null);
    await list.refresh();
    assert.deepEqual(page.heard, []);
    const { id } = server.addTextMessage(landmarks.onePage, { content: 'One more' });
    try {
      await list.refresh();
      assert.equal(page.thread.order.length, 8);
      const [entry, ...others] = page.thread.changed;
      assert.ok(entry?.type === 'message' && others.length === 0);
      assert.equal(entry.text, 'One more');
      assert.equal(page.thread.order.at(-1), entry.key);
    } finally {
      server.removeItem(id);
    }
  });

  it('loses and repeats nothing when the conversation changes while older ones are loaded', async () => {
    open(landmarks.mixedLanguages);
    await load();
    const held = server.pauseUntilReleased(conversation);
    const loading = older();
    await held.arrived();
    const added = [1, 2, 3].map((count) =>
      server.addTextMessage(landmarks.mixedLanguages, { content: `New ${count}` }),
    );
    try {
      held.release();
      await loading;
      await load(true);
      await older();
      await older();
      assert.equal(page.thread.older.type, 'end');
      assert.equal(page.thread.order.length, 63);
      assert.equal(new Set(page.thread.order).size, 63);
      assert.ok(isSorted(page.times));
    } finally {
      for (const { id } of added) server.removeItem(id);
    }
  });

  it('keeps what is shown when a refresh fails, and says why to who asked', async () => {
    open(landmarks.ada);
    await load();
    page.heard.length = 0;
    server.inject({ times: Infinity, reply: { kind: 'unauthorized', how: 'revoked' } });
    await assert.rejects(load(true), /revoked|key/iu);
    assert.equal(subject.isShown, true);
  });

  it('says at the edge what went wrong there, and tries again', async () => {
    open(landmarks.ada);
    await load();
    server.inject({ when: conversation, times: Infinity, reply: { kind: 'html', status: 200 } });
    await older();
    const { older: edge, order } = page.thread;
    assert.ok(edge.type === 'problem');
    assert.equal(order.length, 25);
    assert.ok(edge.actions.every(({ id }) => id.startsWith('older:')));
    assert.equal(edge.actions[0]?.id, 'older:retry');
    server.clearFaults();
    await subject.receive({ type: 'act', action: 'older:retry' });
    assert.equal(page.thread.order.length, 50);
    assert.equal(page.thread.older.type, 'more');
    await subject.receive({ type: 'act', action: 'retry' });
    await subject.receive({ type: 'act', action: 'newer:9' });
    assert.equal(page.thread.order.length, 50);
  });

  it('asks to sign in at the edge once the account is signed out, and goes on with the next one', async () => {
    open(landmarks.ada);
    await load();
    account.signOut();
    await older();
    const edge: EdgeState = page.thread.older;
    assert.ok(edge.type === 'problem');
    assert.match(edge.message, /Sign in/u);
    account.signIn();
    await older();
    assert.equal(page.thread.order.length, 50);
    const { id } = server.addTextMessage(landmarks.ada, { content: 'Still followed' });
    try {
      await account.conversations.conversation(landmarks.ada, null).reload(0);
      assert.match(JSON.stringify(page.thread.changed), /Still followed/u);
    } finally {
      server.removeItem(id);
    }
  });

  it('opens at a text message, and grows to both sides', async () => {
    const list = account.conversations.conversation(landmarks.ada, null);
    const item = (await list.load(5)).find(({ kind }) => kind === 'text-message');
    assert.ok(item);
    list.forget();
    open(landmarks.ada, { item: item.key, page: 4 });
    await load();
    assert.ok(page.thread.order.includes(item.key));
    assert.deepEqual([page.thread.older.type, page.thread.newer.type], ['more', 'more']);
    assert.deepEqual(page.icons, ['message']);
    for (let step = 0; step < 5; step++) await newer();
    assert.equal(page.thread.newer.type, 'end');
    assert.equal(page.thread.order.at(-1), landmarkCalls.speech);
    await older();
    assert.equal(page.thread.order.length, 175);
    assert.ok(isSorted(page.times));
  });

  it('does not find a text message that is not there', async () => {
    open(landmarks.onePage, { item: 'gone', page: 0 });
    await assert.rejects(load(), GoneError);
    assert.equal(subject.isShown, false);
  });

  it('goes to a place: loads what lies between, then says so', async () => {
    const list = account.conversations.conversation(landmarks.ada, null);
    const key = (await list.load(3))[7]?.key;
    assert.ok(key);
    open(landmarks.ada);
    await load();
    subject.reveal({ item: key, time: 3 });
    await page.hears(({ type }) => type === 'reveal');
    assert.equal(page.thread.order.length, 100);
    assert.deepEqual(page.heard.at(-1), { type: 'reveal', place: { item: key, time: 3 } });
  });

  it('gives up loading when it is closed', async () => {
    open(landmarks.ada);
    await load();
    const held = server.pauseUntilReleased(conversation);
    const loading = older();
    await held.arrived();
    page.heard.length = 0;
    subject.dispose();
    await loading;
    held.release();
    assert.deepEqual(page.heard, []);
  });

  describe('copies', () => {
    const part = (key: string, own: Excerpt | null, said: Excerpt | null = null): EntryPart => ({
      key,
      hasHeading: false,
      own,
      said,
    });
    const excerpt = (from: [number, number], to: [number, number]): Excerpt => ({
      from: { segment: from[0], offset: from[1] },
      to: { segment: to[0], offset: to[1] },
    });
    const copy = async (form: CopyForm, ...parts: EntryPart[]): Promise<string> => {
      await subject.receive({ type: 'copy-entries', form, parts });
      return vscode.env.clipboard.readText();
    };
    let message: MessageEntry;
    let speech: CallEntry;

    beforeEach(async () => {
      open(landmarks.ada);
      await load();
      const entries = [...page.entries.values()];
      const found = entries.find(({ type, heading }) => type === 'message' && heading !== '');
      const call = page.entries.get(landmarkCalls.speech);
      assert.ok(found?.type === 'message' && call?.type === 'call');
      [message, speech] = [found, call];
    });

    it('a text message, or a part of it in whole words', async () => {
      const { key, text } = message;
      assert.equal(await copy('text', part(key, excerpt([0, 0], [0, text.length]))), text.trim());
      const [first = '', second = ''] = text.split(/\b(?=\s)/u);
      const cut = part(key, excerpt([0, 1], [0, first.length + 3]));
      assert.match(first + second, new RegExp(`^${await copy('text', cut)}`, 'u'));
      assert.match(await copy('quote', cut), new RegExp(`^> \\*\\*.*\\*\\*: ${first}`, 'u'));
    });

    it('the summary of a call with what it was, and quotes it as its summary', async () => {
      const { key, heading, summary } = speech;
      const leaves = richLeaves(summary ?? []);
      const end = leaves.at(-1)?.text.length ?? 0;
      const all = { ...part(key, excerpt([0, 0], [leaves.length - 1, end])), hasHeading: true };
      const copied = await copy('text', all);
      assert.ok(copied.startsWith(`${heading}\n`));
      assert.match(copied, /48213/u);
      assert.doesNotMatch(copied, /\[0:0/u);
      assert.match(await copy('quote', all), /^> \*\*Summary\*\*: .*48213.*— \[/su);
    });

    it('what was said as before', async () => {
      const said = excerpt([1, 0], [2, 4]);
      assert.match(
        await copy('text', part(speech.key, null, said)),
        /^\[0:\d\d\] .*: .*\n\[0:\d\d\] .*: \w+$/u,
      );
      assert.match(await copy('link', part(speech.key, null, said)), /[?&]t=\d/u);
      assert.equal(
        parseReference(await copy('reference', part(speech.key, null, said)))?.item,
        speech.key,
      );
    });

    it('parts of several entries, and a link to the first', async () => {
      const parts = [
        part(message.key, excerpt([0, 0], [0, 4])),
        part('gone', excerpt([0, 0], [0, 4])),
        part(speech.key, null, excerpt([0, 0], [0, 4])),
      ];
      const text = await copy('text', ...parts);
      const headings = text.split('\n\n').map((each) => each.split('\n')[0]);
      assert.deepEqual(headings, [message.heading, speech.heading]);
      assert.match(text, /\n\[0:\d\d\] [^\n]*$/u);
      const quote = await copy('quote', ...parts);
      assert.equal(quote.match(/^> — \[/gmu)?.length, 2);
      assert.match(await copy('link', ...parts), /\/conversation\//u);
      assert.deepEqual(parseReference(await copy('reference', ...parts)), {
        contact: landmarks.ada,
        item: message.key,
        time: null,
      });
    });

    it('a summary alone', async () => {
      await subject.receive({ type: 'copy-summary', item: speech.key });
      assert.match(await vscode.env.clipboard.readText(), /48213/u);
    });
  });
});
