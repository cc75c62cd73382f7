/*
 * The files of undici that are used, one by one. Its main module must not be loaded: it replaces the
 * dispatcher that every other extension's `fetch` goes through, and weighs 733 KB.
 */

declare module 'undici/lib/dispatcher/dispatcher.js' {
  import type { Dispatcher as Undici } from 'undici';

  /** Without the methods that the main module adds to its prototype. */
  export default class Dispatcher {
    dispatch(options: Undici.DispatchOptions, handler: Undici.DispatchHandler): boolean;
    compose(...interceptors: Undici.DispatcherComposeInterceptor[]): Dispatcher;
  }
}

declare module 'undici/lib/interceptor/retry.js' {
  import type { Dispatcher, RetryHandler } from 'undici';

  export default function retry(
    options: RetryHandler.RetryOptions,
  ): Dispatcher.DispatcherComposeInterceptor;
}

declare module 'undici/lib/api/api-request.js' {
  import type { Dispatcher } from 'undici';

  export default function request(
    this: Pick<Dispatcher, 'dispatch'>,
    options: Dispatcher.RequestOptions,
  ): Promise<Dispatcher.ResponseData>;
}
