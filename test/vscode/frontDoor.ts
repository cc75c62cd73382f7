import { randomBytes } from 'node:crypto';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export interface FrontDoor {
  readonly port: number;
  close(): void;
}

/**
 * Passes everything on to the VS Code server, and answers the one request that is code-server's to
 * answer: for its half of the key with which the page seals its secrets. Without it, VS Code keeps
 * secrets in memory only, and loading the window again signs people out.
 */
export async function openFrontDoor(port: number, backend: number): Promise<FrontDoor> {
  const half = randomBytes(32);
  const sockets = new Set<Duplex>();

  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (incoming.method === 'POST' && incoming.url?.startsWith('/mint-key')) {
      outgoing.end(half);
      return;
    }
    const { method, url: path, headers } = incoming;
    const onward = request({ host: '127.0.0.1', port: backend, method, path, headers });
    onward.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  };

  const upgrade = (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    const onward = connect(backend, '127.0.0.1', () => {
      onward.write(headOf(incoming));
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  };

  const server = createServer(pass).on('upgrade', upgrade);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new Error(`Port ${port} is taken: choose another one.`) : error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      server.closeAllConnections();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function headOf({ method, url, rawHeaders }: IncomingMessage): string {
  let head = `${method ?? 'GET'} ${url ?? '/'} HTTP/1.1\r\n`;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    head += `${rawHeaders[i] ?? ''}: ${rawHeaders[i + 1] ?? ''}\r\n`;
  }
  return `${head}\r\n`;
}
