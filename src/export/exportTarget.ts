import * as vscode from 'vscode';
import {
  type ConversationAddress,
  type ItemAddress,
  uriToAddress,
  uriToConversation,
} from '../conversations/itemAddress.ts';

/** What somebody wants to have as a file. */
export type ExportTarget =
  | { readonly kind: 'item'; readonly address: ItemAddress }
  | {
      readonly kind: 'conversation';
      readonly address: ConversationAddress;
      /** 0-based page that was pointed at; null for the conversation as such. */
      readonly page: number | null;
    };

/**
 * What a command was given: the `allo:` URI of an item or a conversation, as `Uri` or text; an
 * object with such a `uri`, and the `page` of a conversation if it is one (a row of the sidebar, the
 * context of a page); or nothing, which means the active tab.
 */
export function exportTarget(argument: unknown): ExportTarget | undefined {
  return readTarget(argument) ?? readTarget(activeUri());
}

function readTarget(argument: unknown): ExportTarget | undefined {
  if (typeof argument === 'string') return readTarget(vscode.Uri.parse(argument));
  if (typeof argument !== 'object' || argument === null) return undefined;
  if (argument instanceof vscode.Uri) {
    const item = uriToAddress(argument);
    if (item) return { kind: 'item', address: item };
    const conversation = uriToConversation(argument);
    return conversation && { kind: 'conversation', address: conversation, page: null };
  }
  const target = 'uri' in argument ? readTarget(argument.uri) : undefined;
  const page = 'page' in argument ? argument.page : undefined;
  return target?.kind === 'conversation' && typeof page === 'number' ? { ...target, page } : target;
}

function activeUri(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const hasUri = input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText;
  return hasUri ? input.uri : undefined;
}
