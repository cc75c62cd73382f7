import assert from 'node:assert/strict';
import { HitTimes } from '../../../media/transcript/player/hitTimes.ts';
import { Timeline } from '../../../media/transcript/player/timeline.ts';

function timeline(...starts: readonly (number | null)[]): Timeline {
  const made = new Timeline();
  made.add(
    0,
    starts.map((start) => ({ speaker: 'user', text: 'x', start, end: null })),
  );
  return made;
}

describe('player: the times of hits', () => {
  it('are those of their segments; what has no time has none', () => {
    const times = new HitTimes();
    assert.equal(times.set([0, 1, 2]), true);
    times.locate(timeline(30, null, 10, 20).spans);
    assert.deepEqual([...times.all], [10, 30]);
    assert.equal(times.of(2), 10);
    assert.equal(times.of(1), null);
    assert.equal(times.of(3), null);
  });

  it('are the same for the same hits in another list', () => {
    const times = new HitTimes();
    assert.equal(times.set([]), false);
    assert.equal(times.set([1, 2]), true);
    assert.equal(times.set([1, 2]), false);
    assert.equal(times.set([1, 3]), true);
    assert.equal(times.set([1]), true);
  });

  it('follow a transcript that comes anew', () => {
    const times = new HitTimes();
    times.set([1]);
    times.locate(timeline(0, 5).spans);
    times.locate(timeline(0, 7).spans);
    assert.deepEqual([...times.all], [7]);
    times.set([]);
    times.locate(timeline(0, 7).spans);
    assert.deepEqual([...times.all], []);
  });
});
