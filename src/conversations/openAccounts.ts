import type { AccountConversations } from './accountConversations.ts';
import type { Subscription } from './emitter.ts';

/** What the features know of accounts: which conversations there are to read. */
export interface OpenAccounts {
  /** The account that the sidebar shows; undefined when nobody is signed in. */
  current(): Promise<AccountConversations | undefined>;
  /** The account with this id; undefined when it is signed out. */
  byId(id: string): Promise<AccountConversations | undefined>;
  /** Fires when somebody signs in or out, or shows another account. */
  readonly onDidChange: (listener: () => void) => Subscription;
}
