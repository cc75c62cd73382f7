import * as v from 'valibot';
import { insufficientScope } from './auth.ts';
import { v1Error, v2Error } from './errors.ts';
import { dailyQuota, tooManyRequests } from './rateLimits.ts';
import { edgePage, empty, html, webAppPage, type Reply } from './reply.ts';
import { matches, type LoggedRequest, type RequestMatch } from './requestLog.ts';

const retryAfterSchema = v.nullable(v.union([v.number(), v.object({ date: v.number() })]));

/** All that can go wrong on purpose. What can be said in JSON can also be sent to the control API. */
export const faultReplySchema = v.variant('kind', [
  /** Any status, with any body: a string goes out as it is, anything else as JSON. */
  v.object({
    kind: v.literal('status'),
    status: v.number(),
    body: v.exactOptional(v.unknown()),
    headers: v.exactOptional(v.record(v.string(), v.string())),
  }),
  /** 429 in the envelope of v1 or v2 by the path. `retryAfter`: seconds, a date so many seconds away, or null for no header. */
  v.object({
    kind: v.literal('too-many-requests'),
    retryAfter: v.exactOptional(retryAfterSchema),
  }),
  /** 429 of v1 with `type=DAILY`. */
  v.object({
    kind: v.literal('daily-quota'),
    resetIn: v.exactOptional(v.number()),
    retryAfter: v.exactOptional(retryAfterSchema),
  }),
  /** 401. `bare` has no body; v1 does not tell `revoked` from `invalid`. */
  v.object({ kind: v.literal('unauthorized'), how: v.picklist(['bare', 'invalid', 'revoked']) }),
  /** 403. `edge` is the HTML of what stands in front of Allo; `recording` refuses this one recording. */
  v.object({
    kind: v.literal('forbidden'),
    how: v.picklist(['scope', 'trial', 'edge', 'recording']),
    scope: v.exactOptional(v.string()),
  }),
  /** 5xx, 500 unless told otherwise. Without the envelope it is what a proxy would say. */
  v.object({
    kind: v.literal('server-error'),
    status: v.exactOptional(v.number()),
    envelope: v.exactOptional(v.boolean()),
  }),
  /** A page of HTML, with status 200 unless told otherwise. */
  v.object({ kind: v.literal('html'), status: v.exactOptional(v.number()) }),
  /** The first half of the right answer, framed as if it were whole. */
  v.object({ kind: v.literal('truncated-json') }),
  /** The right answer under the wrong name. */
  v.object({ kind: v.literal('content-type'), contentType: v.string() }),
  /** A status that promises a body, and none. */
  v.object({ kind: v.literal('empty'), status: v.exactOptional(v.number()) }),
  v.object({ kind: v.literal('no-content') }),
  v.object({
    kind: v.literal('redirect'),
    location: v.string(),
    status: v.exactOptional(v.number()),
  }),
  /** The connection is cut. */
  v.object({ kind: v.literal('reset'), when: v.picklist(['before-headers', 'mid-body']) }),
  /** Nothing more comes: no headers at all, or headers and half of the body. */
  v.object({ kind: v.literal('stall'), when: v.picklist(['headers', 'body']) }),
  /** The right answer, so many bytes at a time. */
  v.object({ kind: v.literal('trickle'), bytes: v.number(), everyMs: v.number() }),
  /** The right answer, late. */
  v.object({ kind: v.literal('delay'), ms: v.number() }),
  /** The right answer, and blanks until there are so many bytes. `declared` says so in Content-Length. */
  v.object({
    kind: v.literal('oversized'),
    bytes: v.number(),
    declared: v.exactOptional(v.boolean()),
  }),
  /** The right answer with bytes in it that are not UTF-8. */
  v.object({ kind: v.literal('invalid-utf8') }),
  /** These bytes to the socket, then its end: not even HTTP, if you like. */
  v.object({ kind: v.literal('raw'), bytes: v.union([v.string(), v.instance(Uint8Array)]) }),
]);

export type FaultReply =
  | v.InferOutput<typeof faultReplySchema>
  /** The right answer with its JSON changed. */
  | { readonly kind: 'rewrite'; readonly change: (body: unknown) => unknown };

export interface Fault {
  /** Which requests it strikes; all of them unless told otherwise. */
  readonly when?: RequestMatch;
  /** How many of them, 1 unless told otherwise; `Infinity` until it is removed. */
  readonly times?: number;
  readonly reply: FaultReply;
}

/** How an answer gets to the client. */
type Delivery =
  | { readonly kind: 'whole' }
  | { readonly kind: 'cut'; readonly when: 'before-headers' | 'mid-body' }
  | { readonly kind: 'stalled'; readonly when: 'headers' | 'body' }
  | { readonly kind: 'trickled'; readonly bytes: number; readonly everyMs: number }
  | { readonly kind: 'delayed'; readonly ms: number }
  | { readonly kind: 'padded'; readonly bytes: number; readonly declared: boolean }
  | { readonly kind: 'socket'; readonly bytes: Uint8Array };

export interface Outcome {
  readonly reply: Reply;
  readonly delivery: Delivery;
  /** Some faults are about the bytes of the body, which compression would hide. */
  readonly mayCompress: boolean;
}

/** Faults that wait for their request. */
export class Faults {
  readonly #faults: { readonly fault: Fault; left: number }[] = [];

  add(fault: Fault): () => void {
    const entry = { fault, left: fault.times ?? 1 };
    this.#faults.push(entry);
    return () => {
      const index = this.#faults.indexOf(entry);
      if (index >= 0) {
        this.#faults.splice(index, 1);
      }
    };
  }

  /** The oldest fault that is meant for the request; using it counts. */
  take(request: LoggedRequest): FaultReply | null {
    const entry = this.#faults.find(
      ({ fault, left }) => left > 0 && matches(fault.when ?? {}, request),
    );
    if (entry === undefined) {
      return null;
    }
    entry.left--;
    return entry.fault.reply;
  }

  clear(): void {
    this.#faults.length = 0;
  }
}

/** What becomes of a request that a fault strikes. @param right gives the right answer */
export function spoil(
  fault: FaultReply,
  generation: 'v1' | 'v2',
  requestId: string,
  right: () => Reply,
): Outcome {
  const whole = (reply: Reply): Outcome => ({
    reply,
    delivery: { kind: 'whole' },
    mayCompress: true,
  });
  const asIs = (reply: Reply): Outcome => ({ ...whole(reply), mayCompress: false });
  const delivered = (delivery: Delivery, reply: Reply): Outcome => ({
    reply,
    delivery,
    mayCompress: false,
  });
  switch (fault.kind) {
    case 'status':
      return asIs(customReply(fault.status, fault.body, fault.headers));
    case 'too-many-requests':
      return whole(tooManyRequests(generation, requestId, fault.retryAfter ?? null));
    case 'daily-quota':
      return whole(dailyQuota(fault.resetIn ?? 3600, fault.retryAfter ?? null));
    case 'unauthorized':
      return whole(unauthorized(fault.how, generation, requestId));
    case 'forbidden':
      return whole(forbidden(fault.how, fault.scope ?? 'CONTACTS_READ', generation, requestId));
    case 'server-error':
      return whole(serverError(fault.status ?? 500, fault.envelope ?? true, generation, requestId));
    case 'html':
      return whole(html(webAppPage, fault.status));
    case 'truncated-json': {
      const reply = right();
      return asIs({ ...reply, body: reply.body.subarray(0, Math.ceil(reply.body.length / 2)) });
    }
    case 'content-type': {
      const reply = right();
      return whole({
        ...reply,
        headers: { ...reply.headers, 'Content-Type': fault.contentType },
      });
    }
    case 'empty':
      return whole(empty(fault.status ?? 200, { 'Content-Type': 'application/json' }));
    case 'no-content':
      return whole(empty(204));
    case 'redirect':
      return whole(empty(fault.status ?? 302, { Location: fault.location }));
    case 'reset':
      return delivered({ kind: 'cut', when: fault.when }, right());
    case 'stall':
      return delivered({ kind: 'stalled', when: fault.when }, right());
    case 'trickle':
      return delivered({ ...fault, kind: 'trickled' }, right());
    case 'delay':
      return { ...whole(right()), delivery: { kind: 'delayed', ms: fault.ms } };
    case 'oversized': {
      const declared = fault.declared ?? false;
      return delivered({ kind: 'padded', bytes: fault.bytes, declared }, right());
    }
    case 'invalid-utf8':
      return asIs(withInvalidBytes(right()));
    case 'raw': {
      const { bytes } = fault;
      const body = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
      return delivered({ kind: 'socket', bytes: body }, empty(0));
    }
    case 'rewrite': {
      const reply = right();
      const body: unknown = JSON.parse(Buffer.from(reply.body).toString());
      return whole({ ...reply, body: Buffer.from(JSON.stringify(fault.change(body))) });
    }
  }
}

function customReply(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  if (body === undefined) {
    return empty(status, headers);
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: Buffer.from(text),
  };
}

function unauthorized(
  how: 'bare' | 'invalid' | 'revoked',
  generation: 'v1' | 'v2',
  requestId: string,
): Reply {
  if (how === 'bare') return empty(401);
  if (generation === 'v1') return v1Error(401, 'API_KEY_INVALID');
  return how === 'invalid'
    ? v2Error(401, 'API_KEY_INVALID', 'The API key is invalid.', requestId)
    : v2Error(401, 'API_KEY_REVOKED', 'The API key has been revoked.', requestId);
}

function forbidden(
  how: 'scope' | 'trial' | 'edge' | 'recording',
  scope: string,
  generation: 'v1' | 'v2',
  requestId: string,
): Reply {
  switch (how) {
    case 'scope':
      return insufficientScope(scope, generation, requestId);
    case 'trial': {
      const code = 'API_KEY_TRIAL_NOT_ALLOWED';
      const message = 'API keys cannot be used during a trial.';
      return generation === 'v1' ? v1Error(403, code) : v2Error(403, code, message, requestId);
    }
    case 'edge':
      return html(edgePage, 403);
    case 'recording': {
      const code = 'RECORDING_ACCESS_DENIED';
      const message = 'You do not have access to this recording.';
      return generation === 'v1' ? v1Error(403, code) : v2Error(403, code, message, requestId);
    }
  }
}

function serverError(
  status: number,
  envelope: boolean,
  generation: 'v1' | 'v2',
  requestId: string,
): Reply {
  if (!envelope) {
    const page = `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center></body></html>`;
    return html(page, status);
  }
  const code = 'INTERNAL_SERVER_ERROR';
  return generation === 'v1'
    ? v1Error(status, code)
    : v2Error(status, code, 'An unexpected error occurred.', requestId);
}

/** Puts bytes that begin a character and do not end it behind the first quote of a value. */
function withInvalidBytes(reply: Reply): Reply {
  const body = Buffer.from(reply.body);
  const at = body.indexOf(':"') + 2;
  return {
    ...reply,
    body: Buffer.concat([body.subarray(0, at), Buffer.from([0xc3, 0x28, 0xff]), body.subarray(at)]),
  };
}
