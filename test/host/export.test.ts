import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import SrtParser from 'srt-parser-2';
import * as vscode from 'vscode';
import webvtt from 'webvtt-parser';
import type { ConversationAddress } from '../../src/conversations/itemAddress.ts';
import { exportConversation } from '../../src/export/exportConversation.ts';
import { exportItem } from '../../src/export/exportItem.ts';
import { saveRecording } from '../../src/export/saveRecording.ts';
import {
  landmarkCalls,
  landmarkLines,
  landmarks,
  startAlloServer,
  type AlloServer,
} from '../allo-server/server.ts';
import { FakeMemento } from './fakeMemento.ts';
import { FullDisk } from './fullDisk.ts';
import { QuietLog } from './quietLog.ts';
import { documentedCall, SampleAccount } from './sampleAccount.ts';
import { ScriptedDialogs } from './scriptedDialogs.ts';

interface WrittenConversation {
  readonly contact: string;
  readonly note?: string;
  readonly items: readonly { readonly type: string; readonly id?: string; readonly date: string }[];
}

const conversationPath = /\/conversation$/;

describe('An export', function () {
  this.timeout(30_000);
  let server: AlloServer;
  let account: SampleAccount;
  let dialogs: ScriptedDialogs;
  let memory: FakeMemento;
  let log: QuietLog;
  let folder: string;

  beforeEach(async () => {
    server = await startAlloServer();
    account = new SampleAccount(server);
    dialogs = new ScriptedDialogs();
    memory = new FakeMemento();
    log = new QuietLog();
    folder = mkdtempSync(join(tmpdir(), 'allo-export-'));
  });
  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  const services = () => ({ accounts: account, dialogs, memory, log });
  const written = () => readdirSync(folder).sort();
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  /** Saves under the suggested name. */
  const here = (suggested: vscode.Uri) =>
    vscode.Uri.file(join(folder, suggested.path.split('/').at(-1) ?? ''));
  const at = (name: string) => () => vscode.Uri.file(join(folder, name));
  const readJson = (name: string) => JSON.parse(read(name)) as WrittenConversation;

  function conversationWith(contact: string, contactLabel = 'Ada'): ConversationAddress {
    return { account: 'sample', contact, alloNumber: null, contactLabel };
  }

  /** As the server has them now, oldest first, without the client. */
  function onServer(contactId: string): string[] {
    const contact = server.team.contact(contactId);
    assert.ok(contact);
    const items = server.team.conversation(contact);
    return items.flatMap((item) => (item.kind === 'call' ? item.id : [])).reverse();
  }

  const callsIn = ({ items }: WrittenConversation) => items.flatMap(({ id }) => id ?? []);

  /** Exports a whole conversation as JSON. */
  async function exportWhole(contact: string, ...files: ((uri: vscode.Uri) => vscode.Uri)[]) {
    dialogs.picks = ['JSON', 'Whole Conversation'];
    dialogs.files = files.length > 0 ? files : [here];
    await exportConversation(services(), conversationWith(contact), null);
  }

  describe('of a call', () => {
    async function exportAs(label: string): Promise<string> {
      dialogs.picks = [label];
      dialogs.files = [here];
      await exportItem(services(), documentedCall);
      const [name = ''] = written();
      assert.match(name, /^Grace, 2024-01-1\d \d\d\.\d\d\.[a-z]+$/u);
      assert.deepEqual(dialogs.said, [`info: Saved ${name}. [Open]`]);
      return read(name);
    }

    it('writes Markdown', async () => {
      const text = await exportAs('Markdown');
      assert.ok(text.startsWith('# Grace\n'), text);
      assert.ok(text.includes('Hello, how can I help you today?'), text);
    });

    it('writes plain text', async () => {
      assert.ok((await exportAs('Plain Text')).includes('Hello, how can I help you today?'));
    });

    it('writes WebVTT', async () => {
      const text = await exportAs('WebVTT');
      const parser = new webvtt.WebVTTParser({});
      const { cues, errors } = parser.parse(text, 'subtitles/captions/descriptions');
      assert.deepEqual(errors, []);
      assert.deepEqual(
        cues.map(({ startTime, endTime }) => [startTime, endTime]),
        [[5, 8.5]],
      );
    });

    it('writes SRT', async () => {
      const [cue] = new SrtParser().fromSrt(await exportAs('SRT'));
      assert.equal(cue?.text, 'Allo AI: Hello, how can I help you today?');
      assert.equal(cue.startTime, '00:00:05,000');
    });

    it('writes JSON', async () => {
      const { id, segments } = JSON.parse(await exportAs('JSON')) as Record<string, unknown>;
      assert.equal(id, 'call_abc123');
      assert.deepEqual(segments, [
        {
          speaker: 'Allo AI',
          role: 'agent',
          startTime: 5,
          endTime: 8.5,
          body: 'Hello, how can I help you today?',
        },
      ]);
    });

    it('writes CSV', async () => {
      const rows = parse(await exportAs('CSV'), { columns: true, bom: true });
      assert.equal(rows.length, 1);
      assert.deepEqual((rows as { text: string }[])[0]?.text, 'Hello, how can I help you today?');
    });

    for (const label of ['WebVTT', 'SRT'])
      it(`tells how many segments ${label} lacks`, async () => {
        const said = {
          source: 'USER',
          text: 'Hello',
          start: 1,
          end: 2,
          timing: 'seconds',
        } as const;
        const { id } = server.addCall(landmarks.grace, {
          transcript: [said, { ...said, timing: 'none' }, { ...said, timing: 'none' }],
        });
        dialogs.picks = [label];
        dialogs.files = [here];
        await exportItem(services(), { ...documentedCall, item: id });
        const [name = ''] = written();
        assert.deepEqual(dialogs.said, [
          `info: Saved ${name}. 2 segments are left out, because their times are not known. [Open]`,
        ]);
      });

    it('offers the last format first, and the last folder', async () => {
      await exportAs('CSV');
      dialogs.picks = [undefined];
      await exportItem(services(), documentedCall);
      assert.equal(dialogs.offered[0]?.[0], 'Markdown');
      assert.equal(dialogs.offered[1]?.[0], 'CSV');
      assert.equal(dialogs.offered[1].length, 6);
      dialogs.picks = ['CSV'];
      dialogs.files = [() => undefined];
      await exportItem(services(), documentedCall);
      assert.equal(join(dialogs.suggested[1]?.fsPath ?? '', '..'), folder);
    });

    it('offers no subtitles of a text message', async () => {
      const conversation = account.conversations.conversation(landmarks.grace, null);
      const [message] = (await conversation.load(0)).filter(({ kind }) => kind === 'text-message');
      dialogs.picks = ['Markdown'];
      dialogs.files = [here];
      await exportItem(services(), { ...documentedCall, item: message?.key ?? '' });
      assert.deepEqual(dialogs.offered, [['Markdown', 'Plain Text', 'JSON', 'CSV']]);
      assert.ok(read(written()[0] ?? '').includes('Thank you for contacting us!'));
    });

    it('says so when it is gone', async () => {
      await exportItem(services(), { ...documentedCall, item: 'no-such-call' });
      assert.deepEqual(dialogs.said, ['warning: This is no longer in the conversation. []']);
    });

    it('leaves no name and no word of it in the log', async () => {
      await exportAs('Markdown');
      assert.deepEqual(log.lines, ['Exported 1 call as markdown.']);
    });
  });

  describe('of a recording', () => {
    const speech = { ...documentedCall, contact: landmarks.ada, item: landmarkCalls.speech };

    it('writes the bytes that Allo has', async () => {
      dialogs.files = [here];
      await saveRecording(services(), speech);
      const [name = ''] = written();
      assert.match(name, /^Grace, .+\.mp3$/u);
      assert.deepEqual(dialogs.said, [`info: Saved ${name}. [Open]`]);
      const file = new URL('../allo-server/data/speech/orderCall.mp3', import.meta.url);
      assert.ok(readFileSync(join(folder, name)).equals(readFileSync(file)));
      assert.doesNotMatch(log.lines.join(), /Grace|http/u);
    });

    it('writes nothing when Allo has none any more', async () => {
      const { id } = server.addCall(landmarks.ada, { recording: 'gone' });
      const saved = saveRecording(services(), { ...speech, item: id });
      await assert.rejects(saved, { name: 'AlloError' });
      assert.deepEqual([written(), dialogs.suggested], [[], []]);
    });

    it('is not to be had of a text message', async () => {
      const conversation = account.conversations.conversation(landmarks.grace, null);
      const [message] = (await conversation.load(0)).filter(({ kind }) => kind === 'text-message');
      await saveRecording(services(), { ...documentedCall, item: message?.key ?? '' });
      assert.deepEqual(dialogs.said, ['warning: Only calls have a recording. Open one first. []']);
    });
  });

  describe('of a conversation', () => {
    it('holds all of it, oldest first', async () => {
      await exportWhole(landmarks.ada);
      const { contact, items, note } = readJson('Ada.json');
      assert.equal(contact, 'Ada');
      assert.equal(note, undefined);
      assert.equal(items.length, 1043);
      assert.deepEqual(callsIn({ contact, items }), onServer(landmarks.ada));
      const dates = items.map(({ date }) => date);
      assert.deepEqual(dates, dates.toSorted());
      assert.deepEqual(dialogs.offered[1], ['Whole Conversation', 'What Is Loaded']);
      assert.equal(dialogs.progress[0], '2 of 42 pages');
      assert.match(dialogs.progress[20] ?? '', /^22 of 42 pages · about \d+ s left$/u);
      assert.equal(dialogs.progress.at(-1), '42 of 42 pages');
      assert.deepEqual(log.lines, [
        'Read a conversation of 42 pages.',
        'Exported 1043 items as json.',
      ]);
    });

    for (const [label, name] of [
      ['Markdown', 'Ada.md'],
      ['Plain Text', 'Ada.txt'],
      ['CSV', 'Ada.csv'],
    ] as const) {
      it(`is written as ${label}`, async () => {
        dialogs.picks = [label, 'Whole Conversation'];
        dialogs.files = [here];
        await exportConversation(services(), conversationWith(landmarks.mixedLanguages), null);
        const text = read(name);
        if (label === 'CSV') {
          const rows = parse<{ id: string }>(text, { columns: true, bom: true });
          const ids = [...new Set(rows.map(({ id }) => id))].filter((id) => id !== '');
          assert.deepEqual(ids, onServer(landmarks.mixedLanguages));
        } else {
          const heads = label === 'Markdown' ? /^### /gmu : /^--- .+ ---$/gmu;
          assert.equal(text.match(heads)?.length, 60);
        }
      });
    }

    it('is written as one file of subtitles for each call', async () => {
      dialogs.picks = ['WebVTT', 'Whole Conversation'];
      dialogs.folders = [vscode.Uri.file(folder)];
      await exportConversation(services(), conversationWith(landmarks.mixedLanguages), null);
      const names = written();
      assert.ok(names.length > 10, String(names));
      for (const name of names) {
        assert.match(name, /^Ada, \d{4}-\d\d-\d\d \d\d\.\d\d( \(\d\))?\.vtt$/u);
        const { cues, errors } = new webvtt.WebVTTParser({}).parse(
          read(name),
          'subtitles/captions/descriptions',
        );
        assert.deepEqual(errors, []);
        assert.ok(cues.length > 0);
      }
      const leftOut = onServer(landmarks.mixedLanguages).length - names.length;
      assert.match(
        dialogs.said[0] ?? '',
        new RegExp(`^info: Saved ${names.length} files in `, 'u'),
      );
      assert.equal((dialogs.said[0] ?? '').includes('without transcript'), leftOut > 0);
    });

    it('can be one page, or what is loaded, and says so', async () => {
      const conversation = account.conversations.conversation(landmarks.mixedLanguages, null);
      for (const index of [0, 1]) await conversation.load(index);
      dialogs.picks = ['JSON', 'This Page', 'JSON', 'What Is Loaded'];
      dialogs.files = [here, here];
      for (const page of [1, null]) {
        await exportConversation(services(), conversationWith(landmarks.mixedLanguages), page);
      }
      assert.deepEqual(written(), ['Ada, page 2 of 3.json', 'Ada.json']);
      const page = readJson('Ada, page 2 of 3.json');
      assert.equal(page.items.length, 25);
      assert.equal(page.note, 'This is page 2 of the 3 pages of the conversation.');
      const loaded = readJson('Ada.json');
      assert.equal(loaded.items.length, 50);
      assert.equal(loaded.note, 'These are pages 1–2 of the 3 pages of the conversation.');
    });

    it('does not ask how much where there is one page', async () => {
      dialogs.picks = ['JSON'];
      dialogs.files = [here];
      await exportConversation(services(), conversationWith(landmarks.onePage), null);
      assert.equal(readJson('Ada.json').items.length, 7);
    });

    it('writes what is odd, and counts what cannot be read', async () => {
      server.inject({
        when: { path: conversationPath },
        times: Infinity,
        reply: {
          kind: 'rewrite',
          change: (json): unknown => {
            const { data } = json as { data: { results: unknown[] } };
            data.results.push('nonsense');
            return json;
          },
        },
      });
      dialogs.picks = ['JSON'];
      dialogs.files = [here];
      await exportConversation(services(), conversationWith(landmarks.onePage), null);
      const { items, note } = readJson('Ada.json');
      assert.equal(items.length, 7);
      assert.equal(note, '1 entry could not be read and is left out.');
    });

    it('says of a file without room for it what is left out', async () => {
      const line = landmarkLines.londonOffice;
      const address = { ...conversationWith(landmarks.mixedLanguages), alloNumber: line.number };
      dialogs.picks = ['CSV', 'Whole Conversation'];
      dialogs.files = [here];
      await exportConversation(services(), address, null);
      assert.deepEqual(dialogs.said, [
        `info: Saved Ada.csv. Only what went over ${line.number} is in it. [Open]`,
      ]);
    });

    it('says so when there is nothing', async () => {
      dialogs.picks = ['JSON'];
      dialogs.files = [here];
      await exportConversation(services(), conversationWith(landmarks.empty), null);
      assert.match(dialogs.said[0] ?? '', /nothing in it/u);
      assert.deepEqual(written(), []);
    });

    it('says in the file that it holds only one of the numbers', async () => {
      const line = landmarkLines.londonOffice;
      const address = { ...conversationWith(landmarks.mixedLanguages), alloNumber: line.number };
      dialogs.picks = ['JSON', 'Whole Conversation'];
      dialogs.files = [here];
      await exportConversation(services(), address, null);
      const { items, note } = readJson('Ada.json');
      assert.ok(items.length > 0);
      assert.equal(note, `Only what went over ${line.number} is in it.`);
    });
  });

  describe('of a conversation that changes meanwhile', () => {
    it('holds in the end what the server holds, each once', async () => {
      const calls = onServer(landmarks.ada);
      const held = server.pauseUntilReleased({ path: conversationPath, query: { page: '20' } });
      const exported = exportWhole(landmarks.ada);
      await held.arrived();
      server.addCall(landmarks.ada);
      server.removeItem(calls[500] ?? '');
      server.removeItem(calls.at(-7) ?? '');
      held.release();
      await exported;
      const after = onServer(landmarks.ada);
      assert.equal(after.length, calls.length - 1);
      assert.deepEqual(callsIn(readJson('Ada.json')), after);
      assert.equal(readJson('Ada.json').note, undefined);
      assert.ok(dialogs.progress.some((step) => step.startsWith('the conversation has changed')));
    });

    it('says so where it never stood still', async () => {
      server.inject({
        when: { path: conversationPath, query: { page: '0' } },
        times: Infinity,
        reply: {
          kind: 'rewrite',
          change: (json): unknown => {
            server.addCall(landmarks.mixedLanguages);
            return json;
          },
        },
      });
      await exportWhole(landmarks.mixedLanguages);
      assert.match(readJson('Ada.json').note ?? '', /changed while it was read/u);
      assert.match(dialogs.said[0] ?? '', /^info: Saved Ada\.json\. The conversation changed/u);
    });
  });

  describe('that ends early', () => {
    const cancelAt = (start: string) => (message: string) => message.startsWith(start);

    it('keeps what was read, and says in the file what is missing', async () => {
      dialogs.isCancelledAt = cancelAt('12 of 42');
      dialogs.buttons = ['Save'];
      await exportWhole(landmarks.ada);
      assert.equal(dialogs.said[0], 'info: Keep the 12 of 42 pages that were read? [Save|Discard]');
      const { items, note } = readJson('Ada.json');
      assert.equal(items.length, 11 * 25 + 18);
      assert.equal(note, 'This conversation is not complete: pages 12–41 of 42 are missing.');
    });

    it('says why when the account is signed out meanwhile', async () => {
      dialogs.isCancelledAt = (message) => {
        if (message.startsWith('12 of 42')) account.signOut();
        return false;
      };
      dialogs.buttons = ['Discard'];
      await exportWhole(landmarks.ada);
      assert.match(
        dialogs.said[0] ?? '',
        /^warning: The account was signed out .+ Keep the 12 of /u,
      );
      assert.deepEqual(written(), []);
    });

    it('can be discarded', async () => {
      dialogs.isCancelledAt = cancelAt('12 of 42');
      dialogs.buttons = ['Discard'];
      await exportWhole(landmarks.ada);
      assert.equal(dialogs.said.length, 1);
      assert.deepEqual(written(), []);
    });

    it('keeps what was read when Allo fails, and says why', async () => {
      server.inject({
        when: { path: conversationPath, query: { page: '5' } },
        times: Infinity,
        reply: { kind: 'status', status: 403 },
      });
      dialogs.buttons = ['Save'];
      await exportWhole(landmarks.ada);
      assert.match(dialogs.said[0] ?? '', /^warning: .+ Keep the 6 of 42 pages that were read\?/u);
      assert.match(readJson('Ada.json').note ?? '', /pages 6–41 of 42 are missing/u);
    });

    it('tells of a failure like everything else when nothing could be read', async () => {
      server.inject({
        when: { path: conversationPath },
        times: Infinity,
        reply: { kind: 'status', status: 403 },
      });
      dialogs.picks = ['JSON'];
      const exported = exportConversation(services(), conversationWith(landmarks.ada), null);
      await assert.rejects(exported, { name: 'AlloError' });
      assert.deepEqual(dialogs.said, []);
    });

    it('goes on where it was when it is done again', async () => {
      dialogs.isCancelledAt = cancelAt('12 of 42');
      dialogs.buttons = ['Discard'];
      await exportWhole(landmarks.ada);
      dialogs.isCancelledAt = () => false;
      server.clearRequests();
      await exportWhole(landmarks.ada);
      assert.equal(server.requests.length, 30 + 4);
      assert.equal(readJson('Ada.json').items.length, 1043);
    });
  });

  describe('to a place where it cannot be written', () => {
    let disk: FullDisk;
    let registered: vscode.Disposable;

    before(() => {
      disk = new FullDisk();
      registered = vscode.workspace.registerFileSystemProvider(FullDisk.scheme, disk);
    });
    after(() => void registered.dispose());
    beforeEach(() => {
      disk.files.clear();
      disk.room = 0;
    });

    const onDisk = (name: string) => () =>
      vscode.Uri.from({ scheme: FullDisk.scheme, path: `/${name}` });

    it('says so and saves it elsewhere', async () => {
      writeFileSync(join(folder, 'a file'), '');
      dialogs.buttons = ['Save Elsewhere…'];
      await exportWhole(landmarks.onePage, at('a file/Ada.json'), at('Ada.json'));
      assert.equal(
        dialogs.said[0],
        'error: Ada.json could not be written. The folder is not there any more. [Save Elsewhere…]',
      );
      assert.equal(readJson('Ada.json').items.length, 7);
      assert.equal(
        server.requestsTo({ path: conversationPath }).length,
        2,
        'nothing is read again',
      );
    });

    it('leaves nothing on a disk that is full', async () => {
      disk.room = 100;
      dialogs.buttons = ['Save Elsewhere…', 'Save Elsewhere…'];
      dialogs.picks = ['Markdown'];
      dialogs.files = [onDisk('Ada.md'), () => undefined, at('Ada.md')];
      await exportConversation(services(), conversationWith(landmarks.onePage), null);
      const full = 'error: Ada.md could not be written. There is no room left on the disk.';
      assert.deepEqual(dialogs.said.slice(0, 2), [
        `${full} [Save Elsewhere…]`,
        `${full} [Save Elsewhere…]`,
      ]);
      assert.deepEqual([...disk.files.keys()], []);
      assert.ok(read('Ada.md').startsWith('# Ada'));
    });

    it('writes to other file systems, and replaces nothing there unasked', async () => {
      disk.room = 1e9;
      const held = server.pauseUntilReleased({ path: conversationPath, query: { page: '1' } });
      const exported = exportWhole(landmarks.mixedLanguages, onDisk('Ada.json'));
      await held.arrived();
      disk.writeFile(onDisk('Ada.json')(), new Uint8Array(3));
      dialogs.buttons = ['Replace'];
      held.release();
      await exported;
      assert.match(dialogs.said[0] ?? '', /^warning: Meanwhile, Ada\.json has come into being/u);
      assert.deepEqual([...disk.files.keys()], ['/Ada.json']);
      const text = new TextDecoder().decode(disk.files.get('/Ada.json'));
      assert.equal((JSON.parse(text) as WrittenConversation).items.length, 60);
    });

    it('says how many of the files of a folder were written, and begins anew elsewhere', async () => {
      disk.room = 1500;
      dialogs.picks = ['SRT'];
      dialogs.folders = [
        vscode.Uri.from({ scheme: FullDisk.scheme, path: '/' }),
        vscode.Uri.file(folder),
      ];
      dialogs.buttons = ['Save Elsewhere…'];
      await exportConversation(services(), conversationWith(landmarks.onePage), null);
      const all = written();
      assert.equal(
        dialogs.said[0],
        `error: ${disk.files.size} of ${all.length} files were written to /. There is no room left on the disk. [Save Elsewhere…]`,
      );
      assert.ok(disk.files.size < all.length);
      assert.ok([...disk.files.keys()].every((path) => path.endsWith('.srt')));
    });
  });

  describe('to a file that exists', () => {
    it('replaces it when the dialog gave it', async () => {
      writeFileSync(join(folder, 'Ada.json'), 'before');
      await exportWhole(landmarks.onePage);
      assert.equal(readJson('Ada.json').items.length, 7);
      assert.deepEqual(written(), ['Ada.json']);
    });

    it('asks again when it has come into being meanwhile', async () => {
      for (const answer of [undefined, 'Replace'] as const) {
        rmSync(join(folder, 'Ada.json'), { force: true });
        const held = server.pauseUntilReleased({ path: conversationPath, query: { page: '1' } });
        dialogs.buttons = [answer];
        const exported = exportWhole(landmarks.mixedLanguages);
        await held.arrived();
        writeFileSync(join(folder, 'Ada.json'), 'somebody else’s');
        held.release();
        await exported;
        assert.equal(
          dialogs.said.shift(),
          'warning: Meanwhile, Ada.json has come into being there. Replace it? [Replace|Save Elsewhere…]',
        );
        assert.equal(read('Ada.json') === 'somebody else’s', answer === undefined);
        assert.deepEqual(written(), ['Ada.json']);
        account.signIn();
      }
    });
  });

  describe('of subtitles into a folder that holds some', () => {
    const exportAgain = async (button: string | undefined) => {
      dialogs.picks = ['SRT'];
      dialogs.folders = [vscode.Uri.file(folder)];
      dialogs.buttons = [button];
      await exportConversation(services(), conversationWith(landmarks.onePage), null);
    };
    let first: string[];

    beforeEach(async () => {
      await exportAgain(undefined);
      first = written();
      assert.ok(first.length > 1);
      for (const name of first) writeFileSync(join(folder, name), 'mine');
      dialogs.said.length = 0;
    });
    const kept = () => first.filter((name) => read(name) === 'mine').length;

    it('overwrites them when it may', async () => {
      await exportAgain('Overwrite');
      assert.match(dialogs.said[0] ?? '', /files are in .+ already\. \[Overwrite\|Keep Both\]/u);
      assert.deepEqual(written(), first);
      assert.equal(kept(), 0);
    });

    it('keeps both', async () => {
      await exportAgain('Keep Both');
      assert.equal(written().length, 2 * first.length);
      assert.equal(kept(), first.length);
      assert.ok(written().some((name) => name.endsWith(' (2).srt')));
    });

    it('leaves everything as it is when nobody says', async () => {
      await exportAgain(undefined);
      assert.deepEqual(written(), first);
      assert.equal(kept(), first.length);
    });
  });
});
