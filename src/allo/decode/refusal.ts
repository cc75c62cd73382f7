import * as v from 'valibot';
import { AlloError, type Problem } from '../errors.ts';
import { parseDate } from './date.ts';
import { isObject, label, type Json, number, text } from './fields.ts';

/** An answer that is not a success. */
export interface Refusal {
  /** An HTTP status other than 2xx. */
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/**
 * What a refusal means, in any of the shapes that were documented or met: v1's `{code, details}`,
 * v2's `{error: {…}}`, `{error: 'CODE'}`, an empty body, and the HTML of an edge or a proxy.
 *
 * @param now milliseconds since 1970 by our own clock
 */
export function decodeRefusal({ status, headers, text }: Refusal, now: number): AlloError {
  const body = parseJson(text);
  const said = readSaid(body);
  const problem = problemOf(status, said, /^\s*</.test(text), () => retryAt(headers, said, now));
  return new AlloError(problem, status, readRequestId(headers['x-request-id']) ?? said.requestId);
}

/** A request id as it may stand in a log; null for anything that does not look like one. */
export function readRequestId(value: unknown): string | null {
  return typeof value === 'string' && /^[\w.:-]{1,128}$/.test(value) ? value : null;
}

/** What the body says, whichever shape it has. */
interface Said {
  readonly code: string | null;
  readonly requestId: string | null;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | null;
  /** Pairs such as `required=CONTACTS_READ`, `type=DAILY`, `reset_in=3600` out of v1's messages. */
  readonly pairs: ReadonlyMap<string, string>;
  /** The names of the fields that were found fault with. */
  readonly fields: readonly string[];
  /** Everything that was said in words, to look for names in; never shown. */
  readonly words: string;
}

const wireError = v.object({
  code: label,
  message: text,
  request_id: label,
  retryable: v.fallback(v.boolean(), false),
  retry_after_seconds: number,
  param: label,
});
const wireDetail = v.object({ field: label, message: text });

function readSaid(body: unknown): Said {
  const outer = isObject(body) ? body : {};
  const inner = typeof outer['error'] === 'string' ? { code: outer['error'] } : outer['error'];
  const wire: Json = isObject(inner) ? inner : outer;
  const error = v.parse(wireError, wire);
  const details = [outer['details'], wire['details'], wire['errors']]
    .flatMap((list): unknown[] => (Array.isArray(list) ? list : []))
    .filter(isObject)
    .map((detail) => v.parse(wireDetail, detail));
  const words = [error.message, ...details.map(({ message }) => message)].join('\n');
  return {
    code: error.code !== null && /^[A-Z][A-Z0-9_]{1,63}$/.test(error.code) ? error.code : null,
    requestId: readRequestId(error.request_id),
    retryable: error.retryable,
    retryAfterSeconds: error.retry_after_seconds,
    pairs: new Map(
      [...words.matchAll(/\b([a-z_]{1,32})=([\w.-]{1,64})/g)].map(([, key = '', value = '']) => [
        key,
        value,
      ]),
    ),
    fields: [
      ...new Set(
        [error.param, ...details.map(({ field }) => field)].filter(
          (field) => field !== null && /^[\w.[\]-]{1,64}$/.test(field),
        ),
      ),
    ].filter((field) => field !== null),
    words,
  };
}

function problemOf(status: number, said: Said, html: boolean, retry: () => number | null): Problem {
  const { code, fields } = said;
  if (status < 400) return { kind: 'redirected' };
  if (status === 401) return { kind: code === 'API_KEY_REVOKED' ? 'key-revoked' : 'key-invalid' };
  if (status === 407) return { kind: 'proxy' };
  if (status === 429) {
    return isLongQuota(said)
      ? { kind: 'daily-quota', resetsAt: retry() }
      : { kind: 'rate-limited', retryAt: retry() };
  }
  if (status >= 500) {
    // Those three come from what stands before Allo, which may do better the next time.
    const retryable = said.retryable || [502, 503, 504].includes(status);
    return { kind: 'server', retryable, retryAt: retry() };
  }
  // Allo answers in JSON or not at all.
  if (html) return { kind: 'not-json' };
  if (status === 402) return { kind: 'billing' };
  if (code === 'CONTACT_NOT_FOUND') return { kind: 'contact-unknown' };
  if (status === 404 || status === 410) return { kind: 'not-found' };
  if (status !== 403) return { kind: 'invalid-request', code, fields };
  if (code === 'API_KEY_TRIAL_NOT_ALLOWED') return { kind: 'trial' };
  if (code === 'API_KEY_INSUFFICIENT_SCOPE')
    return { kind: 'scope-missing', scope: missingScope(said) };
  // https://help.withallo.com/en/v2/api-reference/conversations/get-item-recording
  if (code === 'RECORDING_ACCESS_DENIED') return { kind: 'recording-denied' };
  return { kind: 'forbidden' };
}

function missingScope({ pairs, words }: Said): string | null {
  const scope = pairs.get('required') ?? words;
  return /\b[A-Z]+(?:_[A-Z]+)*_(?:READ_WRITE|READ|WRITE|SEND|DELETE)\b/.exec(scope)?.[0] ?? null;
}

/** Quotas of a day are documented; whatever is longer is of the same kind. */
function isLongQuota({ pairs, fields }: Said): boolean {
  const long = /^(?:DAILY|DAY|WEEKLY|WEEK|MONTHLY|MONTH)$/i;
  return [pairs.get('type') ?? '', ...fields].some((period) => long.test(period));
}

/**
 * When to go on, in milliseconds since 1970 by our own clock; null when nothing tells. A date is
 * taken relative to the server's own, as the two clocks may differ.
 */
function retryAt(headers: Refusal['headers'], said: Said, now: number): number | null {
  const serverNow = parseDate(httpDate(headers['date'])) ?? now;
  const sinceServerNow = (time: number | null) => (time === null ? null : time - serverNow);
  const after = v.parse(label, headers['retry-after']);
  const wait =
    milliseconds(v.parse(number, after)) ??
    sinceServerNow(httpDate(after)) ??
    milliseconds(said.retryAfterSeconds) ??
    // Documented as a time stamp; a client takes it for seconds to wait, so small values
    // say nothing.
    sinceServerNow(parseDate(headers['x-ratelimit-reset'])) ??
    milliseconds(v.parse(number, said.pairs.get('reset_in')));
  // The largest date that JavaScript can tell.
  return wait === null ? null : Math.min(now + Math.max(wait, 0), 8.64e15);
}

function milliseconds(seconds: number | null): number | null {
  return seconds !== null && seconds >= 0 ? seconds * 1000 : null;
}

/** The three forms of RFC 9110 that begin with a day; `Date.parse` alone would accept much more. */
function httpDate(value: unknown): number | null {
  if (typeof value !== 'string' || !/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(value)) return null;
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : time;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return null;
  }
}
