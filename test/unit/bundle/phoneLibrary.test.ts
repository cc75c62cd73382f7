import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const dist = join(import.meta.dirname, '..', '..', '..', 'dist');

describe('The bundle of the plans of phone numbers', () => {
  it('stands beside that of the extension, which reads it only when it is needed', () => {
    const extension = readFileSync(join(dist, 'extension.cjs'), 'utf8');
    assert.match(extension, /import\("\.\/phoneLibrary\.cjs"\)/);
    assert.doesNotMatch(extension, /country_calling_codes/);
    const { readPlanned } = createRequire(import.meta.url)(join(dist, 'phoneLibrary.cjs')) as {
      readPlanned: (text: string, country: string) => { number: string };
    };
    assert.equal(readPlanned('06 39 98 00 42', 'FR').number, '+33639980042');
  });

  it('is within 130 KB', () => {
    const { length } = readFileSync(join(dist, 'phoneLibrary.cjs'));
    assert.ok(length <= 130_000, `${length} bytes`);
  });
});
