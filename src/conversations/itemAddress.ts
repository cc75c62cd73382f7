/*
 * How a conversation, and an item of one, is named in an `allo:` URI. The path is for people (it
 * shows in tabs and breadcrumbs); the query tells where to find what is named.
 */

/** The scheme of the read-only documents. */
export const alloScheme = 'allo';

/** All that is needed to find a conversation again. */
export interface ConversationAddress {
  /** Id of the account (one API key) through which it was seen. */
  readonly account: string;
  readonly contact: string;
  /** The Allo number that the conversation was narrowed to when it was seen; null for all numbers. */
  readonly alloNumber: string | null;
  /** The contact's name as the path shows it. */
  readonly contactLabel: string;
}

/** All that is needed to find an item again. */
export interface ItemAddress extends ConversationAddress {
  /** Key of the item. */
  readonly item: string;
  /** 0-based page on which it was last seen: a hint for where to begin looking. */
  readonly page: number;
}

/** The parts of a URI that {@link ItemAddress} becomes; plain data, so that no VS Code is needed. */
export interface AddressParts {
  readonly scheme: string;
  readonly path: string;
  readonly query: string;
}

export function addressToUri(address: ItemAddress, itemLabel: string): AddressParts {
  return toUri(address, itemLabel, { item: address.item, page: String(address.page) });
}

/** The URI of a whole conversation. */
export function conversationToUri(address: ConversationAddress, label: string): AddressParts {
  return toUri(address, label, {});
}

/** @returns undefined when the URI is not one that {@link addressToUri} makes */
export function uriToAddress(uri: AddressParts): ItemAddress | undefined {
  const conversation = conversationOf(uri);
  const query = new URLSearchParams(uri.query);
  const item = query.get('item');
  const page = Number(query.get('page') ?? 0);
  if (!conversation || !item) return undefined;
  return { ...conversation, item, page: Number.isSafeInteger(page) && page >= 0 ? page : 0 };
}

/** @returns undefined when the URI is not one that {@link conversationToUri} makes */
export function uriToConversation(uri: AddressParts): ConversationAddress | undefined {
  return new URLSearchParams(uri.query).has('item') ? undefined : conversationOf(uri);
}

function toUri(
  { account, contact, alloNumber, contactLabel }: ConversationAddress,
  label: string,
  more: Readonly<Record<string, string>>,
): AddressParts {
  const query = new URLSearchParams({ account, contact, ...more });
  if (alloNumber !== null) query.set('number', alloNumber);
  return {
    scheme: alloScheme,
    path: `/${pathSegment(contactLabel)}/${pathSegment(label)}.md`,
    query: query.toString(),
  };
}

function conversationOf(uri: AddressParts): ConversationAddress | undefined {
  if (uri.scheme !== alloScheme) return undefined;
  const query = new URLSearchParams(uri.query);
  const account = query.get('account');
  const contact = query.get('contact');
  const contactLabel = /^\/([^/]+)\/[^/]+\.md$/u.exec(uri.path)?.[1];
  if (!account || !contact || !contactLabel) return undefined;
  return { account, contact, alloNumber: query.get('number'), contactLabel };
}

/** Names are anything; a path segment is not empty, short, and holds no separator or control character. */
function pathSegment(label: string): string {
  const clean = label
    .replace(/[/\\]/gu, '⁄')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ')
    .trim();
  if (/^\.*$/u.test(clean)) return '…';
  const characters = Array.from(clean);
  return characters.length <= 80 ? clean : `${characters.slice(0, 79).join('')}…`;
}
