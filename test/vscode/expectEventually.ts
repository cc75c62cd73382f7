import { setTimeout as delay } from 'node:timers/promises';

/** Tries until it does not throw any more; the last reason is told if it never does. */
export async function expectEventually<T>(
  what: string,
  attempt: () => Promise<T> | T,
  timeout = 30_000,
): Promise<T> {
  const until = performance.now() + timeout;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > until) {
        throw new Error(`Waited ${timeout / 1000} s in vain until ${what}.`, { cause: error });
      }
      await delay(50);
    }
  }
}
