import type { FindPort } from './findClient.ts';
import type { MessageFromWorker } from './findProtocol.ts';
import source from './findWorker.ts?bundled';

/**
 * Starts the worker that searches. Its source is part of the page's own script: a webview can load no
 * worker from its files, but one from a `blob:` if its policy says so.
 */
export function startFindWorker(receive: (message: MessageFromWorker) => void): FindPort {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(url);
  URL.revokeObjectURL(url);
  worker.onmessage = ({ data }: MessageEvent<MessageFromWorker>) => receive(data);
  return {
    post: (message) => worker.postMessage(message),
    stop: () => worker.terminate(),
  };
}
