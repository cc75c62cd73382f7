/*
 * Short references to what was said, for code and documents:
 *
 *     allo:cnt_abc123/call_abc123@1:23      a second of a call
 *     allo:cnt_abc123/call_abc123           a call or a text message
 *     allo:cnt_abc123                       the conversation with a contact
 *
 * Letters, digits and `_ + -` stand for themselves, all else is percent-encoded: so it is clear in
 * any text where a reference ends. They name no account: they are read with the one that is shown.
 */

import { formatTimestamp } from '../model/timestamp.ts';
import type { LinkTarget } from './link.ts';
import { longestTime, percentEncode, readEncodedId, wholeMilliseconds } from './linkParts.ts';

/** What a reference names. */
export interface Reference {
  readonly contact: string;
  /** Key of an item; null for the whole conversation. */
  readonly item: string | null;
  /** Seconds from the start of the call; null for the item as a whole. */
  readonly time: number | null;
}

/** A reference in a text, and where it stands, in UTF-16 units. */
export interface FoundReference {
  readonly reference: Reference;
  readonly start: number;
  readonly end: number;
}

/** Two ids of the longest, with all their characters encoded. */
const longestReference = 4_000;

/** Of a longer line, what comes later is not looked at: no person has written it. */
const longestLine = 10_000;

const encoded = '(?:[\\w+-]|%[0-9A-Fa-f]{2})';
/** Ends so that what stands around it, such as the `_` of Markdown, is no part of it. */
const id = `${encoded}*(?:[A-Za-z0-9]|%[0-9A-Fa-f]{2})`;
const time = '(?:(?:\\d{1,4}:)?\\d{1,6}:)?\\d{1,8}(?:\\.\\d{1,3})?';
const grammar = `allo:(${id})(?:/(${id})(?:@(${time}))?)?`;
const whole = new RegExp(`^${grammar}$`, 'u');
/** Not within a word, a number, an address or a path, nor a part of what only begins like one. */
const within = '[\\p{L}\\p{N}%/@=#&]|[._+:?-]+[\\p{L}\\p{N}%]';
const anywhere = new RegExp(
  `(?<![\\p{L}\\p{N}%/@#&.:+-]|[\\p{L}\\p{N}]_)${grammar}(?!${within})`,
  'gu',
);

/** Writes a reference. Ids of which there can be none, such as the empty one, are not read again. */
export function formatReference({ contact, item, time }: Reference): string {
  const of = item === null ? '' : `/${encode(item)}`;
  const at = item === null || time === null ? '' : `@${formatTime(time)}`;
  return `allo:${encode(contact)}${of}${at}`;
}

/** What a reference leads to. */
export function linkTargetOf({ contact, item, time }: Reference): LinkTarget {
  return item === null ? { kind: 'contact', contact } : { kind: 'call', contact, item, time };
}

/** Reads a text that is nothing but a reference. @returns undefined for what is none */
export function parseReference(text: string): Reference | undefined {
  if (text.length > longestReference) return undefined;
  const parts = whole.exec(text);
  return parts ? readParts(parts) : undefined;
}

/**
 * The references in a text, in order. In prose and code, a contact alone is taken for one only where
 * it looks like an id: `allo:true` and `allo:8080` are none.
 */
export function findReferences(text: string): FoundReference[] {
  return Array.from(text.matchAll(/[^\n\r]+/gu), ({ 0: line, index }) =>
    referencesOfLine(line).map(({ reference, start, end }) => ({
      reference,
      start: index + start,
      end: index + end,
    })),
  ).flat();
}

function referencesOfLine(line: string): FoundReference[] {
  return Array.from(line.slice(0, longestLine).matchAll(anywhere), (parts) => {
    const { 0: all, 1: contact = '', index: start } = parts;
    const end = start + all.length;
    const isCut = end === longestLine && line.length > longestLine;
    const isClear = parts[2] !== undefined || looksLikeId(contact);
    const reference =
      isCut || !isClear || all.length > longestReference ? undefined : readParts(parts);
    return reference ? [{ reference, start, end }] : [];
  }).flat();
}

function readParts([, contact = '', item, at]: RegExpExecArray): Reference | undefined {
  const reference = {
    contact: readEncodedId(contact),
    item: item === undefined ? null : readEncodedId(item),
    time: at === undefined ? null : readTime(at),
  };
  const { contact: contactId, item: itemKey, time: seconds } = reference;
  if (contactId === undefined || itemKey === undefined || seconds === undefined) return undefined;
  return { contact: contactId, item: itemKey, time: seconds };
}

function looksLikeId(contact: string): boolean {
  return /\d/u.test(contact) && /[_+%-]/u.test(contact);
}

function encode(text: string): string {
  return percentEncode(text, /[!'()*~.]|[_-]$/gu).replace(/%2B(?!$)/gu, '+');
}

function formatTime(seconds: number): string {
  const milliseconds = wholeMilliseconds(seconds);
  const rest = milliseconds % 1000;
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(3, '0').replace(/0+$/u, '')}`;
  return formatTimestamp(milliseconds / 1000) + fraction;
}

function readTime(text: string): number | undefined {
  const seconds = text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return seconds <= longestTime ? wholeMilliseconds(seconds) / 1000 : undefined;
}
