import type { Dispatcher } from 'undici';
import type { Clock } from '../clock.ts';
import { decodeRefusal } from '../decode/refusal.ts';
import { PassingHandler } from './passingHandler.ts';

/**
 * Turns an answer that is not a success into an {@link AlloError}. It stands below everything that
 * decides on trying again, since how long to wait, and whether it is worth it, is in the body.
 */
export function refusalsAsErrors(clock: Clock): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (request, handler) => dispatch(request, new RefusalHandler(handler, clock));
}

class RefusalHandler extends PassingHandler {
  readonly #clock: Clock;
  #refused: { status: number; headers: Record<string, unknown>; body: Buffer[] } | null = null;

  constructor(next: Dispatcher.DispatchHandler, clock: Clock) {
    super(next);
    this.#clock = clock;
  }

  override onResponseStart(...args: Parameters<PassingHandler['onResponseStart']>): void {
    const [, status, headers] = args;
    if (status >= 200 && status < 300) super.onResponseStart(...args);
    else this.#refused = { status, headers, body: [] };
  }

  override onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#refused) this.#refused.body.push(chunk);
    else super.onResponseData(controller, chunk);
  }

  override onResponseEnd(...args: Parameters<PassingHandler['onResponseEnd']>): void {
    if (this.#refused === null) {
      super.onResponseEnd(...args);
      return;
    }
    const { status, headers, body } = this.#refused;
    const text = Buffer.concat(body).toString('utf8');
    super.onResponseError(args[0], decodeRefusal({ status, headers, text }, this.#clock.now()));
  }
}
