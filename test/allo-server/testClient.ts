import { request, type IncomingHttpHeaders } from 'node:http';
import { gunzipSync } from 'node:zlib';

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The body as JSON, undefined when it is not. */
  readonly value: unknown;
}

/** The simplest client there is: it follows, repeats and hides nothing. For the server's own tests. */
export class Client {
  readonly #url: string;
  readonly #authorization: string | null;

  constructor(url: string, authorization: string | null) {
    this.#url = url;
    this.#authorization = authorization;
  }

  as(authorization: string | null): Client {
    return new Client(this.#url, authorization);
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.raw(path, headers).then(decoded);
  }

  post(path: string, body: unknown): Promise<Answer> {
    const headers = { 'content-type': 'application/json' };
    return this.raw(path, headers, 'POST', JSON.stringify(body)).then(decoded);
  }

  raw(
    path: string,
    headers: Readonly<Record<string, string>> = {},
    method = 'GET',
    body = '',
    signal?: AbortSignal,
  ): Promise<RawAnswer> {
    const authorization =
      this.#authorization === null ? {} : { authorization: this.#authorization };
    return new Promise((resolve, reject) => {
      const sent = request(
        this.#url + path,
        { method, headers: { ...authorization, ...headers }, ...(signal && { signal }) },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks),
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }

  /** One page of a conversation by v1. */
  async page(contactId: string, page: number, size: number): Promise<ConversationPage> {
    const path = `/v1/api/contact/${contactId}/conversation?page=${page}&size=${size}`;
    const { value } = await this.get(path);
    return {
      items: list(at(value, 'data', 'results')).map((item) => ({
        type: at(item, 'type'),
        call: at(item, 'call') === null ? null : record(at(item, 'call')),
        message: at(item, 'message') === null ? null : record(at(item, 'message')),
      })),
      totalPages: Number(at(value, 'data', 'metadata', 'pagination', 'total_pages')),
    };
  }

  /** All contacts by v1. */
  async allContacts(): Promise<Record<string, unknown>[]> {
    const contacts: Record<string, unknown>[] = [];
    for (let page = 0; ; page++) {
      const { value } = await this.get(`/v1/api/contacts?size=100&page=${page}`);
      contacts.push(...list(at(value, 'data', 'results')).map(record));
      if (page + 1 >= Number(at(value, 'data', 'metadata', 'pagination', 'total_pages'))) {
        return contacts;
      }
    }
  }
}

export interface ConversationPage {
  readonly items: readonly {
    readonly type: unknown;
    readonly call: Record<string, unknown> | null;
    readonly message: Record<string, unknown> | null;
  }[];
  readonly totalPages: number;
}

function decoded({ status, headers, body: bytes }: RawAnswer): Answer {
  const body = (headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString();
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    value = undefined;
  }
  return { status, headers, body, value };
}

/** What lies under the given names and indices; undefined when the way ends before. */
export function at(value: unknown, ...way: readonly (string | number)[]): unknown {
  return way.reduce<unknown>(
    (inside, step) =>
      typeof inside === 'object' && inside !== null
        ? new Map<string, unknown>(Object.entries(inside)).get(String(step))
        : undefined,
    value,
  );
}

export function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`Not an object: ${JSON.stringify(value)}`);
  }
  return Object.fromEntries<unknown>(Object.entries(value));
}

export function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) {
    throw new Error(`Not a list: ${JSON.stringify(value)}`);
  }
  return value.map((item: unknown) => item);
}

export function text(value: unknown, name: string): string {
  const found = at(value, name);
  if (typeof found !== 'string') {
    throw new Error(`${name} is not text: ${JSON.stringify(found)}`);
  }
  return found;
}
