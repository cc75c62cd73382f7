import type { ContactsTree } from './contactsTree.ts';
import type { ContactNode } from './nodes.ts';

/**
 * Loads the contacts anew, and the conversations that are expanded. When any of that has come, the
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
  // One conversation that has gone is no reason to keep the others as they were.
  const isReachable = refreshed.some((result) => result.status === 'fulfilled');
  if (isReachable || !failed) account.forget((conversation) => !expanded.has(conversation));
  if (failed) throw failed.reason;
}

/** Loads one conversation anew. @throws AlloError; what was on screen stays */
export async function refreshContact(tree: ContactsTree, node: ContactNode): Promise<void> {
  await tree.conversationOf(node)?.refresh();
}
