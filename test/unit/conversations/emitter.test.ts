import assert from 'node:assert/strict';
import { Emitter } from '../../../src/conversations/emitter.ts';

describe('An emitter', () => {
  it('tells every listener until it leaves', () => {
    const emitter = new Emitter<number>();
    const heard: number[] = [];
    const listener = (value: number) => heard.push(value);
    const first = emitter.event(listener);
    emitter.event(listener);
    emitter.fire(1);
    first.dispose();
    emitter.fire(2);
    assert.deepEqual(heard, [1, 1, 2]);
  });

  describe('of which a listener throws', () => {
    let others: NodeJS.UncaughtExceptionListener[];
    let uncaught: unknown[];

    beforeEach(() => {
      // The runner's own, which would take the error for the test's.
      others = process.listeners('uncaughtException');
      uncaught = [];
      process.removeAllListeners('uncaughtException');
      process.on('uncaughtException', (error) => uncaught.push(error));
    });
    afterEach(() => {
      process.removeAllListeners('uncaughtException');
      for (const listener of others) process.on('uncaughtException', listener);
    });

    it('tells the others, and the error to whoever handles those', async () => {
      const emitter = new Emitter();
      const error = new Error('broken');
      let heard = 0;
      emitter.event(() => {
        throw error;
      });
      emitter.event(() => heard++);
      emitter.fire();
      assert.equal(heard, 1);
      assert.deepEqual(uncaught, []);
      await new Promise((resolve) => setImmediate(resolve));
      assert.deepEqual(uncaught, [error]);
    });
  });
});
