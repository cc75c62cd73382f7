/*
 * Links that lead from anywhere into the editor:
 *
 *     vscode://<extension>/call/<contact>/<item>?t=83
 *     vscode://<extension>/conversation/<contact>[/<item>]
 *     vscode://<extension>/contact/<contact>
 *
 * VS Code decodes a URI once before it hands it over, so that a sign in an id could no longer be told
 * from one of the grammar. Ids are therefore encoded twice, which ids as Allo makes them do not show.
 */

import {
  longestTime,
  percentEncode,
  readEncodedId,
  readId,
  wholeMilliseconds,
} from './linkParts.ts';

/** Where links lead to: the scheme of the user's VS Code, and the id of this extension. */
export interface LinkBase {
  readonly scheme: string;
  readonly authority: string;
}

interface Within {
  readonly contact: string;
  /** Id of the account; without it, the link is for the account that is shown. */
  readonly account?: string;
}

/** A call, at a second of it. */
export interface CallLink extends Within {
  readonly kind: 'call';
  /** Key of the call. */
  readonly item: string;
  /** Seconds from the start of the call; null for the call as a whole. */
  readonly time: number | null;
  /** 0-based page on which the call was seen: a hint for where to begin looking. */
  readonly page?: number;
}

/** A whole conversation, at one of its items. */
export interface ConversationLink extends Within {
  readonly kind: 'conversation';
  /** Key of an item. */
  readonly item?: string;
}

export interface ContactLink extends Within {
  readonly kind: 'contact';
}

export type LinkTarget = CallLink | ConversationLink | ContactLink;

/** Three ids of the longest, with all their characters encoded. */
const longestLink = 10_000;

/**
 * The link to a target, of plain letters and signs that neither Markdown nor a mail program takes for
 * its own or for the end of a link. Times are kept to the millisecond.
 */
export function linkTo({ scheme, authority }: LinkBase, target: LinkTarget): string {
  const path = [target.kind, target.contact, ...itemOf(target)].map(encodeTwice).join('/');
  const hints = [
    ...(target.kind === 'call' && target.time !== null ? [`t=${writeTime(target.time)}`] : []),
    ...(target.account === undefined ? [] : [`account=${encodeTwice(target.account)}`]),
    ...(target.kind === 'call' && target.page !== undefined ? [`page=${target.page}`] : []),
  ];
  return `${scheme}://${authority}/${path}${hints.length === 0 ? '' : `?${hints.join('&')}`}`;
}

/**
 * Reads a link, which anybody may have made.
 *
 * @param path as VS Code gives it: decoded once
 * @param query as VS Code gives it: decoded once; what it may add to it is passed over
 * @returns undefined for all that {@link linkTo} does not make
 */
export function parseLink(path: string, query: string): LinkTarget | undefined {
  if (path.length + query.length > longestLink) return undefined;
  const [nothing, kind, ...ids] = path.split('/');
  const [contact, item, ...more] = ids.map(readEncodedId);
  const hints = new URLSearchParams(query);
  const account = readOnce(hints, 'account', readId);
  const time = readOnce(hints, 't', readTime);
  const page = readOnce(hints, 'page', readPage);
  if (nothing !== '' || contact === undefined || more.length > 0) return undefined;
  // There, but not to be read.
  if (ids.length === 2 && item === undefined) return undefined;
  if (account === undefined || time === undefined || page === undefined) return undefined;

  const within = { contact, ...(account !== null && { account }) };
  switch (kind) {
    case 'call':
      return item === undefined
        ? undefined
        : { kind, ...within, item, time, ...(page !== null && { page }) };
    case 'conversation':
      return { kind, ...within, ...(item !== undefined && { item }) };
    case 'contact':
      return item === undefined ? { kind, ...within } : undefined;
    default:
      return undefined;
  }
}

function itemOf(target: LinkTarget): string[] {
  return target.kind === 'contact' || target.item === undefined ? [] : [target.item];
}

/** Also what `encodeURIComponent` leaves alone though Markdown does not. */
function encodeTwice(text: string): string {
  return encodeURIComponent(percentEncode(text, /[!'()*~]/gu));
}

/** @returns null when it is not given; undefined when it is given twice, or cannot be read */
function readOnce<Value>(
  hints: URLSearchParams,
  name: string,
  read: (text: string) => Value | undefined,
): Value | null | undefined {
  const [text, ...more] = hints.getAll(name);
  if (text === undefined) return null;
  return more.length === 0 ? read(text) : undefined;
}

function writeTime(seconds: number): string {
  return String(wholeMilliseconds(seconds) / 1000);
}

function readTime(text: string): number | undefined {
  if (!/^\d{1,8}(?:\.\d{1,6})?$/u.test(text)) return undefined;
  const seconds = Number(text);
  return seconds <= longestTime ? seconds : undefined;
}

function readPage(text: string): number | undefined {
  return /^\d{1,6}$/u.test(text) ? Number(text) : undefined;
}
