import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers a request; `count` is 1 for the first that the server gets. */
export type Answer = (
  request: IncomingMessage,
  response: ServerResponse,
  count: number,
) => void | Promise<void>;

/** A web server on loopback that does what a test says, and is gone after the test. */
export class WebServer {
  readonly requests: IncomingMessage[] = [];
  readonly #server: Server;
  readonly #arrivals = new Set<() => void>();

  private constructor(answer: Answer) {
    this.#server = createServer((request, response) => {
      this.requests.push(request);
      void answer(request, response, this.requests.length);
      for (const arrival of [...this.#arrivals]) arrival();
    });
  }

  static async start(answer: Answer): Promise<WebServer> {
    const web = new WebServer(answer);
    web.#server.listen(0, '127.0.0.1');
    await once(web.#server, 'listening');
    running.add(web);
    return web;
  }

  /** A server that gives the same JSON to everyone. */
  static json(body: unknown, status = 200, headers: Record<string, string> = {}) {
    return WebServer.start((_request, response) => sendJson(response, body, status, headers));
  }

  get url(): URL {
    return new URL(`http://127.0.0.1:${this.port}`);
  }

  get port(): number {
    // Listening on a port, so never a pipe's name.
    return (this.#server.address() as AddressInfo).port;
  }

  /** Waits until so many requests have come. */
  arrived(count: number): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.requests.length < count) return;
        this.#arrivals.delete(look);
        resolve();
      };
      this.#arrivals.add(look);
      look();
    });
  }

  async close(): Promise<void> {
    running.delete(this);
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

const running = new Set<WebServer>();

/** To be called in a suite that starts servers. */
export function closeServersAfterEach(): void {
  afterEach(() => Promise.all([...running].map((server) => server.close())));
}

export function sendJson(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
