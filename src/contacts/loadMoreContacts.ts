import type { ContactNode } from './nodes.ts';
import type { ContactsTree } from './contactsTree.ts';

/**
 * Loads the next page of contacts.
 *
 * @returns the first of them, so that somebody who pressed "Load more" by keyboard goes on where the
 * list went on; undefined when there are no more
 * @throws AlloError
 */
export async function loadMoreContacts(tree: ContactsTree): Promise<ContactNode | undefined> {
  const contacts = tree.shownAccount?.contacts;
  const next = contacts?.nextPage;
  if (!contacts || next === undefined) return undefined;
  const [first] = await contacts.load(next);
  return first && tree.contactNode(first);
}
