import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { addressToUri, conversationToUri } from '../../src/conversations/itemAddress.ts';
import { exportTarget } from '../../src/export/exportTarget.ts';
import { documentedCall } from './sampleAccount.ts';

describe('What is exported', () => {
  const item = vscode.Uri.from(addressToUri(documentedCall, 'Call'));
  const conversation = vscode.Uri.from(conversationToUri(documentedCall, 'Conversation'));

  it('is the call that a URI names, in any form', () => {
    for (const argument of [
      item,
      item.toString(),
      { uri: item.toString() },
      { uri: item, page: 3 },
    ]) {
      const target = exportTarget(argument);
      assert.equal(target?.kind, 'item');
      assert.deepEqual(target.address, documentedCall);
    }
  });

  it('is the conversation that a URI names, or a page of it', () => {
    const { account, contact, alloNumber, contactLabel } = documentedCall;
    const address = { account, contact, alloNumber, contactLabel };
    for (const argument of [conversation, conversation.toString(), { uri: conversation }]) {
      assert.deepEqual(exportTarget(argument), { kind: 'conversation', address, page: null });
    }
    const page = exportTarget({
      uri: conversation.toString(),
      page: 3,
      webview: 'allo.transcript',
    });
    assert.deepEqual(page, { kind: 'conversation', address, page: 3 });
  });

  it('is nothing where nothing of Allo is named or open', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const nonsense = [undefined, null, 7, '', 'file:///etc', {}, { uri: 7 }, vscode.Uri.file('/a')];
    for (const argument of nonsense) assert.equal(exportTarget(argument), undefined);
  });
});
