import type { Call } from './call.ts';
import type { TextMessage } from './textMessage.ts';

/** Somebody who goes by a phone number; a number may belong to nobody known, or to several. */
export interface PersonOfNumber {
  readonly name: string | null;
  readonly company: string | null;
}

/** A call or text message by itself, as a search gives it, and with whom it was. */
export interface FoundItem {
  readonly item: Call | TextMessage;
  /** The other party's, in E.164; null when withheld. */
  readonly contactNumber: string | null;
  readonly people: readonly PersonOfNumber[];
  /** The line of the team, in E.164; null when the API names none. */
  readonly alloNumber: string | null;
  /** Name of the person of the team who spoke or wrote; null when nobody did, or nobody is named. */
  readonly user: string | null;
}
