import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { answer, generationOf, type ApiOptions, type ApiRequest } from './api.ts';
import { presented, type AuthorizationForm } from './auth.ts';
import { answerControl, controlPath } from './control.ts';
import { londonOffice } from './data/people.ts';
import type { CallRecord, TextMessageRecord } from './data/records.ts';
import { Team, type CallOverrides, type TextMessageOverrides } from './data/team.ts';
import { deliver } from './deliver.ts';
import { Faults, spoil, type Fault, type Outcome } from './faults.ts';
import { Holds, type Hold } from './holds.ts';
import { makeKeys, type KeyName, type Keys } from './keys.ts';
import { RateLimiter, type RateLimits } from './rateLimits.ts';
import { prepareSearch } from './routes/search.ts';
import {
  RequestLog,
  type LoggedRequest,
  type OpenRequest,
  type RequestMatch,
} from './requestLog.ts';

export { landmarkCalls, landmarkLines, landmarks } from './data/landmarks.ts';
export { longTranscript } from './data/longTranscripts.ts';
export { documentedAnswer } from './data/example.ts';
export { orderCallSeconds, orderCallSegments } from './data/speech/orderCallSegments.ts';

export interface AlloServerOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Another seed makes other contacts; the landmarks stay. */
  readonly seed?: string;
  /** What the server takes for the present, in milliseconds since 1970. */
  readonly now?: number;
  /** How many contacts the main team has beside the landmarks. */
  readonly contacts?: number;
  /** Adds a contact for each number, whose one call has so many segments; see {@link longTranscript}. */
  readonly longTranscripts?: readonly number[];
  /** v2's limits; `null` never refuses. */
  readonly rateLimits?: RateLimits | null;
  /** Forms of the Authorization header that v1 takes: raw and `Api-Key` unless told otherwise. */
  readonly v1Forms?: readonly AuthorizationForm[];
  /** The same for v2. */
  readonly v2Forms?: readonly AuthorizationForm[];
  /** Opens `/__test__/…` to other processes; never without need. */
  readonly control?: boolean;
  /** Speaks https with this certificate. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

export interface AlloServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly port: number;
  readonly now: number;
  readonly keys: Keys;
  /** The team of most keys. */
  readonly team: Team;
  /** Everything that was asked, oldest first, the control API left out. */
  readonly requests: readonly LoggedRequest[];
  clearRequests(): void;
  /** Those of the log that match. */
  requestsTo(match: RequestMatch): LoggedRequest[];
  /** Resolves with the next request that matches, when it arrives. */
  waitForRequest(match?: RequestMatch): Promise<LoggedRequest>;
  /** Resolves with the next request that matches, when it is over: answered, or given up. */
  waitForEnd(match?: RequestMatch): Promise<LoggedRequest>;
  /** Spoils answers; returns what takes the fault away again. */
  inject(fault: Fault): () => void;
  clearFaults(): void;
  /** Keeps requests that match waiting until they are released. */
  pauseUntilReleased(match?: RequestMatch): Hold;
  /** A new call, newer than everything, so that it comes first. */
  addCall(contactId: string, overrides?: CallOverrides): CallRecord;
  addTextMessage(contactId: string, overrides?: TextMessageOverrides): TextMessageRecord;
  removeItem(itemId: string): void;
  /** Stops listening and cuts all connections. */
  close(): Promise<void>;
}

/** The present in which the sample data live. */
export const defaultNow = Date.UTC(2026, 10, 20, 16);

/** With so many, what was said would take too long to make up when it is first searched. */
const manyContacts = 2000;

const defaultLimits: RateLimits = { readPerSecond: 20, writePerSecond: 5 };

export async function startAlloServer(options: AlloServerOptions = {}): Promise<AlloServer> {
  const now = options.now ?? defaultNow;
  const seed = options.seed ?? 'northquay';
  const team = new Team({
    id: 'team-5A1107',
    name: 'Northquay',
    seed,
    now,
    contacts: options.contacts ?? 320,
    withLandmarks: true,
    longTranscripts: options.longTranscripts ?? [],
  });
  const keys = makeKeys({
    main: team,
    other: new Team({
      id: 'team-0B57A7',
      name: 'Quayside Repairs',
      seed: `${seed}:other`,
      now,
      contacts: 14,
      withLandmarks: false,
      lines: [londonOffice],
    }),
    empty: new Team({
      id: 'team-000000',
      name: 'Brand New GmbH',
      seed,
      now,
      contacts: 0,
      withLandmarks: false,
    }),
  });
  const limits = options.rateLimits === undefined ? defaultLimits : options.rateLimits;
  const closed = new AbortController();
  const server = new Server(team, keys, now, closed, {
    keys: Object.values(keys),
    mainTeam: team,
    auth: {
      v1Forms: options.v1Forms ?? ['raw', 'Api-Key'],
      v2Forms: options.v2Forms ?? ['raw', 'Api-Key'],
    },
    rateLimiter: new RateLimiter(limits),
    rateLimits: limits ?? defaultLimits,
    now,
  });
  await server.listen(options);
  if (team.contacts().length >= manyContacts) void prepareSearch(team, closed.signal);
  return server;
}

class Server implements AlloServer {
  readonly team: Team;
  readonly keys: Keys;
  readonly now: number;
  readonly #api: ApiOptions;
  readonly #log = new RequestLog();
  readonly #faults = new Faults();
  readonly #holds = new Holds();
  readonly #closed: AbortController;
  #listener = createServer();
  #scheme = 'http';
  #hasControl = false;
  #count = 0;

  constructor(team: Team, keys: Keys, now: number, closed: AbortController, api: ApiOptions) {
    this.#closed = closed;
    this.team = team;
    this.keys = keys;
    this.now = now;
    this.#api = api;
  }

  async listen(options: AlloServerOptions): Promise<void> {
    this.#hasControl = options.control ?? false;
    if (options.tls) {
      this.#scheme = 'https';
      this.#listener = createTlsServer(options.tls);
    }
    this.#listener.on('request', (request, response) => {
      this.#handle(request, response).catch((error: unknown) => {
        // A mistake in this server, not in what is tested against it.
        console.error(error);
        response.destroy();
      });
    });
    await new Promise<void>((resolve, reject) => {
      this.#listener.once('error', reject);
      this.#listener.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
  }

  get port(): number {
    return portOf(this.#listener.address());
  }

  get url(): string {
    return `${this.#scheme}://127.0.0.1:${this.port}`;
  }

  get requests(): readonly LoggedRequest[] {
    return this.#log.requests;
  }

  clearRequests(): void {
    this.#log.requests = [];
  }

  requestsTo(match: RequestMatch): LoggedRequest[] {
    return this.#log.matching(match);
  }

  waitForRequest(match: RequestMatch = {}): Promise<LoggedRequest> {
    return this.#log.nextArrival(match);
  }

  waitForEnd(match: RequestMatch = {}): Promise<LoggedRequest> {
    return this.#log.nextEnding(match);
  }

  inject(fault: Fault): () => void {
    return this.#faults.add(fault);
  }

  clearFaults(): void {
    this.#faults.clear();
  }

  pauseUntilReleased(match: RequestMatch = {}): Hold {
    return this.#holds.add(match);
  }

  addCall(contactId: string, overrides?: CallOverrides): CallRecord {
    return this.team.addCall(contactId, overrides);
  }

  addTextMessage(contactId: string, overrides?: TextMessageOverrides): TextMessageRecord {
    return this.team.addTextMessage(contactId, overrides);
  }

  removeItem(itemId: string): void {
    this.team.removeItem(itemId);
  }

  async close(): Promise<void> {
    this.#closed.abort();
    const closed = new Promise((resolve) => this.#listener.close(resolve));
    this.#listener.closeAllConnections();
    this.#holds.releaseAll();
    await closed;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const url = new URL(request.url ?? '/', this.url);
    const { pathname: path, searchParams: query } = url;
    const method = request.method ?? 'GET';
    const acceptEncoding = headerOf(request, 'accept-encoding');
    if (this.#hasControl && path.startsWith(controlPath)) {
      const reply = answerControl(this, method, path.slice(controlPath.length), query, body);
      const outcome: Outcome = { reply, delivery: { kind: 'whole' }, mayCompress: true };
      await deliver(outcome, response, acceptEncoding);
      return;
    }
    const logged = this.#begin(request, response, url, body);
    const generation = generationOf(path);
    const requestId = `req_${randomBytes(8).toString('hex')}`;
    await this.#holds.pass(logged);
    const right = () =>
      answer(this.#apiRequest(request, method, path, query, body, requestId), this.#api);
    const fault = this.#faults.take(logged);
    const outcome: Outcome =
      fault === null
        ? { reply: right(), delivery: { kind: 'whole' }, mayCompress: true }
        : spoil(fault, generation, requestId, right);
    await deliver(withRequestId(outcome, generation, requestId), response, acceptEncoding);
  }

  #apiRequest(
    request: IncomingMessage,
    method: string,
    path: string,
    query: URLSearchParams,
    body: string,
    requestId: string,
  ): ApiRequest {
    // A client behind a proxy, or with a name of its own for this server, gets URLs that suit it.
    const host = headerOf(request, 'host') ?? `127.0.0.1:${this.port}`;
    return {
      method,
      path,
      query,
      body,
      authorization: headerOf(request, 'authorization'),
      contentType: headerOf(request, 'content-type'),
      range: headerOf(request, 'range'),
      origin: `${this.#scheme}://${host}`,
      requestId,
    };
  }

  #begin(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    body: string,
  ): LoggedRequest {
    const { form, key } = presented(headerOf(request, 'authorization'));
    const logged: OpenRequest = {
      id: ++this.#count,
      method: request.method ?? 'GET',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: Object.fromEntries(
        Object.keys(request.headers).map((name) => [name, headerOf(request, name) ?? '']),
      ),
      body,
      authorization: form,
      key: this.#nameOf(key),
      startedAt: Date.now(),
      endedAt: null,
      status: null,
      aborted: false,
    };
    response.once('close', () => {
      logged.endedAt = Date.now();
      logged.status = response.headersSent ? response.statusCode : null;
      logged.aborted = !response.writableFinished;
      this.#log.end(logged);
    });
    this.#log.begin(logged);
    return logged;
  }

  #nameOf(key: string | null): KeyName | null {
    for (const name of keyNames(this.keys)) {
      if (this.keys[name].key === key) {
        return name;
      }
    }
    return null;
  }
}

/** v2 tells the request's id even when it fails; pages that are not Allo's do not. */
function withRequestId(outcome: Outcome, generation: 'v1' | 'v2', requestId: string): Outcome {
  const { reply } = outcome;
  const isHtml = (reply.headers['Content-Type'] ?? '').startsWith('text/html');
  if (generation === 'v1' || isHtml) {
    return outcome;
  }
  return {
    ...outcome,
    reply: { ...reply, headers: { ...reply.headers, 'X-Request-Id': requestId } },
  };
}

function* keyNames(keys: Keys): Generator<KeyName> {
  for (const name in keys) {
    if (isKeyName(name, keys)) {
      yield name;
    }
  }
}

function isKeyName(name: string, keys: Keys): name is KeyName {
  return name in keys;
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') {
    throw new Error('The server does not listen');
  }
  return address.port;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
