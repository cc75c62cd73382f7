import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { fileName } from '../../../src/formats/fileName.ts';
import { hostileText } from './support/hostileSegments.ts';

describe('fileName', () => {
  for (const [title, name] of [
    ['Ada Lovelace, Jan 15, 2024, 10:30\u202FAM', 'Ada Lovelace, Jan 15, 2024, 10-30 AM'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['a\u0000b\nc\tdé', 'a b c dé'],
    ['a\u202Efdp.exe', 'afdp.exe'],
    ['ends in dots. . .', 'ends in dots'],
    ['.hidden', 'hidden'],
    ['CON', '_CON'],
    ['nul.tar.gz', '_nul.tar.gz'],
    ['com¹ .x', '_com¹ .x'],
    ['Connie', 'Connie'],
    ['???', '---'],
    [' . .', 'Allo'],
    ['', 'Allo'],
    ['\uD800', 'Allo'],
    ['👩‍👩‍👧 שלום', '👩‍👩‍👧 שלום'],
  ] as const) {
    it(`makes ${JSON.stringify(name)} of ${JSON.stringify(title)}`, () => {
      assert.equal(fileName(title), name);
    });
  }

  it('is short enough for every system, and cut between signs', () => {
    assert.equal(fileName(`${'.'.repeat(300)}${'a'.repeat(300)}`), 'a'.repeat(120));
    assert.equal(fileName(`${'a'.repeat(119)}😀`), 'a'.repeat(119));
    assert.equal(fileName(`${'a'.repeat(119)} b`), 'a'.repeat(119));
    assert.equal(fileName('你'.repeat(120)), '你'.repeat(66));
  });

  it('is a name, whatever the title', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.string({ unit: 'binary', maxLength: 400 })), (title) => {
        const name = fileName(title);
        assert.match(name, /^[^. ].*(?<![. ])$|^[^. ]$/u);
        assert.doesNotMatch(name, /[\p{Cc}\p{Bidi_C}<>:"/\\|?*]/u);
        assert.ok(name.length <= 121 && Buffer.byteLength(name) <= 201 && name.isWellFormed());
      }),
    );
  });
});
