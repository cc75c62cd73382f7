import type { FindRequest, MessageFromWorker, MessageToWorker, UnitTexts } from './findProtocol.ts';

/** A worker, as far as the client needs one. */
export interface FindPort {
  post(message: MessageToWorker): void;
  stop(): void;
}

/** What the client hears of the search that was asked for last; of no other one. */
export interface FindAnswers {
  /** The answers to the search before it are void from now. */
  started(): void;
  hits(hits: Int32Array, isDone: boolean, isCapped: boolean): void;
  /** The regular expression is broken, in the engine's words. */
  broken(message: string): void;
  /** The search was given up because it took too long over one text. */
  tooSlow(): void;
}

/** How long a worker that is at work may be silent before it is ended. A turn of it takes 10 ms. */
const patienceMilliseconds = 2000;

/**
 * Has the corpus searched by a worker. A regular expression can take longer over one text than anyone
 * lives, and nothing but ending the worker stops it; so all that the worker was given is kept, as it
 * came, for the next one.
 */
export class FindClient {
  readonly #start: (receive: (message: MessageFromWorker) => void) => FindPort;
  readonly #answers: FindAnswers;
  readonly #patience: number;
  readonly #loads: Extract<MessageToWorker, { type: 'load' }>[] = [];
  #port: FindPort | null = null;
  /** Of the search that was asked for last. */
  #id = 0;
  #request: FindRequest | null = null;
  /** Of the search that the worker took up last. */
  #startedId = 0;
  #watch: ReturnType<typeof setTimeout> | undefined;

  /** @param patience milliseconds of silence after which a worker is ended */
  constructor(
    start: (receive: (message: MessageFromWorker) => void) => FindPort,
    answers: FindAnswers,
    patience = patienceMilliseconds,
  ) {
    this.#start = start;
    this.#answers = answers;
    this.#patience = patience;
  }

  load(part: number, first: number, texts: UnitTexts): void {
    const message = { type: 'load', part, first, texts } as const;
    this.#loads.push(message);
    this.#port?.post(message);
  }

  /** Takes a part away. Hits in it are told until the next search. */
  unload(part: number): void {
    const others = this.#loads.filter((load) => load.part !== part);
    this.#loads.splice(0, Infinity, ...others);
    this.#port?.post({ type: 'unload', part });
  }

  /** Takes everything away. Hits are told until the next search. */
  reset(): void {
    this.#loads.length = 0;
    this.#port?.post({ type: 'reset' });
  }

  /** Starts the worker and gives it all there is, so that this takes no time when a search begins. */
  prepare(): void {
    this.#port ??= this.#startWorker();
  }

  /** Begins a search, or, without one, ends the one at hand. */
  search(request: FindRequest | null): void {
    this.#id += 1;
    this.#request = request;
    if (request) this.prepare();
    this.#port?.post({ type: 'search', id: this.#id, request });
  }

  #startWorker(): FindPort {
    const port = this.#start((message) => {
      if (port === this.#port) this.#receive(message);
    });
    for (const load of this.#loads) port.post(load);
    return port;
  }

  #receive(message: MessageFromWorker): void {
    clearTimeout(this.#watch);
    const isAtWork = message.type === 'started' || (message.type === 'hits' && !message.isDone);
    if (isAtWork) this.#watch = setTimeout(() => this.#giveUp(), this.#patience);
    const isFirst = message.id !== this.#startedId;
    this.#startedId = message.id;
    if (message.id !== this.#id) return;
    if (isFirst) this.#answers.started();
    switch (message.type) {
      case 'started':
        return;
      case 'hits':
        this.#answers.hits(message.hits, message.isDone, message.isCapped);
        return;
      case 'broken':
        this.#answers.broken(message.message);
    }
  }

  #giveUp(): void {
    this.#port?.stop();
    this.#port = null;
    if (this.#startedId === this.#id) this.#answers.tooSlow();
    // The one that hangs is not the one that is waited for.
    else if (this.#request) this.search(this.#request);
  }
}
