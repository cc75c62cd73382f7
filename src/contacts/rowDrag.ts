import * as vscode from 'vscode';
import type { ContactsTree } from './contactsTree.ts';
import type { Node } from './nodes.ts';

const uriList = 'text/uri-list';

/** Lets calls and messages be dragged into an editor group, or wherever documents can be dropped. */
export class RowDrag implements vscode.TreeDragAndDropController<Node> {
  readonly dragMimeTypes = [uriList];
  readonly dropMimeTypes = [];
  readonly #tree: ContactsTree;

  constructor(tree: ContactsTree) {
    this.#tree = tree;
  }

  handleDrag(nodes: readonly Node[], data: vscode.DataTransfer): void {
    const uris = nodes.flatMap((node) =>
      node.kind === 'item' && node.item.kind !== 'unreadable' ? this.#tree.uriOf(node) : [],
    );
    // An empty list would open a tab without a name.
    if (uris.length === 0) return;
    data.set(uriList, new vscode.DataTransferItem(uris.map(String).join('\r\n')));
  }
}
