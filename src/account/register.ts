import * as vscode from 'vscode';
import type { OpenAccounts } from '../conversations/openAccounts.ts';
import { commands } from '../platform/commands.ts';
import type { Log } from '../platform/log.ts';
import { showProblem } from '../platform/problems.ts';
import { askForNewKey } from '../platform/refusedKey.ts';
import { Accounts, type ClientFactory } from './accounts.ts';
import { AlloAuthenticationProvider } from './alloAuthenticationProvider.ts';
import { SessionStore } from './sessionStore.ts';
import { signInAndTell } from './signIn.ts';
import { signOut } from './signOut.ts';
import { switchAccount } from './switchAccount.ts';

/** Where an admin makes keys. [help.withallo.com, API reference, authentication] */
const apiSettingsPage = 'https://web.withallo.com/settings/api';

/** Sign-in, sign-out and the accounts themselves. */
export function registerAccount(
  context: vscode.ExtensionContext,
  log: Log,
  createClient: ClientFactory,
): OpenAccounts {
  const store = new SessionStore(context.secrets);
  const accounts = new Accounts(store, context.globalState, process.env, log, createClient);
  const command = (id: string, run: () => Promise<unknown>) =>
    vscode.commands.registerCommand(id, async () => {
      try {
        await run();
      } catch (error) {
        await showProblem(log, error);
      }
    });

  context.subscriptions.push(
    accounts,
    new AlloAuthenticationProvider(accounts),
    accounts.onDidRefuseKey(({ account }) => void askForNewKey(account.label)),
    command(commands.signIn, () => signInAndTell(accounts)),
    command(commands.signOut, () => signOut(accounts)),
    command(commands.switchAccount, () => switchAccount(accounts)),
    command(commands.openApiSettings, () =>
      Promise.resolve(vscode.env.openExternal(vscode.Uri.parse(apiSettingsPage))),
    ),
  );
  return accounts;
}
