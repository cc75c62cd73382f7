import assert from 'node:assert/strict';
import { connectionFailure } from '../../../src/allo/decode/connectionFailure.ts';

/** As fetch rejects: the reason is the cause, which says in its code what it was. */
function failed(code: string, message = 'getaddrinfo api.withallo.com'): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
}

const noLogin = 'Proxy response (407) !== 200 when HTTP Tunneling';
const oldTunnel = 'tunneling socket could not be established, statusCode=407';

describe('connectionFailure', () => {
  for (const code of [
    'ENOTFOUND',
    'EAI_AGAIN',
    'ECONNREFUSED',
    'ECONNRESET',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'UND_ERR_SOCKET',
    'HPE_INVALID_CONSTANT',
  ])
    it(`calls ${code} offline`, () =>
      assert.deepEqual(connectionFailure(failed(code)).problem, { kind: 'offline', code }));

  for (const code of [
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'CERT_HAS_EXPIRED',
    'CERT_NOT_YET_VALID',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ])
    it(`calls ${code} a certificate`, () =>
      assert.deepEqual(connectionFailure(failed(code)).problem, { kind: 'certificate', code }));

  for (const [code, phase] of [
    ['ETIMEDOUT', 'connect'],
    ['UND_ERR_CONNECT_TIMEOUT', 'connect'],
    ['UND_ERR_HEADERS_TIMEOUT', 'headers'],
    ['UND_ERR_BODY_TIMEOUT', 'body'],
  ] as const)
    it(`calls ${code} too late in ${phase}`, () =>
      assert.deepEqual(connectionFailure(failed(code)).problem, { kind: 'timed-out', phase }));

  for (const [what, error] of [
    ['a refused tunnel of undici', failed('UND_ERR_ABORTED', noLogin)],
    ['a refused tunnel of an agent', failed('ECONNRESET', oldTunnel)],
    ['the code of a proxy', failed('UND_ERR_PRX_TLS', 'x')],
    ['Chromium', new TypeError('net::ERR_TUNNEL_CONNECTION_FAILED')],
    ['Chromium’s connection', new TypeError('net::ERR_PROXY_CONNECTION_FAILED')],
  ] as const)
    it(`finds the proxy in ${what}`, () =>
      assert.deepEqual(connectionFailure(error).problem, { kind: 'proxy' }));

  it('understands Chromium', () => {
    const kindOf = (name: string) => connectionFailure(new TypeError(`net::${name}`)).problem;
    assert.deepEqual(kindOf('ERR_INTERNET_DISCONNECTED'), {
      kind: 'offline',
      code: 'ERR_INTERNET_DISCONNECTED',
    });
    assert.equal(kindOf('ERR_CERT_AUTHORITY_INVALID').kind, 'certificate');
  });

  it('looks into an error that is several', () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const error = new TypeError('fetch failed', { cause: new AggregateError([refused, refused]) });
    assert.deepEqual(connectionFailure(error).problem, { kind: 'offline', code: 'ECONNREFUSED' });
  });

  it('calls a body that does not decompress no JSON', () => {
    for (const code of ['Z_DATA_ERROR', 'Z_BUF_ERROR', 'ERR_BROTLI_DECODER_ERROR_FORMAT'])
      assert.deepEqual(connectionFailure(failed(code)).problem, { kind: 'not-json' });
  });

  it('ends on errors that cause each other, and takes no words for a code', () => {
    const error = Object.assign(new Error('canary'), { code: 'canary +33612345678' });
    error.cause = error;
    const { problem, message } = connectionFailure(error);
    assert.deepEqual(problem, { kind: 'offline', code: null });
    assert.equal(message, 'No connection');
  });
});
