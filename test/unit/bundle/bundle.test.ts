import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');
const bundle = join(root, 'dist', 'extension.cjs');

describe('The production bundle', () => {
  before(() => {
    assert.ok(existsSync(bundle), 'Build first: npm run build');
  });

  it('touches neither network, nor secrets, nor undici’s global dispatchers when it is activated', () => {
    const script = join(import.meta.dirname, 'activateInFreshProcess.cjs');
    const output = execFileSync(process.execPath, [script, bundle], { encoding: 'utf8' });
    assert.deepEqual(JSON.parse(output), {
      fetches: 0,
      secrets: [],
      dispatchersUntouched: true,
    });
  });

  /** Kilobytes of 1000 bytes. */
  for (const [file, budget] of [
    ['extension.cjs', 340],
    ['media/transcript.js', 125],
  ] as const) {
    it(`keeps ${file} within ${budget} KB`, () => {
      const { size } = statSync(join(root, 'dist', file));
      assert.ok(size <= budget * 1000, `${size} bytes`);
    });
  }
});
