import type { Contact } from '../model/contact.ts';
import type { ContactsView } from './contactsView.ts';

/** Shows a contact in the sidebar, with its conversation below; above the others if the list has it not. */
export async function revealContact(
  { tree, treeView }: ContactsView,
  contact: Contact,
): Promise<void> {
  const isListed = tree.shownAccount?.contacts.locate(contact.id) !== undefined;
  if (!isListed) tree.redraw();
  await treeView.reveal(tree.contactNode(contact), { expand: true, focus: true });
}
