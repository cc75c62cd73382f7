import type { ContactsTree } from './contactsTree.ts';
import type { ContactNode } from './nodes.ts';

/**
 * Loads the contacts anew, and the conversations that are expanded. The others are forgotten, so
 * that they are loaded anew when they are opened.
 *
 * @throws AlloError; what was on screen stays
 */
export async function refreshAll(tree: ContactsTree): Promise<void> {
  const account = tree.shownAccount;
  if (account?.contacts.totalPages === undefined) {
    tree.redraw();
    return;
  }
  const expanded = new Set(tree.expandedConversations());
  account.forgetConversations((conversation) => expanded.has(conversation));
  await account.contacts.refresh();
  await Promise.all([...expanded].map((conversation) => conversation.refresh()));
}

/** Loads one conversation anew. @throws AlloError; what was on screen stays */
export async function refreshContact(tree: ContactsTree, node: ContactNode): Promise<void> {
  await tree.conversationOf(node)?.refresh();
}
