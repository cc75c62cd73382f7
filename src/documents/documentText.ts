import * as vscode from 'vscode';
import type { Call } from '../model/call.ts';
import type { TextMessage } from '../model/textMessage.ts';
import type { AccountConversations } from '../conversations/accountConversations.ts';
import {
  type AddressParts,
  type ConversationAddress,
  type ItemAddress,
  uriToAddress,
  uriToConversation,
} from '../conversations/itemAddress.ts';
import { oldestFirst } from '../conversations/oldestFirst.ts';
import type { OpenAccounts } from '../conversations/openAccounts.ts';
import { conversationMarkdown } from '../formats/conversationMarkdown.ts';
import { itemMarkdown } from '../formats/itemMarkdown.ts';
import { Exported, exportWords, readable } from '../platform/exported.ts';
import { itemHead, noTranscriptWords, speakerViews } from '../platform/itemWords.ts';
import { SignedOutError } from '../platform/problems.ts';

/** A document as VS Code reads it. */
export interface DocumentText {
  readonly markdown: string;
  /** When what it is made of was loaded, in milliseconds since 1970; null when that is not known. */
  readonly loadedAt: number | null;
}

/**
 * The text of the document that a URI names.
 *
 * @returns undefined when there is none
 * @throws AlloError, SignedOutError, ApiUrlError
 */
export async function documentText(
  accounts: OpenAccounts,
  uri: AddressParts,
): Promise<DocumentText | undefined> {
  const item = uriToAddress(uri);
  if (item) return itemText(await openAccount(accounts, item), item);
  const conversation = uriToConversation(uri);
  return conversation && conversationText(await openAccount(accounts, conversation), conversation);
}

async function openAccount(
  accounts: OpenAccounts,
  { account: id }: ConversationAddress,
): Promise<AccountConversations> {
  const account = await accounts.byId(id);
  if (!account) throw new SignedOutError();
  return account;
}

async function itemText(
  account: AccountConversations,
  address: ItemAddress,
): Promise<DocumentText | undefined> {
  const item = await account.find(address);
  if (!item || item.kind === 'unreadable') return undefined;
  const conversation = account.conversation(address.contact, address.alloNumber);
  const page = conversation.locate(address.item)?.pageIndex;
  const loadedAt = page === undefined ? null : (conversation.answer(page)?.receivedAt ?? null);
  return { markdown: itemDocument(item, account.contactLabel(address)), loadedAt };
}

function itemDocument(item: Call | TextMessage, who: string): string {
  const segments = item.kind === 'call' ? (item.transcript ?? []) : [];
  return itemMarkdown(item, itemHead(item, who), speakerViews(segments, who), {
    summary: vscode.l10n.t('Summary'),
    transcript: vscode.l10n.t('Transcript'),
    noTranscript: item.kind === 'call' ? noTranscriptWords(item) : '',
  });
}

/** Of a conversation, what is loaded: to load all of it is for who asks for that. */
async function conversationText(
  account: AccountConversations,
  address: ConversationAddress,
): Promise<DocumentText> {
  const conversation = account.conversation(address.contact, address.alloNumber);
  await conversation.load(0);
  const { loadedPages, totalPages = 1 } = conversation;
  const who = account.contactLabel(address);
  const items = readable(oldestFirst(conversation.items)).map((item) => new Exported(item, who));
  const note =
    loadedPages.length < totalPages
      ? vscode.l10n.t('{0} of {1} pages are loaded.', loadedPages.length, totalPages)
      : null;
  const pieces = conversationMarkdown({ contact: who, items, note }, exportWords());
  const times = loadedPages.map((index) => conversation.answer(index)?.receivedAt ?? 0);
  return { markdown: [...pieces].join(''), loadedAt: Math.max(...times) };
}
