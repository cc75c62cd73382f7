import { AlloError } from '../errors.ts';

/** What Node calls a connection that takes too long to be made. */
const connectTimeouts = new Set(['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT']);

/** How OpenSSL's and Node's codes for a certificate that is not accepted look. */
const certificateCode =
  /^(?:CERT_|ERR_CERT_|ERR_TLS_CERT|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:VERIFY|GET|DECODE|DECRYPT)_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)/;

/** How undici, Chromium and the older tunnelling agents say that a proxy refused. */
const proxyRefusal =
  /proxy response|http tunnel+ing|tunnell?ing socket|ERR_PROXY_|ERR_TUNNEL_|proxy auth|UND_ERR_PRX/i;

const codeShape = /^[A-Z][A-Z0-9_]{1,60}$/;

/**
 * What a rejected `fetch` means. `fetch failed` says nothing; the causes below it do. Nothing of
 * their text is kept, since it may quote the request.
 */
export function connectionFailure(error: unknown): AlloError {
  let code: string | null = null;
  for (const { code: own, text } of causes(error)) {
    if (proxyRefusal.test(text) || (own !== null && proxyRefusal.test(own)))
      return new AlloError({ kind: 'proxy' });
    code ??= own;
  }
  if (code === null) return new AlloError({ kind: 'offline', code });
  if (certificateCode.test(code)) return new AlloError({ kind: 'certificate', code });
  if (connectTimeouts.has(code)) return new AlloError({ kind: 'timed-out', phase: 'connect' });
  if (code === 'UND_ERR_HEADERS_TIMEOUT')
    return new AlloError({ kind: 'timed-out', phase: 'headers' });
  if (code === 'UND_ERR_BODY_TIMEOUT') return new AlloError({ kind: 'timed-out', phase: 'body' });
  // A body that does not decompress.
  if (/^(?:Z_|ERR_BROTLI|ERR__ERROR|ZSTD_)/.test(code)) return new AlloError({ kind: 'not-json' });
  return new AlloError({ kind: 'offline', code });
}

/** The error and what it was caused by, outermost first; a connection to several addresses fails with several. */
function* causes(error: unknown): Generator<{ code: string | null; text: string }> {
  let rest: unknown = error;
  for (let depth = 0; depth < 8 && rest instanceof Error; depth++) {
    const own: unknown = 'code' in rest ? rest.code : undefined;
    const chromium = /net::(ERR_[A-Z_]+)/.exec(rest.message)?.[1] ?? null;
    const code = typeof own === 'string' && codeShape.test(own) ? own : chromium;
    yield { code, text: rest.message };
    rest = rest.cause ?? (rest instanceof AggregateError ? (rest.errors[0] as unknown) : undefined);
  }
}
