import assert from 'node:assert/strict';
import { parseLink } from '../../../src/conversations/link.ts';
import type { ContactNode, ItemNode } from '../../../src/contacts/nodes.ts';
import { rowLink } from '../../../src/contacts/rowLink.ts';
import { contactKnownById } from '../../../src/model/contact.ts';
import type { ConversationItem } from '../../../src/model/conversationItem.ts';
import { exportedCall, exportedMessage } from '../formats/support/exported.ts';

const base = { scheme: 'vscode', authority: 'publisher.allo-conversations' };

describe('The link of a row', () => {
  const read = (link = '') => {
    const { pathname, search } = new URL(link);
    return parseLink(decodeURIComponent(pathname), decodeURIComponent(search.slice(1)));
  };
  const parent: ContactNode = { kind: 'contact', contact: contactKnownById('+33612345678') };
  const itemRow = (item: ConversationItem): ItemNode => ({
    kind: 'item',
    parent,
    item,
    pageIndex: 2,
  });

  it('leads to the contact, also to one that is a number', () => {
    const link = rowLink(parent, base);
    assert.equal(link, 'vscode://publisher.allo-conversations/contact/%252B33612345678');
    assert.deepEqual(read(link), { kind: 'contact', contact: '+33612345678' });
  });

  it('leads to the call, or to the message in its conversation', () => {
    const call = exportedCall(null).item;
    assert.deepEqual(read(rowLink(itemRow(call), base)), {
      kind: 'call',
      contact: '+33612345678',
      item: call.key,
      time: null,
      page: 2,
    });
    const message = exportedMessage('Hello').item;
    assert.deepEqual(read(rowLink(itemRow(message), base)), {
      kind: 'conversation',
      contact: '+33612345678',
      item: message.key,
    });
  });

  it('is none where there is nothing to lead to', () => {
    assert.equal(rowLink(itemRow({ kind: 'unreadable', key: 'x', reason: '' }), base), undefined);
    assert.equal(rowLink({ kind: 'page', parent, index: 1, totalPages: 2 }, base), undefined);
  });
});
