import assert from 'node:assert/strict';
import type { Hit } from '../../../media/transcript/find/hitList.ts';
import { HitWalk } from '../../../media/transcript/find/hitWalk.ts';

/** A walk over hits of one letter, in units that are told by their index. */
function walker() {
  const went: number[] = [];
  const walk = new HitWalk(({ unit }: Hit) => went.push(unit));
  return {
    walk,
    went,
    /** More hits, as they come from the worker. */
    found: (units: readonly number[], isDone = true) => {
      walk.add(Int32Array.from(units.flatMap((unit) => [0, unit, 0, 1])), isDone, false);
    },
  };
}

const view = (unit: number) => ({ part: 0, unit });

describe('find: walking through hits', () => {
  it('goes to the first hit from where the reader is, and round', () => {
    const { walk, went, found } = walker();
    walk.begin(view(5), true);
    walk.clear();
    found([1, 4, 6, 9]);
    assert.deepEqual(went, [6]);
    walk.step(1, null);
    walk.step(1, null);
    walk.step(-1, null);
    walk.step(-1, null);
    assert.deepEqual(went, [6, 9, 1, 9, 6]);
    assert.equal(walk.index, 2);
  });

  it('goes to the first of all if there is none further on', () => {
    const { walk, went, found } = walker();
    walk.begin(view(50), true);
    walk.clear();
    found([1, 4], false);
    assert.deepEqual(went, []);
    found([9]);
    assert.deepEqual(went, [1]);
  });

  it('does not move the reader unless that is wanted, and begins where the reader is then', () => {
    const { walk, went, found } = walker();
    walk.begin(view(0), false);
    walk.clear();
    found([1, 4, 9]);
    assert.deepEqual(went, []);
    assert.equal(walk.current?.unit, 1);
    walk.step(1, view(5));
    walk.step(1, view(5));
    assert.deepEqual(went, [9, 1]);
  });

  it('goes back from where the reader is', () => {
    const { walk, went, found } = walker();
    walk.begin(view(0), false);
    walk.clear();
    found([1, 4, 9]);
    walk.step(-1, view(5));
    assert.deepEqual(went, [4]);
  });

  it('takes steps that come before the hits once they are known', () => {
    const { walk, went, found } = walker();
    walk.begin(view(3), true);
    walk.step(1, view(3));
    walk.clear();
    found([1, 4], false);
    walk.step(1, view(3));
    assert.deepEqual(went, [4]);
    found([9], false);
    found([]);
    assert.deepEqual(went, [4, 9, 1]);
  });

  it('does not walk through the hits of the search before', () => {
    const { walk, went, found } = walker();
    walk.begin(view(0), true);
    walk.clear();
    found([]);
    walk.begin(null, true);
    walk.step(1, null);
    walk.clear();
    found([2, 3]);
    assert.deepEqual(went, [2, 3]);
  });

  it('begins at the hit it had come to when more is typed', () => {
    const { walk, went, found } = walker();
    walk.begin(view(2), true);
    walk.clear();
    found([1, 4, 9]);
    walk.begin(null, true);
    walk.clear();
    found([1, 4]);
    assert.deepEqual(went, [4, 4]);
  });

  it('keeps its hit when units come in before it', () => {
    const { walk, found } = walker();
    walk.begin(view(5), true);
    walk.clear();
    found([6, 9]);
    assert.equal(walk.index, 0);
    found([1, 2]);
    assert.equal(walk.current?.unit, 6);
    assert.equal(walk.index, 2);
  });

  it('goes nowhere without hits', () => {
    const { walk, went, found } = walker();
    walk.begin(view(5), true);
    walk.clear();
    found([]);
    walk.step(1, null);
    found([7]);
    assert.deepEqual(went, [7]);
  });
});
