import type { ServerResponse } from 'node:http';
import { setTimeout as later } from 'node:timers/promises';
import { compressed, type Reply } from './reply.ts';
import type { Outcome } from './faults.ts';

/** Sends an answer, in the way that a fault demands if there is one. */
export async function deliver(
  { reply, delivery, mayCompress }: Outcome,
  response: ServerResponse,
  acceptEncoding: string | undefined,
): Promise<void> {
  const toSend = mayCompress ? compressed(reply, acceptEncoding) : reply;
  const { body } = toSend;
  const half = body.subarray(0, Math.max(1, Math.floor(body.length / 2)));
  switch (delivery.kind) {
    case 'whole':
      writeHead(response, toSend);
      response.end(body);
      return;
    case 'delayed':
      await later(delivery.ms, undefined, { ref: false });
      writeHead(response, toSend);
      response.end(body);
      return;
    case 'cut':
      if (delivery.when === 'mid-body') {
        writeHead(response, toSend);
        await written(response, half);
      }
      // A reset rather than an end, so that no client can take it for a short answer.
      response.socket?.resetAndDestroy();
      return;
    case 'stalled':
      if (delivery.when === 'body') {
        writeHead(response, toSend);
        await written(response, half);
      }
      return;
    case 'trickled':
      writeHead(response, toSend);
      for (let at = 0; at < body.length && !response.destroyed; at += delivery.bytes) {
        await written(response, body.subarray(at, at + delivery.bytes));
        await later(delivery.everyMs, undefined, { ref: false });
      }
      response.end();
      return;
    case 'padded':
      await sendPadded(response, reply, delivery.bytes, delivery.declared);
      return;
    case 'socket':
      response.socket?.end(delivery.bytes);
      return;
  }
}

function writeHead(response: ServerResponse, { status, headers, body }: Reply): void {
  const hasBody = status !== 204 && status !== 304;
  const length = hasBody ? { 'Content-Length': String(body.length) } : {};
  response.writeHead(status, { ...length, ...headers });
}

/** Resolves when the chunk is on its way, or can no longer be. */
function written(response: ServerResponse, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    if (response.destroyed) {
      resolve();
      return;
    }
    response.once('close', resolve);
    response.write(chunk, () => {
      response.off('close', resolve);
      resolve();
    });
  });
}

/** The answer with so many blanks behind it that it has the wanted size; never in memory as a whole. */
async function sendPadded(
  response: ServerResponse,
  reply: Reply,
  bytes: number,
  declared: boolean,
): Promise<void> {
  const length = Math.max(bytes, reply.body.length);
  response.writeHead(reply.status, {
    ...reply.headers,
    ...(declared ? { 'Content-Length': String(length) } : {}),
  });
  await written(response, reply.body);
  const blanks = Buffer.alloc(64 * 1024, ' ');
  let left = length - reply.body.length;
  while (left > 0 && !response.destroyed) {
    const chunk = blanks.subarray(0, left);
    left -= chunk.length;
    await written(response, chunk);
  }
  response.end();
}
