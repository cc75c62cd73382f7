import assert from 'node:assert/strict';
import { AlloError } from '../../../src/allo/errors.ts';
import { defaultLimits } from '../../../src/allo/limits.ts';
import { type Lane, RateQueue, type Urgency } from '../../../src/allo/transport/rateQueue.ts';
import { FakeClock } from './support/fakeClock.ts';
import { rejection } from './support/rejection.ts';

describe('RateQueue', () => {
  let clock: FakeClock;
  let queue: RateQueue;
  let order: number;
  let admitted: string[];
  const never = new AbortController().signal;

  beforeEach(() => {
    clock = new FakeClock();
    queue = new RateQueue(clock, defaultLimits);
    order = 0;
    admitted = [];
  });

  /** Joins the queue under a name; `admitted` tells when it had its turn. */
  function join(name: string, lane: Lane, urgency: Urgency = 'foreground', signal = never) {
    const entered = queue.enter({ lane, urgency, order: order++ }, signal);
    const noted = entered.then((leave) => {
      admitted.push(name);
      return leave;
    });
    noted.catch(() => undefined);
    return noted;
  }

  /** Promises have been settled by then; no time passes. */
  const settle = () => new Promise((resolve) => setImmediate(resolve));

  it('lets v1 through one after the other', async () => {
    const first = join('a', 'v1');
    void join('b', 'v1');
    void join('c', 'v1');
    await settle();
    clock.advance(60_000);
    await settle();
    assert.deepEqual(admitted, ['a']);
    (await first)();
    await settle();
    assert.deepEqual(admitted, ['a', 'b']);
  });

  for (const [lane, most] of [
    ['v2-read', 20],
    ['v2-write', 5],
  ] as const)
    it(`lets ${most} of ${lane} through in any second, counted from their ends`, async () => {
      const early = Array.from({ length: most - 1 }, () => join('early', lane));
      await settle();
      clock.advance(400);
      const late = Array.from({ length: most + 1 }, () => join('late', lane));
      await settle();
      assert.equal(admitted.length, most);
      clock.advance(10_000);
      await settle();
      assert.equal(admitted.length, most, 'none has ended');
      for (const leave of early) (await leave)();
      clock.advance(500);
      (await late[0])?.();
      clock.advance(499);
      await settle();
      assert.equal(admitted.length, most);
      clock.advance(1);
      await settle();
      assert.equal(admitted.length, most + most - 1, 'a second after the early ones');
      clock.advance(499);
      await settle();
      assert.equal(admitted.length, most + most - 1);
      clock.advance(1);
      await settle();
      assert.equal(admitted.length, most + most, 'a second after the first late one');
    });

  it('keeps the lanes apart', async () => {
    void join('v1', 'v1');
    void join('v1 again', 'v1');
    for (let index = 0; index < 6; index++) void join('write', 'v2-write');
    void join('read', 'v2-read');
    await settle();
    assert.deepEqual(admitted, ['v1', 'write', 'write', 'write', 'write', 'write', 'read']);
  });

  it('serves a person first, then by the time of asking', async () => {
    const first = join('first', 'v1', 'background');
    const rest = [
      ...['background 1', 'background 2'].map((name) => join(name, 'v1', 'background')),
      ...['person 1', 'person 2'].map((name) => join(name, 'v1')),
    ];
    // Each leaves as soon as it is let in, so that they come in the order of the queue.
    for (const leave of rest) void leave.then((done) => done());
    (await first)();
    await settle();
    assert.deepEqual(admitted, ['first', 'person 1', 'person 2', 'background 1', 'background 2']);
  });

  it('puts one that comes back where it stood', async () => {
    const turn = { lane: 'v1', urgency: 'foreground', order: order++ } as const;
    const leave = await queue.enter(turn, never);
    void join('later', 'v1');
    queue.pause(1000);
    leave();
    void queue.enter(turn, never).then(() => admitted.push('again'));
    await settle();
    assert.deepEqual(admitted, []);
    clock.advance(1000);
    await settle();
    assert.deepEqual(admitted, ['again']);
  });

  it('holds everything during a pause, which is never cut short', async () => {
    queue.pause(5000);
    queue.pause(1000);
    for (const lane of ['v1', 'v2-read', 'v2-write'] as const) void join(lane, lane);
    clock.advance(4999);
    await settle();
    assert.deepEqual(admitted, []);
    assert.equal(queue.pauseLeft, 1);
    clock.advance(1);
    await settle();
    assert.deepEqual(admitted, ['v1', 'v2-read', 'v2-write']);
  });

  it('refuses those that would wait too long, saying until when', async () => {
    queue.pause(20_000);
    const waiting = rejection(join('a', 'v1'));
    queue.pause(60_000);
    const expected = { kind: 'rate-limited', retryAt: clock.now() + 60_000 };
    assert.deepEqual((await waiting).problem, expected);
    assert.deepEqual((await rejection(join('b', 'v2-read'))).problem, expected);
    clock.advance(30_000);
    void join('c', 'v1');
    await settle();
    assert.deepEqual(admitted, []);
    clock.advance(30_000);
    await settle();
    assert.deepEqual(admitted, ['c']);
  });

  it('does not let one answer shut it for days', async () => {
    queue.pause(8.64e15);
    assert.equal(queue.pauseLeft, defaultLimits.longestPauseMs);
    clock.advance(defaultLimits.longestPauseMs);
    void join('a', 'v1');
    await settle();
    assert.deepEqual(admitted, ['a']);
  });

  it('lets go of one that is cancelled, at once and without a trace', async () => {
    const leave = await join('a', 'v1');
    const cancel = new AbortController();
    const cancelled = rejection(join('b', 'v1', 'foreground', cancel.signal));
    void join('c', 'v1');
    const reason = new AlloError({ kind: 'cancelled' });
    cancel.abort(reason);
    assert.equal(await cancelled, reason);
    leave();
    await settle();
    assert.deepEqual(admitted, ['a', 'c']);
    assert.equal(await rejection(join('d', 'v1', 'foreground', cancel.signal)), reason);
  });

  it('takes the cancelling of one that is under way for nobody else’s', async () => {
    const cancel = new AbortController();
    const leave = await join('a', 'v1', 'foreground', cancel.signal);
    void join('b', 'v1');
    cancel.abort();
    leave();
    await settle();
    assert.deepEqual(admitted, ['a', 'b']);
  });

  it('keeps no timer when nobody waits', async () => {
    const cancel = new AbortController();
    queue.pause(5000);
    const cancelled = rejection(join('a', 'v1', 'foreground', cancel.signal));
    cancel.abort();
    assert.equal((await cancelled).problem.kind, 'cancelled');
    assert.deepEqual(clock.pending, []);
  });
});
