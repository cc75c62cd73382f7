import assert from 'node:assert/strict';
import { parseApiUrl } from '../../../src/allo/apiUrl.ts';

describe('parseApiUrl', () => {
  for (const [text, href] of [
    ['https://api.withallo.com', 'https://api.withallo.com/'],
    ['  https://api.withallo.com/ ', 'https://api.withallo.com/'],
    ['https://gateway.example/allo/', 'https://gateway.example/allo/'],
    ['http://localhost:8080', 'http://localhost:8080/'],
    ['http://127.0.0.1:1', 'http://127.0.0.1:1/'],
    ['http://127.1:80', 'http://127.0.0.1/'],
    ['http://[::1]:3000', 'http://[::1]:3000/'],
  ] as const)
    it(`takes ${text}`, () => {
      const parsed = parseApiUrl(text);
      assert.equal('url' in parsed && parsed.url.href, href);
    });

  for (const [text, problem] of [
    ['', 'empty'],
    ['   ', 'empty'],
    ['api.withallo.com', 'not-a-url'],
    ['localhost:8080', 'not-a-url'],
    ['https://', 'not-a-url'],
    ['mailto:a@b.c', 'not-a-url'],
    ['javascript:alert(1)', 'not-a-url'],
    ['http://api.withallo.com', 'not-https'],
    ['http://localhost.evil.example', 'not-https'],
    ['http://127.0.0.1.evil.example', 'not-https'],
    ['http://10.0.0.1', 'not-https'],
    ['ftp://api.withallo.com', 'not-https'],
    ['https://user@api.withallo.com', 'has-credentials'],
    ['https://:pass@api.withallo.com', 'has-credentials'],
    ['https://api.withallo.com?x=1', 'has-query'],
    ['https://api.withallo.com/?', 'has-query'],
    ['https://api.withallo.com/#', 'has-query'],
  ] as const)
    it(`refuses ${JSON.stringify(text)} as ${problem}`, () =>
      assert.deepEqual(parseApiUrl(text), { problem }));
});
