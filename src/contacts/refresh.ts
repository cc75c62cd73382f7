import type { ContactsTree } from './contactsTree.ts';
import type { ContactNode } from './nodes.ts';

/**
 * Loads the contacts anew, and the conversations that are expanded. When all of that has come, the
 * others are forgotten, so that they are loaded anew when they are opened.
 *
 * @throws AlloError; what was on screen stays
 */
export async function refreshAll(tree: ContactsTree): Promise<void> {
  const account = await tree.enterAccount();
  if (!account) {
    tree.redraw();
    return;
  }
  const expanded = new Set(tree.expandedConversations());
  const isListed = account.contacts.totalPages !== undefined;
  // What could not be listed is listed by drawing it.
  if (!isListed) tree.redraw();
  const refreshed = await Promise.allSettled([
    ...(isListed ? [account.contacts.refresh()] : []),
    ...[...expanded].map((conversation) => conversation.refresh()),
  ]);
  const failed = refreshed.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  account.forget((conversation) => !expanded.has(conversation));
}

/** Loads one conversation anew. @throws AlloError; what was on screen stays */
export async function refreshContact(tree: ContactsTree, node: ContactNode): Promise<void> {
  await tree.conversationOf(node)?.refresh();
}
