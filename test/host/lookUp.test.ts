import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { lookUp } from '../../src/lookup/contacts/lookUp.ts';
import { findableOf, type LookupServices } from '../../src/lookup/contacts/lookupServices.ts';
import type { LookupWindow } from '../../src/lookup/contacts/lookupWindow.ts';
import { NumberActions } from '../../src/lookup/contacts/numberActions.ts';
import { NumberHover } from '../../src/lookup/contacts/numberHover.ts';
import { TeamCountries } from '../../src/lookup/contacts/teamCountries.ts';
import { terminalSelection } from '../../src/lookup/contacts/terminalSelection.ts';
import { textAtCursor } from '../../src/lookup/contacts/textToLookUp.ts';
import { VisitedContacts } from '../../src/lookup/contacts/visitedContacts.ts';
import type { Contact } from '../../src/model/contact.ts';
import { SignedOutError } from '../../src/platform/problems.ts';
import { landmarks, startAlloServer, type AlloServer } from '../allo-server/server.ts';
import { FakeMemento } from './fakeMemento.ts';
import { NotedActions } from './notedActions.ts';
import { QuietLog } from './quietLog.ts';
import { SampleAccount } from './sampleAccount.ts';
import { withSetting } from './settings.ts';

/** A window whose person chooses what the test says. */
class ScriptedWindow implements LookupWindow {
  readonly said: string[] = [];
  readonly offered: string[][] = [];
  choice = 0;
  giveUp: AbortSignal | undefined;

  choose(_text: string, contacts: readonly Contact[]): Promise<Contact | undefined> {
    this.offered.push(contacts.map(({ id }) => id));
    return Promise.resolve(contacts[this.choice]);
  }
  sayNobody(text: string): Promise<void> {
    this.said.push(`nobody: ${text}`);
    return Promise.resolve();
  }
  search(text: string): Promise<void> {
    this.said.push(`search: ${text}`);
    return Promise.resolve();
  }
  whileLooking<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    return work(this.giveUp ?? new AbortController().signal);
  }
}

describe('Looking up', function () {
  this.timeout(30_000);
  let server: AlloServer;
  let accounts: SampleAccount;
  let services: LookupServices;
  let actions: NotedActions;
  let window: ScriptedWindow;

  before(async () => {
    server = await startAlloServer();
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await server.close();
  });
  beforeEach(() => {
    server.clearRequests();
    server.clearFaults();
    signIn();
  });
  afterEach(() => accounts.conversations.dispose());

  function signIn(key?: string) {
    accounts = new SampleAccount(server, key);
    actions = new NotedActions();
    window = new ScriptedWindow();
    const state = new FakeMemento();
    services = {
      accounts,
      visited: new VisitedContacts(state),
      countries: new TeamCountries(state),
      actions,
      log: new QuietLog(),
    };
  }

  const look = (text: string) => lookUp(text, services, window);
  const opened = (id: string) => [`reveal ${id}`, `open ${id} here`];
  const paths = () => server.requests.map(({ path }) => path);

  describe('a text', () => {
    for (const text of [
      '+44 7700 900815',
      '07700 900815',
      'Phone: 020 7946 0815.',
      'tel:+447700900815',
    ]) {
      it(`opens the contact with this number: ${text}`, async () => {
        await accounts.conversations.contacts.load(0);
        await look(text);
        assert.deepEqual(actions.done, opened(landmarks.ada));
        assert.deepEqual(services.visited.ids('sample'), [landmarks.ada]);
      });
    }

    it('asks the server nothing but the countries of the team for somebody who is loaded', async () => {
      await accounts.conversations.contacts.load(0);
      server.clearRequests();
      await look('07700 900815');
      await look('+44 7700 900815');
      assert.deepEqual(paths(), ['/v1/api/numbers']);
    });

    it('finds somebody who is not loaded by number and by address', async () => {
      await look('+33 6 39 98 01 07');
      assert.deepEqual(actions.done, opened('+33639980107'));
      actions.done.length = 0;
      await look('Write to <ada@analytical-engines.example>!');
      assert.equal(window.offered.length, 1);
      assert.deepEqual(actions.done, opened('+447700900815'));
    });

    it('loads the contacts where people may not be searched', async () => {
      signIn(server.keys.contactsOnly.key);
      await look('+33 6 39 98 01 07');
      assert.deepEqual(actions.done, opened(landmarks.onePage));
      assert.equal(server.requestsTo({ path: '/v1/api/contacts' }).length, 4);
    });

    it('asks which one is meant when a number belongs to several', async () => {
      const [one, other] = await accounts.conversations.contacts.load(0);
      assert.ok(one && other);
      findableOf(accounts.conversations).keep([{ ...other, id: 'con-2', numbers: one.numbers }]);
      window.choice = 1;
      await look(one.numbers[0] ?? '');
      assert.deepEqual(window.offered, [[one.id, 'con-2']]);
      assert.deepEqual(actions.done, opened('con-2'));
      window.choice = 9;
      actions.done.length = 0;
      await look(one.numbers[0] ?? '');
      assert.deepEqual([actions.done, window.said], [[], []]);
    });

    it('says that nobody has a number, or an address', async () => {
      await look('+33 1 99 00 99 99');
      await look('nobody@nowhere.example');
      assert.deepEqual(window.said, [
        'nobody: +33 1 99 00 99 99',
        'nobody: nobody@nowhere.example',
      ]);
      assert.deepEqual(actions.done, []);
    });

    it('of other words is searched for', async () => {
      await look('Lovelace');
      await look('2024-01-15');
      assert.deepEqual(window.said, ['search: Lovelace', 'search: 2024-01-15']);
      assert.deepEqual(server.requestsTo({ method: 'POST' }), []);
    });

    it('can be given up, which ends the request', async () => {
      const cancel = new AbortController();
      window.giveUp = cancel.signal;
      const path = '/v2/api/crm/people/search';
      const held = server.pauseUntilReleased({ path });
      const looking = look('+33 6 39 98 01 07');
      await held.arrived();
      const ended = server.waitForEnd({ path });
      cancel.abort(new DOMException('Cancelled', 'AbortError'));
      await assert.rejects(looking);
      assert.equal((await ended).aborted, true);
      held.release();
    });

    it('needs an account', async () => {
      accounts.signOut();
      await assert.rejects(look('+33 6 39 98 01 07'), SignedOutError);
    });
  });

  describe('in an editor', () => {
    const content = [
      'call 07700 900815 or mail ada@analytical-engines.example',
      'version 1.2.3 of 2024-01-15, id 16175550107',
      'x'.repeat(50_000) + ' +447700900815 ' + '1 '.repeat(50_000),
    ].join('\n');
    let editor: vscode.TextEditor;

    before(async () => {
      const document = await vscode.workspace.openTextDocument({ content });
      editor = await vscode.window.showTextDocument(document);
    });

    const at = (line: number, character: number) =>
      new vscode.Range(line, character, line, character);

    async function titles(range: vscode.Range, diagnostics: readonly vscode.Diagnostic[] = []) {
      const context = {
        diagnostics,
        triggerKind: vscode.CodeActionTriggerKind.Invoke,
        only: undefined,
      };
      const found = await new NumberActions(services).provideCodeActions(
        editor.document,
        range,
        context,
      );
      return found.map(({ title, command, kind }) => {
        assert.equal(command?.command, 'allo.lookUp');
        for (const other of [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.Refactor]) {
          assert.ok(kind && !other.contains(kind));
        }
        return `${title}: ${String(command.arguments?.[0])}`;
      });
    }

    it('takes the selection, the number or address at the cursor, else the word', async () => {
      const texts: string[] = [];
      for (const selection of [
        new vscode.Selection(0, 0, 0, 9),
        new vscode.Selection(0, 12, 0, 12),
        new vscode.Selection(0, 30, 0, 30),
        new vscode.Selection(0, 2, 0, 2),
        new vscode.Selection(2, 50_004, 2, 50_004),
      ]) {
        editor.selection = selection;
        texts.push(await textAtCursor(editor, ['GB']));
      }
      assert.deepEqual(texts, [
        'call 0770',
        '07700 900815',
        'ada@analytical-engines.example',
        'call',
        '+447700900815',
      ]);
    });

    it('offers an action where a number or address stands, and asks the server nothing', async () => {
      await services.countries.of(accounts.conversations);
      server.clearRequests();
      const offer = 'Look up 07700 900815 in Allo: 07700 900815';
      assert.deepEqual(await titles(at(0, 12)), [offer]);
      assert.deepEqual(await titles(new vscode.Range(0, 0, 0, 8)), [offer]);
      assert.deepEqual(await titles(at(0, 0)), []);
      assert.deepEqual(await titles(at(1, 10)), []);
      assert.deepEqual(await titles(at(1, 20)), []);
      assert.deepEqual(await titles(at(1, 38)), []);
      assert.equal((await titles(at(2, 50_004))).length, 1);
      // Nobody selects half a minified file to look up a number.
      assert.deepEqual(await titles(new vscode.Range(2, 0, 2, 60_000)), []);
      const problem = new vscode.Diagnostic(at(1, 0), 'No answer from +44 7700 900815 (code 2024)');
      assert.deepEqual(await titles(at(1, 0), [problem]), [
        'Look up +44 7700 900815 in Allo: +44 7700 900815',
      ]);
      assert.deepEqual(server.requests, []);
    });

    it('names who is known, and then takes bare digits for a number, too', async () => {
      await services.countries.of(accounts.conversations);
      await accounts.conversations.contacts.load(0);
      server.clearRequests();
      assert.deepEqual(await titles(at(0, 12)), ['Look up Ada Lovelace in Allo: 07700 900815']);
      assert.deepEqual(await titles(at(1, 38)), ['Look up Margaret Hamilton in Allo: 16175550107']);
      assert.deepEqual(server.requests, []);
    });

    it('offers nothing while nobody is signed in', async () => {
      accounts.signOut();
      assert.deepEqual(await titles(at(0, 12)), []);
    });

    it('hovers only when that is set, with a link that runs nothing but the command', async () => {
      const hover = async (line: number, character: number) =>
        new NumberHover(services).provideHover(
          editor.document,
          new vscode.Position(line, character),
        );
      await services.countries.of(accounts.conversations);
      assert.equal(await hover(0, 12), undefined);
      const undo = await withSetting('allo', 'hoverNumbers', true);
      try {
        await accounts.conversations.contacts.load(0);
        server.clearRequests();
        const shown = await hover(0, 12);
        const [markdown] = shown?.contents ?? [];
        assert.ok(markdown instanceof vscode.MarkdownString);
        assert.match(markdown.value, /^\*\*Ada Lovelace\*\*/);
        assert.match(markdown.value, /\[Look up in Allo\]\(command:allo\.lookUp\?%5B%2207700/);
        assert.deepEqual(markdown.isTrusted, { enabledCommands: ['allo.lookUp'] });
        assert.equal(await hover(1, 10), undefined);
        assert.deepEqual(server.requests, []);
      } finally {
        await undo();
      }
    });
  });

  it('reads what is selected in a terminal, and leaves the clipboard as it was', async () => {
    await vscode.env.clipboard.writeText('before');
    assert.equal(await terminalSelection(), '');
    assert.equal(await vscode.env.clipboard.readText(), 'before');
  });
});
