import { format } from 'node:util';

/**
 * A VS Code in a page reports what its own window logs and what tests in its extension host log as
 * one stream. With a mark on the latter the launcher can tell them apart.
 */
export const outputMark = 'suite|';

const marked = new Set<PropertyKey>(['log', 'info', 'warn', 'error']);

/** To be called before mocha is loaded, which keeps the `console.log` that it finds. */
export function markOutput(): void {
  if (process.env['ALLO_MARK_OUTPUT'] !== 'true') return;
  // VS Code ignores assignments to the methods of its console, so the whole of it is replaced.
  globalThis.console = new Proxy(console, {
    get(target, name): unknown {
      if (!marked.has(name)) return Reflect.get(target, name);
      return (...args: unknown[]) => target.log(outputMark + format(...args));
    },
  });
}
