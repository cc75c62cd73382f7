import type * as vscode from 'vscode';
import type { ContactsTree } from './contactsTree.ts';
import type { Node } from './nodes.ts';

/** Also the id of the view in the manifest. */
export const contactsViewId = 'allo.contacts';

/** The rows and the view that shows them, as the commands of this folder need them. */
export interface ContactsView {
  readonly tree: ContactsTree;
  readonly treeView: vscode.TreeView<Node>;
}
