import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';

/** An address at which nobody ever picks up: connecting neither succeeds nor fails. */
export interface UnreachableServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * A thread that listens and then sleeps accepts nothing; once the kernel's queue for it is full,
 * further connections hang in their handshake, as they do with a host that drops packets. Linux
 * does so; elsewhere connections may be refused.
 */
const sleeper = `
  const { createServer } = require('node:net');
  const { parentPort, workerData } = require('node:worker_threads');
  const server = createServer();
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    setImmediate(() => Atomics.wait(new Int32Array(workerData), 0, 0));
  });
`;

export async function startUnreachableServer(): Promise<UnreachableServer> {
  const wake = new SharedArrayBuffer(4);
  const worker = new Worker(sleeper, { eval: true, workerData: wake });
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', (message: unknown) => resolve(Number(message)));
    worker.once('error', reject);
  });
  const fillers = await fillQueue(port);
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      for (const filler of fillers) {
        filler.destroy();
      }
      Atomics.store(new Int32Array(wake), 0, 1);
      Atomics.notify(new Int32Array(wake), 0);
      await worker.terminate();
    },
  };
}

/** Connects until a connection hangs. */
async function fillQueue(port: number): Promise<Socket[]> {
  const fillers: Socket[] = [];
  for (let hangs = false; !hangs && fillers.length < 16;) {
    const filler = connect(port, '127.0.0.1');
    filler.on('error', () => filler.destroy());
    fillers.push(filler);
    hangs = await Promise.race([
      new Promise<boolean>((resolve) => filler.once('connect', () => resolve(false))),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 150)),
    ]);
  }
  return fillers;
}
