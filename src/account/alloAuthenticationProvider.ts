import * as vscode from 'vscode';
import type { Accounts } from './accounts.ts';
import type { AlloSession } from './alloSession.ts';

/** Stored in every consent that a user gives; it can never be changed. */
const providerId = 'allo';

/**
 * Puts the accounts into VS Code's Accounts menu, and lets other extensions ask for one, which VS
 * Code allows only after the user has agreed.
 */
export class AlloAuthenticationProvider
  implements vscode.AuthenticationProvider, vscode.Disposable
{
  readonly #changed =
    new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>();
  readonly #subscription: vscode.Disposable;

  readonly #accounts: Accounts;

  constructor(accounts: Accounts) {
    this.#accounts = accounts;

    this.#subscription = vscode.Disposable.from(
      accounts.onDidChangeSessions(({ added, removed, changed }) => {
        this.#changed.fire({
          added: added.map(toVSCode),
          removed: removed.map(toVSCode),
          changed: changed.map(toVSCode),
        });
      }),
      vscode.authentication.registerAuthenticationProvider(providerId, 'Allo', this, {
        supportsMultipleAccounts: true,
      }),
    );
  }

  readonly onDidChangeSessions = this.#changed.event;

  async getSessions(
    _scopes?: readonly string[],
    options?: vscode.AuthenticationProviderSessionOptions,
  ): Promise<vscode.AuthenticationSession[]> {
    const sessions = await this.#accounts.sessions();
    const wanted = options?.account;
    return sessions.filter(({ account }) => !wanted || account.id === wanted.id).map(toVSCode);
  }

  async createSession(): Promise<vscode.AuthenticationSession> {
    return toVSCode(await this.#accounts.signIn());
  }

  removeSession(id: string): Promise<void> {
    return this.#accounts.signOut(id);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

function toVSCode({ id, key, account, scopes }: AlloSession): vscode.AuthenticationSession {
  return { id, accessToken: key, account, scopes };
}
