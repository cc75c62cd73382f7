import type { AccountConversations } from '../conversations/accountConversations.ts';
import type { MessageToHost, Place } from './protocol.ts';

/** How a subject is asked for. */
export interface LoadOptions {
  /** Ask the server, whatever is known already. */
  readonly isAnew: boolean;
  readonly signal: AbortSignal;
}

/** What an editor shows: a call or a conversation. It draws itself on the editor's page. */
export interface Subject {
  /** Whether there is anything of it on the page. */
  readonly isShown: boolean;
  /**
   * Finds it and shows it.
   *
   * @throws AlloError, or {@link GoneError} when it is not there
   */
  load(account: AccountConversations, options: LoadOptions): Promise<void>;
  /** To a page that came back empty: what was shown, without a request. */
  showAgain(): void;
  /** Takes part in what the page says, beside what every editor does. */
  receive(message: MessageToHost): Promise<void> | void;
  reveal(place: Place): void;
  dispose(): void;
}

/** What was asked for is not there, or not any more. */
export class GoneError extends Error {
  override readonly name = 'GoneError';
}

/** A text message was found where a call was looked for; it is shown in its conversation. */
export class TextMessageFound extends Error {
  override readonly name = 'TextMessageFound';
}
