import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { addressToUri } from '../../src/conversations/itemAddress.ts';
import {
  landmarkCalls,
  landmarks,
  startAlloServer,
  type AlloServer,
} from '../allo-server/server.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import { withSetting } from './settings.ts';

describe('The text form of a call', function () {
  this.timeout(30_000);
  let server: AlloServer;
  let restore: (() => Promise<void>)[];

  before(async () => {
    server = await startAlloServer();
    process.env['ALLO_API_KEY'] = server.keys.full.key;
    restore = [
      await withSetting('allo', 'apiUrl', server.url),
      await withSetting('allo', 'useEnvironmentKey', true),
    ];
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    delete process.env['ALLO_API_KEY'];
    for (const undo of restore) await undo();
    await server.close();
  });

  async function open(contact: string, item: string): Promise<vscode.TextDocument> {
    const account = { account: 'environment', alloNumber: null, contactLabel: 'Somebody' };
    const uri = vscode.Uri.from(addressToUri({ ...account, contact, item, page: 0 }, 'Call'));
    await vscode.commands.executeCommand('vscode.openWith', uri, 'default');
    return vscode.workspace.openTextDocument(uri);
  }

  /** VS Code gives the symbols of all that know any. */
  const symbolsOf = (document: vscode.TextDocument) =>
    vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );

  it('has an outline of its speaker turns, and each heading once', async () => {
    const document = await open(landmarks.grace, landmarkCalls.example);
    // VS Code's own Markdown may take its time to start.
    const symbols = await expectEventually('headings and turns are there', async () => {
      const symbols = await symbolsOf(document);
      assert.ok(symbols.some(({ name }) => name === '# Somebody'));
      return symbols;
    });
    const all = symbols.flatMap(function flat(symbol): vscode.DocumentSymbol[] {
      return [symbol, ...symbol.children.flatMap(flat)];
    });
    assert.deepEqual(all.map(({ name }) => name).sort(), [
      '# Somebody',
      '## Summary',
      '## Transcript',
      'Allo AI 0:05',
    ]);
    const turn = all.find(({ name }) => name === 'Allo AI 0:05');
    assert.equal(turn?.detail, 'Hello, how can I help you today?');
    assert.match(document.getText(turn.range), /^\\\[0:05\\\] \*\*Allo AI:\*\* Hello.*today\?$/);
  });

  it('folds by turn and by section', async () => {
    const says = (source: string, text: string, start: number) =>
      ({ source, text, start, end: start + 1, timing: 'seconds' }) as const;
    const call = server.addCall(landmarks.onePage, {
      transcript: [
        says('USER', 'One', 0),
        says('EXTERNAL', 'Two', 2),
        says('EXTERNAL', 'Three', 4),
        says('EXTERNAL', 'Four', 6),
        says('USER', 'Five', 8),
        says('USER', 'Six', 10),
      ],
    });
    const document = await open(landmarks.onePage, call.id);
    const lines = document.getText().split('\n');
    const folded = await expectEventually('sections can be folded', async () => {
      const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
        'vscode.executeFoldingRangeProvider',
        document.uri,
      );
      const folded = ranges.map(
        ({ start, end }) => [lines[start] ?? '', lines[end] ?? ''] as const,
      );
      assert.ok(folded.some(([start]) => start === '## Transcript'));
      return folded;
    });
    const words = (line: string) => line.replace(/^.*\*\* /, '');
    assert.deepEqual(folded.map(([start, end]) => [words(start), words(end)]).slice(-3), [
      ['## Transcript', 'Six'],
      ['Two', 'Four'],
      ['Five', 'Six'],
    ]);
  });
});
