import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HitList } from '../../../media/transcript/find/hitList.ts';

type Numbers = [part: number, unit: number, start: number, end: number];

function listOf(...batches: readonly Numbers[][]): HitList {
  const list = new HitList();
  for (const batch of batches) list.add(Int32Array.from(batch.flat()), true, false);
  return list;
}

function all(list: HitList): Numbers[] {
  return Array.from({ length: list.length }, (_, index) => {
    const hit = list.at(index);
    assert.ok(hit);
    return [hit.part, hit.unit, hit.start, hit.end];
  });
}

describe('find: the list of hits', () => {
  it('puts what comes late where it belongs', () => {
    const hits = fc.uniqueArray(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.nat(9), fc.nat(9)), {
      selector: String,
    });
    fc.assert(
      fc.property(hits, fc.array(fc.nat(5)), (places, cuts) => {
        const sorted = (some: Numbers[]) =>
          some.toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
        const numbers = places.map(([part, unit, start]): Numbers => [
          part,
          unit,
          start,
          start + 1,
        ]);
        const left = [...numbers];
        const batches = cuts.map((cut) => sorted(left.splice(0, cut)));
        assert.deepEqual(all(listOf(...batches, sorted(left))), sorted(numbers));
      }),
    );
  });

  it('finds the first hit from a place on', () => {
    const list = listOf([
      [-1, 4, 0, 1],
      [0, 2, 3, 5],
      [0, 2, 8, 9],
      [0, 7, 0, 1],
    ]);
    assert.equal(list.firstFrom(-5, 0), 0);
    assert.equal(list.firstFrom(0, 0), 1);
    assert.equal(list.firstFrom(0, 2, 3), 1);
    assert.equal(list.firstFrom(0, 2, 4), 2);
    assert.equal(list.firstFrom(0, 3), 3);
    assert.equal(list.firstFrom(1, 0), 4);
  });

  it('gives the hits of a unit', () => {
    const list = listOf([
      [0, 1, 0, 1],
      [0, 2, 3, 5],
      [0, 2, 8, 9],
      [1, 2, 0, 1],
    ]);
    const starts = (part: number, unit: number) =>
      [...list.inUnit({ part, unit })].map(({ start }) => start);
    assert.deepEqual(starts(0, 2), [3, 8]);
    assert.deepEqual(starts(1, 2), [0]);
    assert.deepEqual(starts(1, 3), []);
  });

  it('has nothing outside', () => {
    const list = listOf([[0, 0, 0, 1]]);
    assert.equal(list.at(-1), null);
    assert.equal(list.at(1), null);
    list.clear();
    assert.equal(list.at(0), null);
    assert.equal(list.isDone, false);
  });
});
