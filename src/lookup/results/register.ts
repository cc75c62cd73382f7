import * as vscode from 'vscode';
import type { AccountConversations } from '../../conversations/accountConversations.ts';
import type { OpenAccounts } from '../../conversations/openAccounts.ts';
import { commands } from '../../platform/commands.ts';
import type { Log } from '../../platform/log.ts';
import { showProblem, SignedOutError } from '../../platform/problems.ts';
import { searchConversations } from '../search/searchConversations.ts';
import type { HitResult, ItemResult } from './resultNodes.ts';
import { ResultsView } from './resultsView.ts';

/** Searching for words, and the view that keeps what was found. */
export function registerWordSearch(accounts: OpenAccounts, log: Log): vscode.Disposable {
  const results = new ResultsView(accounts, log);
  const search = async (typed: string, searched?: AccountConversations) => {
    const account = searched ?? (await accounts.current());
    if (!account) throw new SignedOutError();
    await searchConversations(account, log, typed, (...kept) => results.keep(account, ...kept));
  };
  const command = (id: string, run: (argument: unknown) => Promise<void>) =>
    vscode.commands.registerCommand(id, async (argument: unknown) => {
      try {
        await run(argument);
      } catch (error) {
        await showProblem(log, error);
      }
    });
  return vscode.Disposable.from(
    results,
    command(commands.searchConversations, (typed) =>
      search(typeof typed === 'string' ? typed : ''),
    ),
    command(commands.editSearch, () => search(results.typed, results.account)),
    vscode.commands.registerCommand(commands.openResult, (node: ItemResult | HitResult) =>
      results.open(node),
    ),
    command(commands.nextResult, () => results.step(1)),
    command(commands.previousResult, () => results.step(-1)),
    command(commands.loadMoreResults, () => results.loadMore()),
    command(commands.refreshResults, () => results.refresh()),
    command(commands.clearResults, () => results.clear()),
  );
}
