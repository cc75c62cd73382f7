import { AlloClient } from '../../src/allo/client.ts';
import { AccountConversations } from '../../src/conversations/accountConversations.ts';
import { Emitter } from '../../src/conversations/emitter.ts';
import type { OpenAccounts } from '../../src/conversations/openAccounts.ts';
import { type Log, logRequest } from '../../src/platform/log.ts';
import type { AlloServer } from '../allo-server/server.ts';

/** One signed-in account on the sample server, as the features see it. */
export class SampleAccount implements OpenAccounts {
  readonly conversations: AccountConversations;
  readonly #changed = new Emitter();
  readonly onDidChange = this.#changed.event;
  signedIn = true;

  constructor(server: AlloServer, key = server.keys.full.key, log?: Log) {
    const client = new AlloClient({
      apiUrl: new URL(server.url),
      key,
      fetch: (...args) => globalThis.fetch(...args),
      userAgent: 'allo-conversations-tests',
      onRequest: (report) => log && logRequest(log, report),
    });
    this.conversations = new AccountConversations('sample', 'Sample', client);
  }

  current(): Promise<AccountConversations | undefined> {
    return Promise.resolve(this.signedIn ? this.conversations : undefined);
  }

  byId(id: string): Promise<AccountConversations | undefined> {
    return id === this.conversations.id ? this.current() : Promise.resolve(undefined);
  }

  signOut(): void {
    this.signedIn = false;
    this.#changed.fire();
  }
}
