import * as vscode from 'vscode';
import { parseLink } from '../conversations/link.ts';
import { parseReference } from '../conversations/reference.ts';

/** A call or a text message that a link or a reference names. */
export interface PastedTarget {
  readonly contact: string;
  readonly item: string;
  /** Seconds from the start of the call; null for the item as a whole. */
  readonly time: number | null;
  /** Id of the account; undefined for the one that is shown. */
  readonly account: string | undefined;
  /** 0-based page on which it was seen. */
  readonly page: number;
}

const longestText = 20_000;

/**
 * Reads what somebody has copied: a link to this extension, from whichever VS Code it came, or a
 * reference, and nothing beside.
 *
 * @param authority the id of this extension
 * @returns undefined for all else, and for whole conversations, which are too much for a quote
 */
export function readPasted(copied: string, authority: string): PastedTarget | undefined {
  const text = copied.length > longestText ? '' : copied.trim();
  const reference = parseReference(text);
  if (reference) {
    const { contact, item, time } = reference;
    return item === null ? undefined : { contact, item, time, account: undefined, page: 0 };
  }
  if (!/^[a-z][a-z\d+.-]*:\/\/[^\s/]+\/\S+$/iu.test(text)) return undefined;
  const uri = parseUri(text);
  if (uri?.authority.toLowerCase() !== authority.toLowerCase()) return undefined;
  const link = parseLink(uri.path, uri.query);
  if (!link || link.kind === 'contact' || link.item === undefined) return undefined;
  const { contact, item, account } = link;
  const isCall = link.kind === 'call';
  return {
    contact,
    item,
    time: isCall ? link.time : null,
    account,
    page: (isCall ? link.page : undefined) ?? 0,
  };
}

function parseUri(text: string): vscode.Uri | undefined {
  try {
    return vscode.Uri.parse(text, true);
  } catch {
    return undefined;
  }
}
