import type { Limits } from '../limits.ts';

/** How a file is received, as opposed to an answer of the API. Answers that refuse it are read as any. */
export interface Download {
  readonly limits: Pick<Limits, 'bodyBytes' | 'bodyTotalMs'>;
  /** Looks at the headers of a success, and throws an AlloError for one that is not worth its body. */
  readonly accept: (headers: Headers) => void;
  /** Hears how many bytes have come, and of how many if that is known; must not throw. */
  readonly onProgress: (received: number, total: number | null) => void;
}

/** How many bytes the body will have; null where the headers do not tell. */
export function declaredLength(headers: Headers): number | null {
  const length = headers.get('content-length') ?? '';
  // What is counted is decoded.
  return /^\d{1,15}$/.test(length) && !headers.has('content-encoding') ? Number(length) : null;
}
