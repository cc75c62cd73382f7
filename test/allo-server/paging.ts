import { RequestError } from './errors.ts';

export interface PageRequest {
  readonly page: number;
  readonly size: number;
}

export interface Cut<T> {
  readonly results: readonly T[];
  readonly totalPages: number;
}

/** v1 counts pages from 0, ten items each unless told otherwise. */
export function v1Page(query: URLSearchParams): PageRequest {
  return {
    page: wholeNumber(query, 'page', 0, 0, Number.MAX_SAFE_INTEGER),
    size: wholeNumber(query, 'size', 10, 1, 100),
  };
}

function wholeNumber(
  query: URLSearchParams,
  name: string,
  fallback: number,
  least: number,
  most: number,
): number {
  const text = query.get(name);
  if (text === null) {
    return fallback;
  }
  const value = /^-?\d+$/.test(text) ? Number(text) : NaN;
  if (!(value >= least && value <= most)) {
    const message =
      name === 'size' ? 'must be between 1 and 100' : 'must be greater than or equal to 0';
    throw new RequestError(400, 'VALIDATION_ERROR', message, name);
  }
  return value;
}

/** v2 counts pages from 1, twenty items each unless told otherwise. */
export function v2Page(page: unknown, size: unknown): PageRequest {
  const wantedSize = size ?? 20;
  const wantedPage = page ?? 1;
  if (!isWhole(wantedSize) || wantedSize < 1 || wantedSize > 100) {
    throw new RequestError(400, 'INVALID_PAGE_SIZE', 'size must be between 1 and 100.', 'size');
  }
  if (!isWhole(wantedPage) || wantedPage < 1) {
    throw new RequestError(400, 'INVALID_REQUEST_BODY', 'page must be 1 or more.', 'page');
  }
  return { page: wantedPage, size: wantedSize };
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

/** @param index counts from 0 */
export function cut<T>(items: readonly T[], index: number, size: number): Cut<T> {
  return {
    results: items.slice(index * size, (index + 1) * size),
    totalPages: Math.ceil(items.length / size),
  };
}
