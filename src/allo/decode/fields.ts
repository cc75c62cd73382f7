import * as v from 'valibot';
import { parseDate } from './date.ts';

/*
 * The fields of the wire. Each reads what it can and falls back to "nothing given", so that one bad
 * field never costs the others; the schemas below them say only what a field is.
 */

/** The keys of an object that came from JSON, which may be named anything. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether it is a JSON object, as opposed to an array, null or a plain value. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Text as it came; null for nothing, and for text of nothing but white space. JSON can spell half of
 * a surrogate pair, on which `encodeURIComponent` throws: it becomes U+FFFD.
 */
export const text = v.fallback(
  v.nullable(
    v.pipe(
      v.union([v.string(), v.pipe(v.number(), v.finite(), v.transform(String))]),
      v.transform((value) => (value.trim() === '' ? null : value.toWellFormed())),
    ),
  ),
  null,
);

/** Text on one line of its own, without white space around it. */
export const label = v.pipe(
  text,
  v.transform((value) => value?.trim() ?? null),
);

/** A finite number, or the digits of one; null for anything else. */
export const number = v.fallback(
  v.nullable(
    v.pipe(
      v.union([
        v.number(),
        v.pipe(v.string(), v.regex(/^\s*-?\d+(?:\.\d+)?\s*$/), v.transform(Number)),
      ]),
      v.finite(),
    ),
  ),
  null,
);

/** Milliseconds since 1970 (UTC), or null. */
export const date = v.fallback(v.pipe(v.unknown(), v.transform(parseDate)), null);

/** True only for `true`. */
export const flag = v.fallback(v.boolean(), false);

/** A list of texts, each given by itself or as `{[key]: text}`; empty where there is none. */
export function labels(key: string) {
  const one = named(key);
  return v.fallback(
    v.pipe(
      v.array(one),
      v.transform((list) => list.filter((value) => value !== null)),
    ),
    [],
  );
}

/** A label given by itself or as `{[key]: label}`. */
export function named(key: string) {
  return v.fallback(v.pipe(inner(key), label), null);
}

/** A text given by itself or as `{[key]: text}`. */
export function textIn(key: string) {
  return v.fallback(v.pipe(inner(key), text), null);
}

function inner(key: string) {
  return v.pipe(
    v.unknown(),
    v.transform((value) => (isObject(value) ? value[key] : value)),
  );
}

/** An array of anything; empty where there is none. */
export const list = v.fallback(v.array(v.unknown()), []);
