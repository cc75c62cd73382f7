import type { Call } from '../model/call.ts';
import type { TextMessage } from '../model/textMessage.ts';
import type { ItemAddress } from '../conversations/itemAddress.ts';
import { linkTo } from '../conversations/link.ts';
import type { EditorServices } from './editorServices.ts';

/** The address of a second of a call; of the item itself where that is null. */
export type ItemLink = (seconds: number | null) => string;

/** Makes links to the items of an account. */
export async function itemLinks(
  { accounts, linkBase }: Pick<EditorServices, 'accounts' | 'linkBase'>,
  account: string,
): Promise<(address: ItemAddress, item: Call | TextMessage) => ItemLink> {
  // Ids of accounts may mean nothing elsewhere, so it is named only where it must be.
  const current = await accounts.current().catch(() => undefined);
  const named = current?.id === account ? {} : { account };
  return ({ contact, page }, item) => {
    const within = { contact, item: item.key, ...named };
    return (time) =>
      linkTo(
        linkBase,
        item.kind === 'call'
          ? { kind: 'call', ...within, time, ...(page > 0 && { page }) }
          : { kind: 'conversation', ...within },
      );
  };
}
