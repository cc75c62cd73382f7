import { globSync } from 'node:fs';
import { root } from './versions.ts';

/** The test files of a suite, found by their name so that none can be forgotten in a list. */
export function findTestFiles(suite: string): string[] {
  return globSync(`test/${suite}/**/*.test.ts`, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}
