import assert from 'node:assert/strict';
import { withoutLinks } from '../../../src/formats/plainText.ts';

/** As VS Code looks for links in notifications (`linkedText.ts`). */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/iu;

describe('withoutLinks', () => {
  for (const name of [
    '[Ada](command:workbench.action.quit)',
    '[Ada](https://example.com "Ada")',
    '[[Ada](file:///etc/passwd)](command:x)',
  ]) {
    it(`leaves none in ${name}`, () => {
      assert.match(name, link);
      const text = withoutLinks(`Saved ${name}.`);
      assert.doesNotMatch(text, link);
      assert.equal(text.replaceAll('\u2060', ''), `Saved ${name}.`);
    });
  }

  it('leaves everything else as it is', () => {
    assert.equal(withoutLinks('Ada (London) [2]'), 'Ada (London) [2]');
  });
});
