import type { PageRequest } from './client.ts';

/** Which calls and text messages are looked for; all that is given must hold. */
export interface ItemQuery {
  /**
   * Words, all of which must occur, each as the beginning of a word, in what was said, summed up or
   * written. The API refuses a text without a letter or digit (`invalid-request`).
   */
  readonly search?: string;
  /** A line of the team, in E.164. */
  readonly alloNumber?: string;
  /** E.164. Alone, it gives all that was ever said and written with that number. */
  readonly contactNumber?: string;
  /** Id of a person of the team. */
  readonly userId?: string;
  readonly direction?: 'inbound' | 'outbound';
  readonly type?: 'call' | 'text-message';
  /** Names of tags. */
  readonly tags?: readonly string[];
  /** First day, `YYYY-MM-DD`. The API does not say of which time zone. */
  readonly from?: string;
  /** Last day, included. */
  readonly to?: string;
  /** Whether calls come with their transcripts; without, theirs are null. */
  readonly withTranscript?: boolean;
}

/**
 * The body of `POST /v2/api/conversations/items/search`. It holds what the API's documents and its
 * clients agree about, since the API ignores what it does not know: no order (newest first is what
 * it does by itself), no type but CALL (how it calls text messages is not certain), dates as one
 * object.
 */
export function itemSearchBody(query: ItemQuery, { index, size }: PageRequest): object {
  const { from, to, tags = [] } = query;
  return {
    search: query.search,
    allo_number: query.alloNumber,
    contact_number: query.contactNumber,
    user_id: query.userId,
    direction: query.direction?.toUpperCase(),
    type: query.type === 'call' ? 'CALL' : undefined,
    tags: tags.length > 0 ? tags : undefined,
    date: from === undefined && to === undefined ? undefined : { from, to },
    extend: query.withTranscript ? 'transcript' : undefined,
    page: index + 1,
    size,
  };
}
