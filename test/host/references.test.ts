import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { addressToUri } from '../../src/conversations/itemAddress.ts';
import { linkTo } from '../../src/conversations/link.ts';
import { Citations } from '../../src/references/citation.ts';
import { pasteAsQuote } from '../../src/references/pasteAsQuote.ts';
import { ReferenceHover } from '../../src/references/referenceHover.ts';
import { ReferenceLinks } from '../../src/references/referenceLinks.ts';
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
const call = `allo:${landmarks.grace}/${landmarkCalls.example}`;
const said = 'Hello, how can I help you today?';

describe('A reference', function () {
  this.timeout(30_000);
  let server: AlloServer;
  let accounts: SampleAccount;
  let log: QuietLog;

  before(async () => {
    server = await startAlloServer();
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await server.close();
  });
  beforeEach(() => {
    server.clearRequests();
    accounts = new SampleAccount(server);
    log = new QuietLog();
  });
  afterEach(() => {
    accounts.conversations.dispose();
  });

  const document = (content: string, language = 'plaintext') =>
    vscode.workspace.openTextDocument({ content, language });

  describe('in a document', () => {
    for (const language of ['plaintext', 'typescript', 'markdown', 'json']) {
      it(`is a link in ${language}, and asks for nothing`, async () => {
        const text = `"why: ${call}@1:23."\n// allo:cnt_1, allo:true, allo:../x`;
        const { uri } = await document(text, language);
        const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
          'vscode.executeLinkProvider',
          uri,
          100,
        );
        const ours = links.filter(({ target }) => target?.path === 'allo.openReference');
        assert.deepEqual(
          ours.map(({ target, range }) => [
            target?.scheme,
            target?.query,
            range.start.line,
            range.start.character,
            range.end.character,
          ]),
          [
            ['command', `["${call}@1:23"]`, 0, 6, 6 + call.length + 5],
            ['command', '["allo:cnt_1"]', 1, 3, 13],
          ],
        );
        assert.deepEqual(server.requests, []);
      });
    }

    it('is none where what was said is shown', async () => {
      const spelled = 'allo:con-1/cll-2@1:00';
      const { id } = server.addCall(landmarks.empty, {
        transcript: [{ source: 'EXTERNAL', text: spelled, start: 1, end: 2, timing: 'seconds' }],
      });
      process.env['ALLO_API_KEY'] = server.keys.full.key;
      const restore = [
        await withSetting('allo', 'apiUrl', server.url),
        await withSetting('allo', 'useEnvironmentKey', true),
      ];
      try {
        const uri = vscode.Uri.from(
          addressToUri(
            {
              account: 'environment',
              contact: landmarks.empty,
              item: id,
              alloNumber: null,
              page: 0,
              contactLabel: 'Tomáš',
            },
            'Call',
          ),
        );
        const text = await vscode.workspace.openTextDocument(uri);
        assert.ok(text.getText().includes(spelled));
        assert.deepEqual(new ReferenceLinks().provideDocumentLinks(text), []);
        const at = text.positionAt(text.getText().indexOf(spelled) + 8);
        const { token } = new vscode.CancellationTokenSource();
        const hover = new ReferenceHover(accounts, new Citations(), log);
        assert.equal(await hover.provideHover(text, at, token), undefined);
      } finally {
        delete process.env['ALLO_API_KEY'];
        for (const undo of restore) await undo();
      }
    });
  });

  describe('under the pointer', () => {
    let hover: ReferenceHover;
    let waiting: vscode.CancellationTokenSource;

    beforeEach(() => {
      hover = new ReferenceHover(accounts, new Citations(), log);
      waiting = new vscode.CancellationTokenSource();
    });
    afterEach(() => waiting.dispose());

    /** What is shown where the pointer rests on a reference within some text. */
    async function shown(reference: string): Promise<string | undefined> {
      const text = await document(`// see ${reference}: why`);
      const at = new vscode.Position(0, 10);
      const told = await hover.provideHover(text, at, waiting.token);
      if (!told) return undefined;
      assert.deepEqual(told.range, new vscode.Range(0, 7, 0, 7 + reference.length));
      const [content, ...more] = told.contents;
      assert.deepEqual(more, []);
      assert.ok(content instanceof vscode.MarkdownString);
      return content.value;
    }

    it('quotes who says what at that second', async () => {
      const markdown = await shown(`${call}@0:07`);
      assert.equal(
        markdown,
        ['**Grace Hopper, Jan 15, 2024, 10:30 AM**', `> **Allo AI** 0:05: ${said}`].join('\n\n'),
      );
    });

    it('asks for nothing that is loaded', async () => {
      await shown(`${call}@0:07`);
      server.clearRequests();
      assert.match((await shown(`${call}@0:05`)) ?? '', /how can I help/);
      assert.match((await shown(call)) ?? '', /> \*\*Summary\*\*: Customer called/);
      assert.deepEqual(server.requests, []);
      assert.deepEqual(accounts.conversations.contactsBeyondList, [], 'no row comes of it');
    });

    it('names the contact of a conversation, and quotes a text message', async () => {
      const markdown = await shown(`allo:${landmarks.grace}`);
      assert.match(markdown ?? '', /^\*\*Grace Hopper, conversation\*\*$/u);
      const items = await accounts.conversations.conversation(landmarks.grace, null).load(0);
      const message = items.find(({ kind }) => kind === 'text-message');
      const quoted = await shown(
        `allo:${landmarks.grace}/${encodeURIComponent(message?.key ?? '')}`,
      );
      assert.match(quoted ?? '', /> \*\*Your team\*\*: Thank you for contacting us!/u);
    });

    it('shows what strangers said as text, whatever they said', async () => {
      const hostile =
        '[x](command:allo.signOut) <img src=x> **bold** `a` \n# h\n![i](https://evil.example/x.png)';
      const { id } = server.addCall(landmarks.empty, {
        transcript: [{ source: 'EXTERNAL', text: hostile, start: 1, end: 2, timing: 'seconds' }],
      });
      const markdown = (await shown(`allo:${landmarks.empty}/${id}@0:01`)) ?? '';
      const [, quote = ''] = markdown.split('\n\n');
      assert.match(quote, /^> \*\*Tomáš Dvořák\*\* 0:01: /u);
      assert.doesNotMatch(quote, /(?<!\\)\[|(?<!\\)<|\n/u);
      assert.doesNotMatch(log.lines.join('\n'), /evil|bold/u);
    });

    it('says that nobody is signed in, with a button', async () => {
      accounts.signOut();
      assert.equal(
        await shown(call),
        'Sign in to Allo to read this.\n\n[Sign In](command:allo.signIn?%5B%5D)',
      );
      assert.deepEqual(server.requests, []);
    });

    it('says that there is no such contact, and no such call, without asking again and again', async () => {
      assert.match((await shown('allo:cnt_nobody1/call_2')) ?? '', /no contact with this id/u);
      const gone = `allo:${landmarks.empty}/call_9`;
      assert.match((await shown(gone)) ?? '', /no such call or message/u);
      server.clearRequests();
      assert.match((await shown(gone)) ?? '', /no such call or message/u);
      assert.deepEqual(server.requests, []);
    });

    it('says when Allo does not answer', async () => {
      const undo = server.inject({ times: Infinity, reply: { kind: 'html', status: 200 } });
      try {
        assert.match((await shown(call)) ?? '', /Something other than Allo answered/u);
      } finally {
        undo();
      }
      assert.match((await shown(`${call}@0:07`)) ?? '', /how can I help/u);
    });

    it('gives up with the pointer', async () => {
      const hold = server.pauseUntilReleased({ path: /conversation/u });
      const telling = shown(call);
      await server.waitForRequest({ path: /conversation/u });
      const ended = server.waitForEnd({ path: /conversation/u });
      waiting.cancel();
      assert.equal(await telling, undefined);
      await ended;
      hold.release();
    });

    it('is left alone in what is no reference', async () => {
      assert.equal(await shown('allo: oui, nothing'), undefined);
      assert.deepEqual(server.requests, []);
    });
  });

  describe('that is pasted as a quote', () => {
    const link = linkTo(base, {
      kind: 'call',
      contact: landmarks.grace,
      item: landmarkCalls.example,
      time: 5,
    });
    const citations = new Citations();
    const whole = link.replace('?t=5', '');
    const quote = [
      `> **Allo AI** [0:05](${link}): ${said}`,
      '>',
      `> — [Grace Hopper, Jan 15, 2024, 10:30 AM](${whole})`,
    ].join('\n');

    /** What a document holds after its text at the bar was replaced by what is on the clipboard. */
    async function pasted(copied: string, text = '|'): Promise<string> {
      const editor = await vscode.window.showTextDocument(await document(text.replace('|', '')));
      const at = editor.document.positionAt(text.indexOf('|'));
      editor.selection = new vscode.Selection(at, at);
      await vscode.env.clipboard.writeText(copied);
      await pasteAsQuote(accounts, citations, base, log);
      return editor.document.getText();
    }

    it('comes with speaker, time and a link back', async () => {
      assert.equal(await pasted(`${call}@0:07`), quote);
    });

    for (const [what, copied] of [
      ['a link', link],
      ['a link from another VS Code', `vscode-insiders://${link.split('://')[1]}\n`],
    ] as const) {
      it(`may be ${what}`, async () => {
        assert.equal(await pasted(copied), quote);
      });
    }

    it('stands apart from the words around it, as far in as they are', async () => {
      assert.equal(await pasted(call.concat('@5'), 'one|two'), `one\n\n${quote}\n\ntwo`);
      assert.equal(
        await pasted(call.concat('@5'), '- a\n  |'),
        `- a\n  ${quote.replaceAll('\n', '\n  ')}`,
      );
    });

    it('asks for nothing that is loaded', async () => {
      await pasted(call);
      server.clearRequests();
      assert.match(await pasted(call), /^> \*\*Summary\*\*: Customer called about order status\./u);
      assert.deepEqual(server.requests, []);
    });

    for (const copied of [
      'just words',
      `allo:${landmarks.grace}`,
      `see ${call}`,
      'vscode://other.extension/call/c/i',
      'https://evil.example/call/c/i',
      'vscode://%/call',
    ]) {
      it(`leaves ${JSON.stringify(copied.slice(0, 20))} as it is`, async () => {
        await pasted(copied);
        await expectEventually('it is pasted', () => {
          assert.equal(vscode.window.activeTextEditor?.document.getText(), copied);
        });
        assert.deepEqual(server.requests, []);
      });
    }

    it('says that nobody is signed in, and changes nothing', async () => {
      accounts.signOut();
      const pasting = pasted(call, 'before|');
      await expectEventually('it is said', () => {
        assert.match(log.lines.join('\n'), /SignedOutError/u);
      });
      await expectEventually('the notification is gone', async () => {
        await vscode.commands.executeCommand('notifications.clearAll');
        const late = new Promise((_, reject) => setTimeout(reject, 200));
        assert.equal(await Promise.race([pasting, late]), 'before');
      });
    });
  });
});
