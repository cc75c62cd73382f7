import { build } from 'esbuild';
import { Worker } from 'node:worker_threads';
import type { FindPort } from '../../../media/transcript/find/findClient.ts';
import type { MessageFromWorker } from '../../../media/transcript/find/findProtocol.ts';

/**
 * Makes the surroundings of a browser's worker out of those of a thread. A channel of Node's is emptied
 * before anything else is looked at, so that it cannot be used for waiting one's turn.
 */
const prelude = `
  const { parentPort } = require('node:worker_threads');
  globalThis.self = {
    postMessage: (message, transfer) => parentPort.postMessage(message, transfer),
    set onmessage(handle) { parentPort.on('message', (data) => handle({ data })); },
  };
  globalThis.MessageChannel = class {
    port1 = {};
    port2 = { postMessage: () => setImmediate(() => this.port1.onmessage()) };
  };
`;

/** The worker that searches, bundled for threads of Node. */
export async function bundleFindWorker(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['media/transcript/find/findWorker.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'node22',
  });
  return prelude + (outputFiles[0]?.text ?? '');
}

/** Starts it; `stopped` is called when it is ended. */
export function startThread(
  source: string,
  receive: (message: MessageFromWorker) => void,
  stopped: () => void,
): FindPort {
  const worker = new Worker(source, { eval: true });
  worker.on('message', receive);
  return {
    post: (message) => worker.postMessage(message),
    stop: () => {
      void worker.terminate();
      stopped();
    },
  };
}
