/*
 * How an item of a conversation is named in an `allo:` URI. The path is for people (it shows in tabs
 * and breadcrumbs); the query tells where to find the item.
 */

/** The scheme of the read-only documents. */
export const alloScheme = 'allo';

/** All that is needed to find an item again. */
export interface ItemAddress {
  /** Id of the account (one API key) through which it was seen. */
  readonly account: string;
  readonly contact: string;
  /** Key of the item. */
  readonly item: string;
  /** The Allo number that the conversation was narrowed to when it was seen; null for all numbers. */
  readonly alloNumber: string | null;
  /** 0-based page on which it was last seen: a hint for where to begin looking. */
  readonly page: number;
  /** The contact's name as the path shows it. */
  readonly contactLabel: string;
}

/** The parts of a URI that {@link ItemAddress} becomes; plain data, so that no VS Code is needed. */
export interface AddressParts {
  readonly scheme: string;
  readonly path: string;
  readonly query: string;
}

export function addressToUri(address: ItemAddress, itemLabel: string): AddressParts {
  const query = new URLSearchParams({
    account: address.account,
    contact: address.contact,
    item: address.item,
    page: String(address.page),
  });
  if (address.alloNumber !== null) query.set('number', address.alloNumber);
  return {
    scheme: alloScheme,
    path: `/${pathSegment(address.contactLabel)}/${pathSegment(itemLabel)}.md`,
    query: query.toString(),
  };
}

/** @returns undefined when the URI is not one that {@link addressToUri} makes */
export function uriToAddress(uri: AddressParts): ItemAddress | undefined {
  if (uri.scheme !== alloScheme) return undefined;
  const query = new URLSearchParams(uri.query);
  const account = query.get('account');
  const contact = query.get('contact');
  const item = query.get('item');
  const page = Number(query.get('page') ?? 0);
  const contactLabel = /^\/([^/]+)\/[^/]+\.md$/u.exec(uri.path)?.[1];
  if (!account || !contact || !item || !contactLabel) return undefined;
  return {
    account,
    contact,
    item,
    alloNumber: query.get('number'),
    page: Number.isSafeInteger(page) && page >= 0 ? page : 0,
    contactLabel,
  };
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
