import assert from 'node:assert/strict';
import { remainingTime } from '../../../src/export/remainingTime.ts';

describe('The remaining time', () => {
  let now: number;
  const start = () => {
    now = 1000;
    return remainingTime(() => now);
  };

  it('is told by the pace, once there is one', () => {
    const left = start();
    const told = [2, 3, 4, 5, 6].map((done) => {
      const seconds = left(done, 42);
      now += 1000;
      return seconds;
    });
    assert.deepEqual(told, [null, null, null, 35, 35]);
  });

  it('counts whole minutes above one, and never nothing', () => {
    const left = start();
    left(2, 400);
    now += 3000;
    assert.equal(left(5, 400), 420);
    now += 1000;
    assert.equal(left(399, 400), 5);
    assert.equal(left(400, 400), null);
  });

  it('begins anew when everything is read again', () => {
    const left = start();
    left(2, 10);
    now += 60_000;
    left(9, 10);
    left(2, 10);
    now += 3000;
    assert.equal(left(5, 10), 5);
  });
});
