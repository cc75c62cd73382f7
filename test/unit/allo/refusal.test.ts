import assert from 'node:assert/strict';
import { decodeRefusal } from '../../../src/allo/decode/refusal.ts';

const now = Date.UTC(2024, 0, 15, 10, 30);

function refused(
  status: number,
  body: unknown = '',
  headers: Record<string, string> = {},
): ReturnType<typeof decodeRefusal> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return decodeRefusal({ status, headers, text }, now);
}

function v2(code: string, more: object = {}) {
  return {
    error: {
      type: 'some_error',
      code,
      message: 'In words, +33612345678',
      retryable: false,
      request_id: 'req_body1',
      doc_url: 'https://help.withallo.com',
      ...more,
    },
  };
}

const html = '<!DOCTYPE html><title>Attention Required! | Cloudflare</title>';
const daily = {
  code: 'API_KEY_QUOTA_EXCEEDED',
  details: [{ message: 'limit=1000;type=DAILY;reset_in=3600', field: 'DAILY' }],
};
const scope = {
  code: 'API_KEY_INSUFFICIENT_SCOPE',
  details: [{ message: 'required=CONTACTS_READ', field: 'scope' }],
};

describe('decodeRefusal', () => {
  for (const [what, status, body, problem] of [
    ['a redirect', 302, '', { kind: 'redirected' }],
    ['not modified', 304, '', { kind: 'redirected' }],
    ['a wrong key, v1', 401, { code: 'API_KEY_INVALID', details: null }, { kind: 'key-invalid' }],
    ['a wrong key, v2', 401, v2('API_KEY_INVALID'), { kind: 'key-invalid' }],
    ['a bare 401', 401, '', { kind: 'key-invalid' }],
    ['a 401 in HTML', 401, html, { kind: 'key-invalid' }],
    ['a revoked key, v1', 401, { code: 'API_KEY_REVOKED' }, { kind: 'key-revoked' }],
    ['a revoked key, v2', 401, v2('API_KEY_REVOKED'), { kind: 'key-revoked' }],
    ['billing', 402, v2('PARTNER_BILLING_FAILED'), { kind: 'billing' }],
    ['a scope, v1', 403, scope, { kind: 'scope-missing', scope: 'CONTACTS_READ' }],
    [
      'a scope, v2',
      403,
      v2('API_KEY_INSUFFICIENT_SCOPE', { message: 'This needs the CONVERSATIONS_READ scope.' }),
      { kind: 'scope-missing', scope: 'CONVERSATIONS_READ' },
    ],
    [
      'a scope that has not its name',
      403,
      { code: 'API_KEY_INSUFFICIENT_SCOPE', details: null },
      { kind: 'scope-missing', scope: null },
    ],
    [
      'a scope with a hostile name',
      403,
      { code: 'API_KEY_INSUFFICIENT_SCOPE', details: [{ message: 'required=<img src=x>' }] },
      { kind: 'scope-missing', scope: null },
    ],
    ['a trial, v1', 403, { code: 'API_KEY_TRIAL_NOT_ALLOWED' }, { kind: 'trial' }],
    ['a trial, v2', 403, v2('API_KEY_TRIAL_NOT_ALLOWED'), { kind: 'trial' }],
    ['another 403', 403, v2('FORBIDDEN'), { kind: 'forbidden' }],
    ['a bare 403', 403, '', { kind: 'forbidden' }],
    ['the 403 of an edge', 403, html, { kind: 'not-json' }],
    ['an unknown contact', 400, { code: 'CONTACT_NOT_FOUND' }, { kind: 'contact-unknown' }],
    ['an unknown contact, 404', 404, v2('CONTACT_NOT_FOUND'), { kind: 'contact-unknown' }],
    ['an unknown item', 404, v2('CONVERSATION_ITEM_NOT_FOUND'), { kind: 'not-found' }],
    ['a bare 404', 404, '', { kind: 'not-found' }],
    ['the 404 of another server', 404, ` ${html}`, { kind: 'not-json' }],
    [
      'a bad request, v2',
      400,
      v2('INVALID_PAGE_SIZE', { param: 'size', errors: [{ field: 'page', message: 'no' }] }),
      { kind: 'invalid-request', code: 'INVALID_PAGE_SIZE', fields: ['size', 'page'] },
    ],
    [
      'a bad request, v1',
      400,
      { code: 'VALIDATION_ERROR', details: [{ field: 'size', message: 'too large' }] },
      { kind: 'invalid-request', code: 'VALIDATION_ERROR', fields: ['size'] },
    ],
    [
      'an error that is a text',
      400,
      { error: 'WEBHOOK_NOT_FOUND' },
      { kind: 'invalid-request', code: 'WEBHOOK_NOT_FOUND', fields: [] },
    ],
    [
      'words in place of names',
      422,
      { code: 'call +33612345678 now', details: [{ field: 'call +33612345678' }] },
      { kind: 'invalid-request', code: null, fields: [] },
    ],
    ['a bare 409', 409, '', { kind: 'invalid-request', code: null, fields: [] }],
    ['a proxy', 407, html, { kind: 'proxy' }],
    ['a daily quota', 429, daily, { kind: 'daily-quota', resetsAt: now + 3_600_000 }],
    [
      'a shorter quota',
      429,
      { code: 'API_KEY_QUOTA_EXCEEDED', details: [{ message: 'type=MINUTE;reset_in=7' }] },
      { kind: 'rate-limited', retryAt: now + 7000 },
    ],
    ['a bare 429', 429, '', { kind: 'rate-limited', retryAt: null }],
    ['the 429 of an edge', 429, html, { kind: 'rate-limited', retryAt: null }],
    ['a 500', 500, v2('X'), { kind: 'server', retryable: false, retryAt: null }],
    ['a 500 in HTML', 500, html, { kind: 'server', retryable: false, retryAt: null }],
    [
      'a 500 worth another try',
      500,
      v2('INTERNAL_SERVER_ERROR', { retryable: true }),
      { kind: 'server', retryable: true, retryAt: null },
    ],
    ['a 501', 501, '', { kind: 'server', retryable: false, retryAt: null }],
    ['a 502', 502, html, { kind: 'server', retryable: true, retryAt: null }],
    ['a 503', 503, '', { kind: 'server', retryable: true, retryAt: null }],
    ['a 504', 504, '', { kind: 'server', retryable: true, retryAt: null }],
  ] as const)
    it(`understands ${what}`, () => assert.deepEqual(refused(status, body).problem, problem));

  for (const body of [
    'null',
    '[]',
    '7',
    '{"error":null}',
    '{"error":[]}',
    '{"error":{"code":{},"errors":{},"message":[]}}',
    '{"code":7,"details":"x"}',
    '{"details":[null,7,{"field":{},"message":{}}]}',
    '{"__proto__":{"code":"API_KEY_REVOKED"}}',
    '{"error":',
    '\u0000',
  ])
    it(`survives ${body}`, () =>
      assert.deepEqual(refused(401, body).problem, { kind: 'key-invalid' }));

  describe('tells when to go on:', () => {
    const at = (headers: Record<string, string>, body: unknown = '') => {
      const { problem } = refused(429, body, headers);
      assert.equal(problem.kind, 'rate-limited');
      return problem.retryAt === null ? null : problem.retryAt - now;
    };
    const epoch = String(now / 1000 + 9);

    for (const [what, headers, body, wait] of [
      ['seconds', { 'retry-after': '5' }, '', 5000],
      ['none', { 'retry-after': '0' }, '', 0],
      ['very many seconds', { 'retry-after': '1e3' }, '', null],
      ['a huge number', { 'retry-after': '99999999999999999999' }, '', 8.64e15 - now],
      ['a negative number', { 'retry-after': '-5' }, '', null],
      ['nonsense', { 'retry-after': 'soon' }, '', null],
      ['a date', { 'retry-after': 'Mon, 15 Jan 2024 10:30:08 GMT' }, '', 8000],
      ['a date in the past', { 'retry-after': 'Mon, 15 Jan 2024 10:29:08 GMT' }, '', 0],
      [
        'a date by a clock that is an hour ahead',
        {
          'retry-after': 'Mon, 15 Jan 2024 11:30:08 GMT',
          date: 'Mon, 15 Jan 2024 11:30:00 GMT',
        },
        '',
        8000,
      ],
      ['the body', {}, v2('RATE_LIMIT_EXCEEDED', { retry_after_seconds: 3 }), 3000],
      ['the reset as a time', { 'x-ratelimit-reset': epoch }, '', 9000],
      ['the reset as something else', { 'x-ratelimit-reset': '9' }, '', null],
      [
        'Retry-After over the body and the reset',
        { 'retry-after': '5', 'x-ratelimit-reset': epoch },
        v2('RATE_LIMIT_EXCEEDED', { retry_after_seconds: 3 }),
        5000,
      ],
      [
        'the body over the reset',
        { 'x-ratelimit-reset': epoch },
        v2('RATE_LIMIT_EXCEEDED', { retry_after_seconds: 3 }),
        3000,
      ],
    ] as const)
      it(what, () => assert.equal(at({ ...headers }, body), wait));

    it('for a server error as well', () =>
      assert.deepEqual(refused(503, '', { 'retry-after': '5' }).problem, {
        kind: 'server',
        retryable: true,
        retryAt: now + 5000,
      }));
  });

  it('says nothing in its message that could tell of a customer', () => {
    const { message } = refused(400, v2('INVALID_PHONE_FORMAT', { param: 'number' }));
    assert.equal(
      message,
      'The API did not accept the request: INVALID_PHONE_FORMAT: number (HTTP 400, req_body1)',
    );
  });

  it('takes the request id from the header, else the body, if it looks like one', () => {
    assert.equal(refused(500, v2('X'), { 'x-request-id': 'req_1' }).requestId, 'req_1');
    assert.equal(refused(500, v2('X')).requestId, 'req_body1');
    assert.equal(refused(500, v2('X', { request_id: 'a b' })).requestId, null);
    assert.equal(refused(500, '', { 'x-request-id': '<b>' }).requestId, null);
  });

  it('describes the largest waits without failing', () =>
    assert.match(refused(429, '', { 'retry-after': '9'.repeat(300) }).message, /\+275760/));
});
