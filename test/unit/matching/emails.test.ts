import assert from 'node:assert/strict';
import { findEmails } from '../../../src/matching/emails.ts';

const found = (text: string) =>
  findEmails(text).map(({ text: email, start, end }) => {
    assert.equal(text.slice(start, end), email);
    return email;
  });

describe('E-mail addresses', () => {
  for (const [text, ...expected] of [
    ['Write to <ada@analytical.example>.', 'ada@analytical.example'],
    ['a.b+c@x-y.co.uk, d_e@é.example', 'a.b+c@x-y.co.uk', 'd_e@é.example'],
    ["'ada@x.example'", 'ada@x.example'],
    ['mailto:ada@x.example?subject=1', 'ada@x.example'],
    ['git@github.com:owner/repo.git'],
    ['@decorator(x) user@host a@b.c 1@2.3 @scope/pkg@1.2.3'],
  ]) {
    it(`are ${expected.join(' and ') || 'none'} in ${text ?? ''}`, () => {
      assert.deepEqual(found(text ?? ''), expected);
    });
  }

  it('are found in time that grows with the text', () => {
    for (const unit of ['a', 'a.', 'a@', 'a@b.', '@', 'a@a-']) {
      const started = performance.now();
      found(unit.repeat(100_000));
      assert.ok(performance.now() - started < 4000, unit);
    }
  });
});
