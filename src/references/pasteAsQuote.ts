import * as vscode from 'vscode';
import type { AccountConversations } from '../conversations/accountConversations.ts';
import { type LinkBase, linkTo } from '../conversations/link.ts';
import type { OpenAccounts } from '../conversations/openAccounts.ts';
import { quoteMarkdown } from '../formats/quoteMarkdown.ts';
import { itemTitle } from '../platform/itemWords.ts';
import type { Log } from '../platform/log.ts';
import { showProblem, SignedOutError } from '../platform/problems.ts';
import { type Citation, type Citations, citedAddress } from './citation.ts';
import { citedLines } from './citedLines.ts';
import { insertBlock } from './insertBlock.ts';
import { type PastedTarget, readPasted } from './pastedTarget.ts';
import { signalOf } from './signalOf.ts';

/**
 * Where the clipboard holds a link or a reference, inserts what is said there into the editor, as a
 * Markdown quote with speaker, time and a link back. All else is pasted as it is.
 */
export async function pasteAsQuote(
  accounts: OpenAccounts,
  citations: Citations,
  linkBase: LinkBase,
  log: Log,
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const target = readPasted(await vscode.env.clipboard.readText(), linkBase.authority);
  if (!editor || !target) {
    await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
    return;
  }
  try {
    const { account: id } = target;
    const account = await (id === undefined ? accounts.current() : accounts.byId(id));
    if (!account) throw new SignedOutError();
    const citation = await find(account, citations, target);
    const quote = citation && quoteOf(citation, target, linkBase);
    if (quote === undefined || quote === '') {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('There is nothing to quote: Allo has no such words, or not any more.'),
      );
      return;
    }
    await insertBlock(editor, quote);
  } catch (error) {
    await showProblem(log, error);
  }
}

async function find(
  account: AccountConversations,
  citations: Citations,
  target: PastedTarget,
): Promise<Citation | undefined> {
  const address = citedAddress(account, target);
  return (
    citations.loaded(account, address) ??
    (await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Reading what was said'),
        cancellable: true,
      },
      (_progress, token) => citations.find(account, address, signalOf(token)),
    ))
  );
}

function quoteOf(citation: Citation, target: PastedTarget, linkBase: LinkBase): string {
  const { item, who } = citation;
  const { contact, account, page } = target;
  const within = { contact, item: item.key, ...(account !== undefined && { account }) };
  return quoteMarkdown(citedLines(citation, target.time), {
    title: itemTitle(item, who),
    link: (time) =>
      linkTo(
        linkBase,
        item.kind === 'call'
          ? { kind: 'call', ...within, time, ...(page > 0 && { page }) }
          : { kind: 'conversation', ...within },
      ),
  });
}
