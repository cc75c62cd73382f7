import type { Dispatcher } from 'undici';
import type { Clock } from '../clock.ts';
import { readRequestId } from '../decode/refusal.ts';
import { AlloError, type Problem } from '../errors.ts';
import { PassingHandler } from './passingHandler.ts';

/** What may be logged of one attempt at a request: nothing in it tells whom it was about. */
export interface RequestReport {
  readonly method: string;
  /** With placeholders in place of ids and without the query. */
  readonly path: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** Null when there was no answer. */
  readonly status: number | null;
  /** Why there was no answer; null when there was one. */
  readonly failure: Problem['kind'] | null;
  /** Until the body was complete, without the time in the queue. */
  readonly milliseconds: number;
  /** Of the body, after decompression. */
  readonly bytes: number;
  readonly requestId: string | null;
}

/** Tells of each attempt when it is over. */
export function reporting(
  about: () => Pick<RequestReport, 'method' | 'path' | 'attempt'>,
  tell: (report: RequestReport) => void,
  clock: Clock,
): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (request, handler) => {
    const begun = clock.elapsed();
    const known = about();
    return dispatch(
      request,
      new ReportHandler(handler, (outcome) => {
        const report = { ...known, ...outcome, milliseconds: clock.elapsed() - begun };
        // Later, so that whoever fails to note it down does not take the request along.
        queueMicrotask(() => tell(report));
      }),
    );
  };
}

type Outcome = Pick<RequestReport, 'status' | 'failure' | 'bytes' | 'requestId'>;

class ReportHandler extends PassingHandler {
  readonly #over: (outcome: Outcome) => void;
  #status: number | null = null;
  #requestId: string | null = null;
  #bytes = 0;

  constructor(next: Dispatcher.DispatchHandler, over: (outcome: Outcome) => void) {
    super(next);
    this.#over = over;
  }

  override onResponseStart(...args: Parameters<PassingHandler['onResponseStart']>): void {
    this.#status = args[1];
    this.#requestId = readRequestId(args[2]['x-request-id']);
    super.onResponseStart(...args);
  }

  override onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    super.onResponseData(controller, chunk);
  }

  override onResponseEnd(...args: Parameters<PassingHandler['onResponseEnd']>): void {
    this.#tell(null);
    super.onResponseEnd(...args);
  }

  override onResponseError(controller: Dispatcher.DispatchController, error: Error): void {
    this.#tell(error instanceof AlloError ? error.problem.kind : 'offline');
    super.onResponseError(controller, error);
  }

  #tell(failure: Problem['kind'] | null): void {
    this.#over({ status: this.#status, failure, bytes: this.#bytes, requestId: this.#requestId });
  }
}
