import type { Dispatcher } from 'undici';
import { AlloError } from '../errors.ts';
import { PassingHandler } from './passingHandler.ts';
import type { RateQueue, Turn } from './rateQueue.ts';

/** Lets each attempt wait for its turn, and the queue hear what the API says about its pace. */
export function inTurn(
  queue: RateQueue,
  turn: Turn,
  signal: AbortSignal,
  pauseAfter: (error: Error) => number | null,
): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (request, handler) => {
    queue.enter(turn, signal).then(
      (leave) => dispatch(request, new TurnHandler(handler, queue, leave, pauseAfter)),
      (error: unknown) => handler.onResponseError?.(notSent, asError(error)),
    );
    return true;
  };
}

class TurnHandler extends PassingHandler {
  readonly #queue: RateQueue;
  readonly #leave: () => void;
  readonly #pauseAfter: (error: Error) => number | null;

  constructor(
    next: Dispatcher.DispatchHandler,
    queue: RateQueue,
    leave: () => void,
    pauseAfter: (error: Error) => number | null,
  ) {
    super(next);
    this.#queue = queue;
    this.#leave = leave;
    this.#pauseAfter = pauseAfter;
  }

  override onResponseEnd(...args: Parameters<PassingHandler['onResponseEnd']>): void {
    this.#leave();
    super.onResponseEnd(...args);
  }

  override onResponseError(controller: Dispatcher.DispatchController, error: Error): void {
    // Before leaving, or the next in the queue would start into the pause.
    const pause = this.#pauseAfter(error);
    if (pause !== null) this.#queue.pause(pause);
    this.#leave();
    super.onResponseError(controller, error);
  }
}

/** Stands for an attempt that never began; `aborted` tells the retry handler to leave it at that. */
const notSent: Dispatcher.DispatchController = {
  aborted: true,
  paused: false,
  reason: null,
  abort: () => undefined,
  pause: () => undefined,
  resume: () => undefined,
};

function asError(error: unknown): Error {
  return error instanceof Error ? error : new AlloError({ kind: 'cancelled' });
}
