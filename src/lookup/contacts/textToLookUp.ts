import * as vscode from 'vscode';
import { findEmails } from '../../matching/emails.ts';
import { loadPhoneNumbers } from '../../matching/phoneNumbers.ts';

/** Around a place, so many characters of its line are looked at: lines may be endless. */
const reach = 200;

/** A number or address in a document. */
export interface MentionInDocument {
  readonly text: string;
  readonly range: vscode.Range;
  /** What a number may stand for, as E.164; empty for an address. */
  readonly numbers: readonly string[];
}

/** What the cursor is about: the selection, else a number or address that it is in, else a word. */
export async function textAtCursor(
  { document, selection }: vscode.TextEditor,
  countries: readonly string[],
): Promise<string> {
  if (!selection.isEmpty) return document.getText(selection).slice(0, 1000);
  const mention = await mentionAt(document, selection, countries);
  const word = document.getWordRangeAtPosition(selection.active);
  return mention?.text ?? (word ? document.getText(word) : '');
}

/**
 * The number or e-mail address that a range touches. Cheap where there is neither: the plans of the
 * countries are not even read from disk.
 *
 * @param isKnown whether there is somebody with this number (E.164), so that it needs no other sign
 *   of being one
 */
export async function mentionAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  countries: readonly string[],
  isKnown?: (number: string) => boolean,
): Promise<MentionInDocument | undefined> {
  if (!range.isSingleLine) return undefined;
  const line = document.lineAt(range.start.line).text;
  const from = Math.max(0, range.start.character - reach);
  const text = line.slice(
    from,
    Math.min(range.end.character, range.start.character + reach) + reach,
  );
  const touches = ({ start, end }: { start: number; end: number }) =>
    from + start <= range.end.character && from + end >= range.start.character;
  const at = ({ start, end }: { start: number; end: number }) => ({
    text: text.slice(start, end),
    range: new vscode.Range(range.start.line, from + start, range.start.line, from + end),
  });
  const email = findEmails(text).find(touches);
  if (email) return { ...at(email), numbers: [] };
  if (!/(?:\d\D{0,3}){7}/u.test(text)) return undefined;
  const phone = await loadPhoneNumbers();
  const number = phone.find(text, countries, isKnown).find(touches);
  return number && { ...at(number), numbers: number.numbers };
}
