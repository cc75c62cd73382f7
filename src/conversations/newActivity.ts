import type { Contact } from '../model/contact.ts';
import type { AccountConversations } from './accountConversations.ts';

/** A contact with whom there was something since the last look. */
export interface Activity {
  readonly contact: Contact;
  /** What is at or after this moment is new; milliseconds since 1970. */
  readonly since: number;
}

/**
 * Tells with whom there was something new since it last looked. It goes by the dates that Allo gives,
 * not by the clock of this computer, and asks for no more than what has changed.
 */
export class NewActivity {
  readonly #account: AccountConversations;
  /** The latest activity that is known; undefined before the first look. */
  #latest: number | undefined;

  constructor(account: AccountConversations) {
    this.#account = account;
  }

  /**
   * Looks once. The first look only learns what there is.
   *
   * @throws AlloError
   */
  async look(signal: AbortSignal): Promise<readonly Activity[]> {
    const before = this.#latest;
    const active = await this.#account.activeSince(before, signal);
    this.#latest = Math.max(before ?? 0, latestOf(active) ?? 0);
    if (before === undefined) return [];
    // What was known comes again, as the API gives what is not older.
    return active
      .filter(({ lastActivityAt }) => lastActivityAt !== null && lastActivityAt > before)
      .map((contact) => ({ contact, since: before + 1 }));
  }
}

function latestOf(contacts: readonly Contact[]): number | undefined {
  const times = contacts.map(({ lastActivityAt }) => lastActivityAt).filter((at) => at !== null);
  return times.length > 0 ? times.reduce((a, b) => Math.max(a, b)) : undefined;
}
