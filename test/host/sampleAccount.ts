import { AlloClient } from '../../src/allo/client.ts';
import { AccountConversations } from '../../src/conversations/accountConversations.ts';
import { Emitter } from '../../src/conversations/emitter.ts';
import type { OpenAccounts } from '../../src/conversations/openAccounts.ts';
import { type Log, logRequest } from '../../src/platform/log.ts';
import type { ItemAddress } from '../../src/conversations/itemAddress.ts';
import { landmarkCalls, landmarks, type AlloServer } from '../allo-server/server.ts';

/** Where the documented call is found through a {@link SampleAccount}. */
export const documentedCall: ItemAddress = {
  account: 'sample',
  contact: landmarks.grace,
  item: landmarkCalls.example,
  alloNumber: null,
  page: 0,
  contactLabel: 'Grace',
};

/** One signed-in account on the sample server, as the features see it. */
export class SampleAccount implements OpenAccounts {
  conversations: AccountConversations;
  readonly #changed = new Emitter();
  readonly onDidChange = this.#changed.event;
  signedIn = true;

  readonly #server: AlloServer;
  readonly #key: string;
  readonly #log: Log | undefined;

  constructor(server: AlloServer, key = server.keys.full.key, log?: Log) {
    this.#server = server;
    this.#key = key;
    this.#log = log;
    this.conversations = this.#open();
  }

  current(): Promise<AccountConversations | undefined> {
    return Promise.resolve(this.signedIn ? this.conversations : undefined);
  }

  byId(id: string): Promise<AccountConversations | undefined> {
    return id === this.conversations.id ? this.current() : Promise.resolve(undefined);
  }

  signOut(): void {
    this.conversations.dispose();
    this.signedIn = false;
    this.#changed.fire();
  }

  /** As with a new key of the same team: what was loaded with the old one is gone. */
  signIn(): void {
    this.conversations.dispose();
    this.conversations = this.#open();
    this.signedIn = true;
    this.#changed.fire();
  }

  #open(): AccountConversations {
    const client = new AlloClient({
      apiUrl: new URL(this.#server.url),
      key: this.#key,
      fetch: (...args) => globalThis.fetch(...args),
      userAgent: 'allo-conversations-tests',
      onRequest: (report) => this.#log && logRequest(this.#log, report),
    });
    return new AccountConversations('sample', 'Sample', client);
  }
}
