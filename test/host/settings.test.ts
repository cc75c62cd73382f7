import assert from 'node:assert/strict';
import { settings } from '../../src/platform/settings.ts';
import { withSetting } from './settings.ts';

describe('How often to look for what is new', function () {
  this.timeout(10_000);

  for (const [value, minutes] of [
    [5, 5],
    [0, 0],
    [-1, 0],
    ['often', 0],
    [1e-6, 1 / 60],
    // More milliseconds than a timer takes: it would go off at once, again and again.
    [1e6, 10_080],
  ] as const) {
    it(`is ${minutes} minutes for ${JSON.stringify(value)}`, async () => {
      const restore = await withSetting('allo', 'lookForNewEvery', value);
      try {
        assert.equal(settings.lookEvery(), minutes);
      } finally {
        await restore();
      }
    });
  }
});
