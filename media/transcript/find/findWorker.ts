import { parseSegments } from '../parseSegments.ts';
import { Corpus } from './corpus.ts';
import type { FindRequest, MessageFromWorker, MessageToWorker, UnitTexts } from './findProtocol.ts';
import { Search } from './search.ts';
import { Unit } from './unit.ts';

/*
 * Searches beside the page. It works in short turns, between which it listens: a newer search takes
 * the place of the one at hand.
 */

/** The part of a worker's surroundings that is used here; the page's own types name another `self`. */
declare const self: {
  postMessage(message: MessageFromWorker, transfer: ArrayBuffer[]): void;
  onmessage: ((event: MessageEvent<MessageToWorker>) => void) | null;
};

const turnMilliseconds = 10;

const decoder = new TextDecoder();
const corpus = new Corpus();
let id = 0;
let search: Search | null = null;

/** Comes back after what has been sent meanwhile; timers would wait 4 ms each. */
const turns = new MessageChannel();
let isWaiting = false;
turns.port1.onmessage = () => {
  isWaiting = false;
  work();
};

function wake(): void {
  if (isWaiting) return;
  isWaiting = true;
  turns.port2.postMessage(null);
}

self.onmessage = ({ data: message }) => {
  switch (message.type) {
    case 'load': {
      const { part, first, texts } = message;
      const slice = { part, first, units: unitsOf(texts) };
      if (!corpus.load(slice) || !search) return;
      search.add(slice);
      wake();
      return;
    }
    case 'unload':
      corpus.unload(message.part);
      return;
    case 'reset':
      corpus.clear();
      return;
    case 'search':
      id = message.id;
      begin(message.request);
  }
};

function begin(request: FindRequest | null): void {
  search = null;
  if (!request) return;
  // Only a regular expression can be at work so long that one wonders.
  if (request.regex) self.postMessage({ type: 'started', id }, []);
  try {
    search = new Search(request, corpus.slices);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    self.postMessage({ type: 'broken', id, message }, []);
    return;
  }
  wake();
}

function work(): void {
  if (!search) return;
  const end = performance.now() + turnMilliseconds;
  while (!search.isDone && performance.now() < end) search.step();
  const { isDone, isCapped } = search;
  const hits = search.take();
  self.postMessage({ type: 'hits', id, hits, isDone, isCapped }, [hits.buffer]);
  if (!isDone) wake();
}

function unitsOf(texts: UnitTexts): Unit[] {
  if (!(texts instanceof Uint8Array)) return texts.map((text) => new Unit(text));
  return parseSegments(decoder.decode(texts)).map(({ text, speaker }) => new Unit(text, speaker));
}
