import { type LinkBase, linkTo } from '../conversations/link.ts';
import { contactOf, type Node } from './nodes.ts';

/**
 * The link to what a row stands for: a contact, a call, or a text message in its conversation. For the
 * account that is shown, as ids of accounts may mean nothing elsewhere.
 *
 * @returns undefined for rows that stand for none of them
 */
export function rowLink(node: Node, linkBase: LinkBase): string | undefined {
  const contact = contactOf(node)?.contact.id;
  if (contact === undefined) return undefined;
  if (node.kind === 'contact') return linkTo(linkBase, { kind: 'contact', contact });
  if (node.kind !== 'item' || node.item.kind === 'unreadable') return undefined;
  const { item, pageIndex: page } = node;
  return linkTo(
    linkBase,
    item.kind === 'call'
      ? { kind: 'call', contact, item: item.key, time: null, ...(page > 0 && { page }) }
      : { kind: 'conversation', contact, item: item.key },
  );
}
