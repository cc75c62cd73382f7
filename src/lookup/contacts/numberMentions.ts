import type * as vscode from 'vscode';
import type { AccountConversations } from '../../conversations/accountConversations.ts';
import { type Contact, contactLabel } from '../../model/contact.ts';
import type { LookupServices } from './lookupServices.ts';
import { mentionAt, type MentionInDocument } from './textToLookUp.ts';

/** A number or address in a document, and whom it belongs to as far as is known. */
interface KnownMention extends MentionInDocument {
  readonly account: AccountConversations;
  readonly contact: Contact | undefined;
}

/**
 * The number or address that a range touches, with what is known of it without a request.
 *
 * @returns undefined where there is none, and when nobody is signed in
 */
export async function knownMentionAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  { accounts, countries, log }: LookupServices,
): Promise<KnownMention | undefined> {
  // Most places hold neither; secrets are not to be read for them.
  const text = document.lineAt(range.start.line).text;
  if (!range.isSingleLine || !/\d{2}|@/u.test(text)) return undefined;
  const account = await accounts.current().catch((error: unknown) => {
    log.debug(String(error));
    return undefined;
  });
  if (!account) return undefined;
  const local = countries.known(account);
  const mention = await mentionAt(document, range, local, (number) =>
    Boolean(account.contactByNumber(number)),
  );
  if (!mention) return undefined;
  const [contact] = mention.numbers.flatMap((number) => account.contactByNumber(number) ?? []);
  return { ...mention, account, contact };
}

/** What is said of a number or address: the contact's name where it is known. */
export function mentionLabel({ contact, text }: KnownMention): string {
  return contact ? contactLabel(contact) : text;
}
