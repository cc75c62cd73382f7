import * as vscode from 'vscode';
import { parseApiKey } from '../allo/apiKey.ts';
import type { AlloClient } from '../allo/client.ts';
import { AccountConversations } from '../conversations/accountConversations.ts';
import { Emitter } from '../conversations/emitter.ts';
import type { OpenAccounts } from '../conversations/openAccounts.ts';
import { usableApiUrl } from '../platform/apiUrl.ts';
import type { Log } from '../platform/log.ts';
import { settings } from '../platform/settings.ts';
import type { AlloSession } from './alloSession.ts';
import { checkKey } from './checkKey.ts';
import { askForKey } from './keyInput.ts';
import type { SessionStore } from './sessionStore.ts';

/** Which sessions came, went or were given another key. */
export interface SessionsChange {
  readonly added: readonly AlloSession[];
  readonly removed: readonly AlloSession[];
  readonly changed: readonly AlloSession[];
}

/** How to reach the API with one key. */
export type ClientFactory = (
  apiUrl: URL,
  key: string,
  /** Called when the API refuses the key during use. */
  onKeyRefused: () => void,
) => AlloClient;

/** Id of the session whose key is in the environment, and of its account; nothing of it is stored. */
export const environmentSessionId = 'environment';

const chosenAccount = 'allo.account';

/** Allo's own address, of which nothing needs to be said. */
const alloOrigin = 'https://api.withallo.com';

/** Who is signed in. Nothing is read before somebody asks. */
export class Accounts implements OpenAccounts, vscode.Disposable {
  readonly #changedSessions = new Emitter<SessionsChange>();
  readonly #changed = new Emitter();
  readonly #keyRefused = new Emitter<AlloSession>();
  readonly #opened = new Map<
    string,
    { readonly session: AlloSession; readonly conversations: AccountConversations }
  >();
  readonly #subscriptions: vscode.Disposable;
  readonly #refusedKeys = new Set<string>();
  #known: Promise<readonly AlloSession[]> | undefined;
  #reloading = Promise.resolve();

  readonly #store: SessionStore;
  readonly #state: vscode.Memento;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #log: Log;
  readonly #createClient: ClientFactory;

  constructor(
    store: SessionStore,
    state: vscode.Memento,
    environment: NodeJS.ProcessEnv,
    log: Log,
    createClient: ClientFactory,
  ) {
    this.#store = store;
    this.#state = state;
    this.#environment = environment;
    this.#log = log;
    this.#createClient = createClient;

    this.#subscriptions = vscode.Disposable.from(
      store.onDidChange(() => void this.#reload()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(settings.section)) {
          void this.#reload().then(() => this.#changed.fire());
        }
      }),
    );
  }

  readonly onDidChangeSessions = this.#changedSessions.event;
  readonly onDidChange = this.#changed.event;
  /** Fires when the API refuses a key that it accepted before. */
  readonly onDidRefuseKey = this.#keyRefused.event;

  /** All sessions, whichever address of the API they belong to. */
  async sessions(): Promise<readonly AlloSession[]> {
    this.#known ??= this.#read();
    try {
      return await this.#known;
    } catch (error) {
      this.#known = undefined;
      throw error;
    }
  }

  /** @throws ApiUrlError */
  async current(): Promise<AccountConversations | undefined> {
    const session = await this.currentSession();
    return session && this.#open(session);
  }

  /** @throws ApiUrlError */
  async byId(id: string): Promise<AccountConversations | undefined> {
    const session = (await this.usableSessions()).find(({ account }) => account.id === id);
    return session && this.#open(session);
  }

  /** The session of the account that the sidebar shows. @throws ApiUrlError */
  async currentSession(): Promise<AlloSession | undefined> {
    const usable = await this.usableSessions();
    const chosen = this.#state.get(chosenAccount);
    return usable.find(({ account }) => account.id === chosen) ?? usable[0];
  }

  /** Those whose key may be sent to the address in the settings. @throws ApiUrlError */
  async usableSessions(): Promise<readonly AlloSession[]> {
    return (await this.sessions()).filter(isFor(usableApiUrl()));
  }

  async show(session: AlloSession): Promise<void> {
    await this.#state.update(chosenAccount, session.account.id);
    this.#changed.fire();
  }

  /**
   * Asks for a key, checks it against the API, and only then stores it.
   *
   * @throws vscode.CancellationError when the user gives up
   * @throws ApiUrlError
   */
  async signIn(): Promise<AlloSession> {
    const apiUrl = usableApiUrl();
    const session = await askForKey(this.#log, async (key, signal): Promise<AlloSession> => {
      const client = this.#createClient(apiUrl, key, () => undefined);
      try {
        const { team, scopes } = await checkKey(client, signal);
        const id = team ? teamAccountId(team.id, apiUrl) : await this.#idOfKey(apiUrl, key);
        return {
          id,
          apiUrl: apiUrl.href,
          key,
          account: { id, label: accountLabel(team?.name, apiUrl) },
          scopes: [...scopes],
        };
      } finally {
        client.dispose();
      }
    });
    this.#refusedKeys.delete(session.key);
    // First, so that nobody shows another account in between.
    await this.#state.update(chosenAccount, session.account.id);
    await this.#store.write(session);
    await this.#reload();
    // The same key again is no change of sessions, but may be one of what is shown.
    this.#changed.fire();
    return session;
  }

  /** Removes a key from this computer. The one in the environment is not ours to remove. */
  async signOut(id: string): Promise<void> {
    if (id === environmentSessionId) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          'This key comes from the environment variable ALLO_API_KEY. Turn off the setting allo.useEnvironmentKey to leave it unused.',
        ),
      );
      return;
    }
    await this.#store.remove(id);
    await this.#reload();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const { conversations } of this.#opened.values()) conversations.dispose();
  }

  /** The account of a key that cannot be asked about its team. */
  async #idOfKey(apiUrl: URL, key: string): Promise<string> {
    const known = (await this.sessions()).find(
      (session) =>
        session.id !== environmentSessionId &&
        session.key === key &&
        session.apiUrl === apiUrl.href,
    );
    return known?.id ?? crypto.randomUUID();
  }

  async #read(): Promise<readonly AlloSession[]> {
    const stored = await this.#store.readAll();
    const fromEnvironment = settings.useEnvironmentKey() ? this.#environmentSession() : undefined;
    const sessions = fromEnvironment ? [fromEnvironment, ...stored] : stored;
    const address = settings.apiUrl();
    const usable = 'url' in address ? sessions.filter(isFor(address.url)) : [];
    void vscode.commands.executeCommand('setContext', 'allo.signedIn', sessions.length > 0);
    void vscode.commands.executeCommand('setContext', 'allo.manyAccounts', usable.length > 1);
    return sessions;
  }

  #environmentSession(): AlloSession | undefined {
    const parsed = parseApiKey(this.#environment['ALLO_API_KEY'] ?? '');
    const { url } = { url: undefined, ...settings.apiUrl() };
    if ('problem' in parsed || !url) {
      this.#log.warn('ALLO_API_KEY is to be used, but it holds no key that could be sent.');
      return undefined;
    }
    return {
      id: environmentSessionId,
      apiUrl: url.href,
      key: parsed.key,
      account: { id: environmentSessionId, label: accountLabel('ALLO_API_KEY', url) },
      scopes: [],
    };
  }

  #open(session: AlloSession): AccountConversations {
    const { id, label } = session.account;
    const present = this.#opened.get(id);
    if (present && isSameKey(present.session, session)) return present.conversations;
    present?.conversations.dispose();
    const client = this.#createClient(new URL(session.apiUrl), session.key, () => {
      // However many requests are refused, a key is asked for once.
      if (this.#refusedKeys.has(session.key)) return;
      this.#refusedKeys.add(session.key);
      this.#keyRefused.fire(session);
    });
    const conversations = new AccountConversations(id, label, client);
    this.#opened.set(id, { session, conversations });
    return conversations;
  }

  /** Reads the sessions anew and tells what has changed; one after the other, so that none is told twice. */
  #reload(): Promise<void> {
    this.#reloading = this.#reloading
      .then(() => this.#compare())
      .catch((error: unknown) => {
        this.#log.error(error instanceof Error ? error : String(error));
      });
    return this.#reloading;
  }

  async #compare(): Promise<void> {
    // Nobody has asked yet, so there is nothing that could have changed for them.
    if (!this.#known) return;
    const before = new Map((await this.#known).map((session) => [session.id, session]));
    this.#known = undefined;
    const after = new Map((await this.sessions()).map((session) => [session.id, session]));

    const added = [...after.values()].filter(({ id }) => !before.has(id));
    const removed = [...before.values()].filter(({ id }) => !after.has(id));
    const changed = [...after.values()].filter((session) => {
      const former = before.get(session.id);
      return former && !isSameKey(former, session);
    });
    for (const { account } of [...removed, ...changed]) {
      this.#opened.get(account.id)?.conversations.dispose();
      this.#opened.delete(account.id);
    }
    if (added.length + removed.length + changed.length === 0) return;
    this.#changedSessions.fire({ added, removed, changed });
    this.#changed.fire();
  }
}

/** Whether the key of a session may be sent to an address. */
function isFor({ href }: URL): (session: AlloSession) => boolean {
  return ({ apiUrl }) => apiUrl === href;
}

/** One account a team, whichever of its keys is used; the same team elsewhere is another account. */
function teamAccountId(teamId: string, apiUrl: URL): string {
  return apiUrl.origin === alloOrigin ? teamId : `${teamId}@${apiUrl.host}`;
}

function isSameKey(a: AlloSession, b: AlloSession): boolean {
  return a.key === b.key && a.apiUrl === b.apiUrl;
}

/** The team's name; where the API is not Allo's own, with its host, so that nobody takes one for the other. */
function accountLabel(team: string | undefined, apiUrl: URL): string {
  const name = team ?? 'Allo';
  return apiUrl.origin === alloOrigin ? name : `${name} (${apiUrl.host})`;
}
