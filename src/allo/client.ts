import type { AlloNumber } from '../model/alloNumber.ts';
import type { Call } from '../model/call.ts';
import type { Contact } from '../model/contact.ts';
import type { ConversationItem } from '../model/conversationItem.ts';
import type { FoundItem } from '../model/foundItem.ts';
import type { Page } from '../model/page.ts';
import type { Recording } from '../model/recording.ts';
import type { TeamMember } from '../model/teamMember.ts';
import { parseApiKey } from './apiKey.ts';
import { parseApiUrl } from './apiUrl.ts';
import { Authorization, type Generation } from './authorization.ts';
import { type Clock, systemClock } from './clock.ts';
import { readAlloNumbers } from './decode/alloNumber.ts';
import { readContact, readContacts } from './decode/contact.ts';
import { readConversation } from './decode/conversation.ts';
import { readFoundItem, readFoundItems } from './decode/foundItem.ts';
import { type KeyInfo, readKeyInfo } from './decode/keyInfo.ts';
import { isIdOfApi } from './decode/madeUpId.ts';
import { readRecentConversations } from './decode/recentConversation.ts';
import { readRecording, readRecordingLink, refuseOtherThanAudio } from './decode/recording.ts';
import { readTags, readUsers } from './decode/team.ts';
import { AlloError, type Problem } from './errors.ts';
import { fetchRecording } from './fetchRecording.ts';
import { type ItemQuery, itemSearchBody } from './itemQuery.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { type PeopleQuery, peopleSearchBody } from './peopleQuery.ts';
import type { Urgency } from './transport/rateQueue.ts';
import type { RequestReport } from './transport/report.ts';
import { Transport, type TransportResponse } from './transport/transport.ts';

export type { RequestReport };

/** What an {@link AlloClient} needs to know. */
export interface AlloClientOptions {
  /** As {@link parseApiUrl} gives it. The key goes to its origin and nowhere else. */
  readonly apiUrl: URL;
  /** As {@link parseApiKey} gives it. */
  readonly key: string;
  /** In VS Code the extension host's own, which knows the user's proxy and certificates. */
  readonly fetch: typeof globalThis.fetch;
  /** Must be our own: the edge before Allo refuses some defaults. */
  readonly userAgent: string;
  /** Hears of every attempt at a request. */
  readonly onRequest?: (report: RequestReport) => void;
  /** Called with each request that ends because the API does not, or no longer, accept the key. */
  readonly onKeyRefused?: () => void;
  readonly limits?: Partial<Limits>;
  /** The machine's own unless given. */
  readonly clock?: Clock;
}

/** How a request is made. */
export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  /** `foreground` unless given. */
  readonly urgency?: Urgency | undefined;
}

/** How a recording is fetched. */
export interface DownloadOptions extends Pick<RequestOptions, 'signal'> {
  /**
   * Hears how many bytes have come, and of how many if that is known: with each piece, and from 0
   * again when it is begun anew. Must not throw.
   */
  readonly onProgress?: ((received: number, total: number | null) => void) | undefined;
}

/** Which part of a list is asked for. */
export interface PageRequest {
  /** 0-based. */
  readonly index: number;
  /** 1 to 100; the API refuses others. */
  readonly size: number;
}

/** A GET of one of the two generations, or a search, which is a POST that changes nothing. */
interface Endpoint {
  readonly generation: Generation;
  /** With `{id}` where the id goes. */
  readonly path: `/${string}`;
  readonly id?: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Of a search; becomes JSON. */
  readonly body?: object;
  /** What it means when no such id can exist. */
  readonly unknownId?: Problem;
}

/**
 * The Allo API for one key. Requests of one client share a queue that keeps to the API's rates, so
 * there should be one client per account. Every method rejects with an {@link AlloError} and with
 * nothing else.
 */
export class AlloClient {
  readonly #apiUrl: URL;
  readonly #authorization: Authorization | null;
  readonly #userAgent: string;
  readonly #transportTo: (origin: string) => Transport;
  readonly #transport: Transport;
  readonly #onKeyRefused: () => void;
  readonly #dispose = new AbortController();

  /** @throws TypeError when `apiUrl` is not one that {@link parseApiUrl} lets pass */
  constructor(options: AlloClientOptions) {
    const address = parseApiUrl(options.apiUrl.href);
    if ('problem' in address)
      throw new TypeError(`The API's address is not usable: ${address.problem}`);
    const key = parseApiKey(options.key);
    this.#apiUrl = address.url;
    this.#authorization = 'key' in key ? new Authorization(key.key) : null;
    this.#userAgent = options.userAgent;
    this.#onKeyRefused = options.onKeyRefused ?? (() => undefined);
    this.#transportTo = (origin) =>
      new Transport({
        origin,
        fetch: options.fetch,
        limits: { ...defaultLimits, ...options.limits },
        clock: options.clock ?? systemClock,
        onRequest: options.onRequest ?? (() => undefined),
      });
    this.#transport = this.#transportTo(address.url.origin);
  }

  /** `GET /v2/api/me`: whose key it is and what it may do. Needs no scope. */
  me(options?: RequestOptions): Promise<KeyInfo> {
    return this.#ask({ generation: 'v2', path: '/v2/api/me' }, options, readKeyInfo);
  }

  /** `GET /v1/api/contacts`, scope CONTACTS_READ; the order is the API's. */
  contacts(page: PageRequest, options?: RequestOptions): Promise<Page<Contact>> {
    const query = { size: String(page.size), page: String(page.index) };
    return this.#ask({ generation: 'v1', path: '/v1/api/contacts', query }, options, (body) =>
      readContacts(body, page),
    );
  }

  /** `GET /v1/api/contact/{contact_id}`, scope CONTACTS_READ, with the last activity. */
  contact(id: string, options?: RequestOptions): Promise<Contact> {
    return this.#ask(
      {
        generation: 'v1',
        path: '/v1/api/contact/{id}',
        id,
        query: { extend: 'engagement,activity' },
        unknownId: { kind: 'contact-unknown' },
      },
      options,
      readContact,
    );
  }

  /**
   * `GET /v1/api/contact/{contact_id}/conversation`, scope CONVERSATIONS_READ. The order within and
   * across pages is not documented, and new items move every page.
   *
   * @param alloNumber E.164, to see one line of the team only; null for all
   */
  conversation(
    contactId: string,
    page: PageRequest,
    alloNumber: string | null,
    options?: RequestOptions,
  ): Promise<Page<ConversationItem>> {
    return this.#ask(
      {
        generation: 'v1',
        path: '/v1/api/contact/{id}/conversation',
        id: contactId,
        query: {
          size: String(page.size),
          page: String(page.index),
          ...(alloNumber === null ? {} : { allo_number: alloNumber }),
        },
        unknownId: { kind: 'contact-unknown' },
      },
      options,
      (body) => readConversation(body, page),
    );
  }

  /** `GET /v1/api/numbers`, scope CONVERSATIONS_READ: the lines of the team. */
  numbers(options?: RequestOptions): Promise<readonly AlloNumber[]> {
    return this.#ask({ generation: 'v1', path: '/v1/api/numbers' }, options, readAlloNumbers);
  }

  /**
   * `GET /v2/api/conversations/items/{id}`, scope CONVERSATIONS_READ. Its transcript has no seconds
   * of its own; they are told from `time`, and no segment has an end.
   */
  item(id: string, options?: RequestOptions): Promise<FoundItem> {
    return this.#ask(
      {
        generation: 'v2',
        path: '/v2/api/conversations/items/{id}',
        id: isIdOfApi(id) ? id : '',
        query: { extend: 'transcript' },
        unknownId: { kind: 'not-found' },
      },
      options,
      (body) => readFoundItem(body, id),
    );
  }

  /**
   * `POST /v2/api/conversations/items/search`, scope CONVERSATIONS_READ: what was said and written by
   * whom and when, newest first as far as the API keeps to its documentation. It does not say where
   * in an item the words are. Pages of text messages alone are short, or empty, and not the last for
   * that: the API's own name for them is not certain, so they are picked out of all.
   */
  async searchItems(
    query: ItemQuery,
    page: PageRequest,
    options?: RequestOptions,
  ): Promise<Page<FoundItem>> {
    const path = '/v2/api/conversations/items/search';
    const body = itemSearchBody(query, page);
    const found = await this.#ask({ generation: 'v2', path, body }, options, (answer) =>
      readFoundItems(answer, page),
    );
    if (query.type === undefined) return found;
    return { ...found, items: found.items.filter(({ item }) => item.kind === query.type) };
  }

  /**
   * `POST /v2/api/crm/people/search`, scope CRM_READ. Ids are those of the CRM, which are not v1's.
   */
  searchPeople(
    query: PeopleQuery,
    page: PageRequest,
    options?: RequestOptions,
  ): Promise<Page<Contact>> {
    const body = peopleSearchBody(query, page);
    return this.#ask(
      { generation: 'v2', path: '/v2/api/crm/people/search', body },
      options,
      (answer) => readContacts(answer, page),
    );
  }

  /**
   * `GET /v2/api/conversations`, scope CONVERSATIONS_READ: with whom there was something through one
   * line of the team, the latest first. A contact's id is its number.
   *
   * @param alloNumber E.164
   * @param options `since`: activity from then on only, in milliseconds since 1970
   */
  recentConversations(
    alloNumber: string,
    page: PageRequest,
    options?: RequestOptions & { readonly since?: number },
  ): Promise<Page<Contact>> {
    const since = options?.since;
    const query = {
      allo_number: alloNumber,
      page: String(page.index + 1),
      size: String(page.size),
      ...(since !== undefined && { last_activity_since: new Date(since).toISOString() }),
    };
    return this.#ask(
      { generation: 'v2', path: '/v2/api/conversations', query },
      options,
      (answer) => readRecentConversations(answer, page),
    );
  }

  /** `GET /v2/api/tags`, scope TAGS_READ: the names of the team's tags. */
  tags(options?: RequestOptions): Promise<readonly string[]> {
    return this.#ask({ generation: 'v2', path: '/v2/api/tags' }, options, readTags);
  }

  /** `GET /v2/api/users`, scope USERS_READ: the people of the team who are active. */
  users(options?: RequestOptions): Promise<readonly TeamMember[]> {
    return this.#ask({ generation: 'v2', path: '/v2/api/users' }, options, readUsers);
  }

  /**
   * The recording of a call, whole: its `recordingUrl` with the key where that is at the API's own
   * origin, else, or where it is not there, by the link of
   * `GET /v2/api/conversations/items/{id}/recording` (scope CONVERSATIONS_READ) without it.
   */
  recording(
    call: Pick<Call, 'id' | 'recordingUrl'>,
    options: DownloadOptions = {},
  ): Promise<Recording> {
    const { signal } = options;
    return fetchRecording(call, this.#apiUrl, {
      withKey: (url) =>
        this.#withKey('v1', signal, (authorization, cancel) =>
          this.#download(this.#transport, url, { authorization }, cancel, options),
        ),
      withoutKey: (url) =>
        this.#cancellable(signal, (cancel) =>
          this.#download(this.#transportTo(url.origin), url, {}, cancel, options),
        ),
      signedLink: (callId) =>
        this.#ask(
          {
            generation: 'v2',
            path: '/v2/api/conversations/items/{id}/recording',
            id: isIdOfApi(callId) ? callId : '',
            unknownId: { kind: 'not-found' },
          },
          { signal },
          readRecordingLink,
        ),
    });
  }

  /** Cancels everything that is under way, and whatever is asked for afterwards. */
  dispose(): void {
    this.#dispose.abort(new AlloError({ kind: 'cancelled' }));
  }

  async #ask<T>(
    endpoint: Endpoint,
    options: RequestOptions = {},
    read: (body: unknown) => T,
  ): Promise<T> {
    const { generation, body } = endpoint;
    const path = this.#pathOf(endpoint);
    const response = await this.#withKey(generation, options.signal, (authorization, signal) =>
      this.#transport.send({
        path,
        template: endpoint.path,
        headers: {
          accept: 'application/json',
          authorization,
          'user-agent': this.#userAgent,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body
          ? { method: 'POST', isSearch: true, lane: 'v2-write', body: JSON.stringify(body) }
          : { method: 'GET', lane: generation === 'v1' ? 'v1' : 'v2-read' }),
        urgency: options.urgency ?? 'foreground',
        signal,
      }),
    );
    return readBody(response, read);
  }

  async #download(
    transport: Transport,
    url: URL,
    authorization: Readonly<Record<string, string>>,
    signal: AbortSignal,
    { onProgress = () => undefined }: DownloadOptions,
  ): Promise<Recording> {
    const { bytes, contentType } = await transport.download(
      {
        method: 'GET',
        path: url.pathname + url.search,
        template: '/{recording}',
        headers: {
          accept: 'audio/*, */*;q=0.1',
          'user-agent': this.#userAgent,
          ...authorization,
        },
        lane: 'recording',
        urgency: 'foreground',
        signal,
      },
      { accept: refuseOtherThanAudio, onProgress },
    );
    return readRecording(bytes, contentType);
  }

  async #withKey<T>(
    generation: Generation,
    signal: AbortSignal | undefined,
    send: (authorization: string, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const authorization = this.#authorization;
    try {
      if (authorization === null) throw new AlloError({ kind: 'key-invalid' });
      return await this.#cancellable(signal, (cancel) =>
        authorization.attempt(generation, (header) => send(header, cancel)),
      );
    } catch (error) {
      // Later, so that whoever asks for another key does not change what this request ends with.
      if (AlloError.is(error, 'key-invalid', 'key-revoked')) queueMicrotask(this.#onKeyRefused);
      throw error;
    }
  }

  /** Lets the caller's signal and {@link dispose} cancel what is sent, and leaves nothing on them. */
  async #cancellable<T>(
    callers: AbortSignal | undefined,
    send: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const controller = new AbortController();
    const cancel = () => controller.abort(new AlloError({ kind: 'cancelled' }));
    const signals = [callers, this.#dispose.signal].filter((signal) => signal !== undefined);
    if (signals.some((signal) => signal.aborted)) throw new AlloError({ kind: 'cancelled' });
    for (const signal of signals) signal.addEventListener('abort', cancel, { once: true });
    try {
      return await send(controller.signal);
    } finally {
      for (const signal of signals) signal.removeEventListener('abort', cancel);
    }
  }

  /** @throws AlloError for an id that cannot stand in a path, so that no such thing can exist */
  #pathOf({ path, id, query, unknownId }: Endpoint): string {
    const base = this.#apiUrl.pathname.replace(/\/+$/, '');
    const segment = id === undefined ? '' : encodeSegment(id);
    if (segment === null) throw new AlloError(unknownId ?? { kind: 'not-found' });
    const search = new URLSearchParams(query).toString();
    // Not `replaceAll` with a text, in which `$&` and the like have a meaning.
    return base + path.split('{id}').join(segment) + (search && `?${search}`);
  }
}

function readBody<T>(response: TransportResponse, read: (body: unknown) => T): T {
  const { status, requestId, text } = response;
  let body: unknown;
  try {
    body = JSON.parse(text) as unknown;
  } catch {
    throw new AlloError({ kind: 'not-json' }, status, requestId);
  }
  try {
    return read(body);
  } catch {
    // Also what the decoder should not throw: nothing but our own errors leaves this layer.
    throw new AlloError({ kind: 'unexpected-shape' }, status, requestId);
  }
}

/**
 * Null for what cannot be one segment of a path: nothing, half of a surrogate pair, and the dot
 * segments, which URL parsers resolve even when they are percent-encoded.
 */
function encodeSegment(id: string): string | null {
  if (id === '' || id === '.' || id === '..' || !id.isWellFormed()) return null;
  return encodeURIComponent(id);
}
