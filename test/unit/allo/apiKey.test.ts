import assert from 'node:assert/strict';
import { parseApiKey } from '../../../src/allo/apiKey.ts';

describe('parseApiKey', () => {
  const key = 'ak_live_0123-4567';
  for (const pasted of [
    key,
    `  ${key}\n`,
    `\u00a0${key}\ufeff`,
    `"${key}"`,
    `'${key}'`,
    `\`${key}\``,
    `Api-Key ${key}`,
    `api-key: ${key}`,
    `Bearer ${key}`,
    `Authorization: ${key}`,
    `Authorization: Api-Key ${key}`,
    `"Authorization: Api-Key ${key}"`,
    `authorization:"Bearer ${key}"`,
  ])
    it(`finds the key in ${JSON.stringify(pasted)}`, () =>
      assert.deepEqual(parseApiKey(pasted), { key }));

  for (const [pasted, problem] of [
    ['', 'empty'],
    [' \t\r\n', 'empty'],
    ['""', 'empty'],
    ['Api-Key ', 'empty'],
    ['Authorization:', 'empty'],
    ['abc\ndef', 'has-line-break'],
    ['abc\r\nX-Evil: 1', 'has-line-break'],
    ['abc def', 'has-space'],
    ['abc\tdef', 'has-space'],
    ['clé', 'not-ascii'],
    ['abc\u200b', 'not-ascii'],
    ['abc\u0000def', 'not-ascii'],
    ['abc\u007f', 'not-ascii'],
  ] as const)
    it(`refuses ${JSON.stringify(pasted)} as ${problem}`, () =>
      assert.deepEqual(parseApiKey(pasted), { problem }));

  for (const kept of ['bearerabc', 'api-keyabc', '"abc', 'a"b"c'])
    it(`leaves ${kept} alone`, () => assert.deepEqual(parseApiKey(kept), { key: kept }));

  it('does not take long for what is no key at all', () => {
    // One pass per quote would take minutes.
    const quotes = '"'.repeat(1_000_000);
    for (const pasted of [quotes, `${quotes}x`, 'Bearer '.repeat(100_000)]) parseApiKey(pasted);
  });
});
