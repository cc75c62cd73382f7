import assert from 'node:assert/strict';
import { nearFirstMark } from '../../../src/matching/lineAround.ts';

describe('A line in a narrow row', () => {
  const marked = (line: string, word: string) => {
    const start = line.indexOf(word);
    return nearFirstMark({ line, ranges: [[start, start + word.length]] });
  };

  for (const [line, word, shown] of [
    ['an order', 'order', 'an order'],
    ['Let me pull that up: 21 handheld scanners', 'handheld', '…up: 21 handheld scanners'],
    ['…said that they have all of the scanners', 'scanners', '…all of the scanners'],
    ['Pneumonoultramicroscopic-order', 'order', 'Pneumonoultramicroscopic-order'],
  ] as const) {
    it(`shows “${word}” in “${line}”`, () => {
      const { line: cut, ranges } = marked(line, word);
      assert.equal(cut, shown);
      const [[start, end] = [0, 0]] = ranges;
      assert.equal(cut.slice(start, end), word);
    });
  }

  it('keeps a line in which nothing is marked', () => {
    assert.equal(nearFirstMark({ line: 'nothing at all is marked', ranges: [] }).line.length, 24);
  });
});
