import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { mapStack } from './mapStack.ts';

export interface SuiteFile {
  readonly name: string;
  load(): Promise<unknown>;
}

export interface SuiteOptions {
  /** Milliseconds that a test may take. */
  readonly timeout: number;
  /** The bundle that the tests are part of, if they are, to point at their sources instead. */
  readonly bundle?: string;
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Runs files of tests with mocha, in plain Node or in an extension host, prints what mocha's spec
 * reporter prints, and leaves the counts in the file that ALLO_TEST_COUNTS names.
 */
export async function runSuites(
  files: readonly SuiteFile[],
  options: SuiteOptions,
): Promise<Counts> {
  const { timeout, bundle } = options;
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', forbidOnly: isCI(), timeout });
  for (const file of files) await load(mocha, file);
  const counts = await new Promise<Counts>((resolve) => {
    const runner = mocha.run(() => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passed: passes, failed: failures, skipped: pending });
    });
    if (bundle === undefined) return;
    runner.prependListener('fail', (_test, error: Error) => {
      if (error.stack) error.stack = mapStack(error.stack, bundle);
    });
  });
  const report = process.env['ALLO_TEST_COUNTS'];
  if (report) writeFileSync(report, JSON.stringify(counts));
  return counts;
}

/** A file that cannot be loaded, or that holds no test, becomes a test that fails. */
async function load(mocha: Mocha, file: SuiteFile) {
  const before = mocha.suite.total();
  mocha.suite.emit('pre-require', globalThis, file.name, mocha);
  try {
    await file.load();
    if (mocha.suite.total() === before) throw new Error(`${file.name} defines no test.`);
  } catch (error) {
    const suite = Mocha.Suite.create(mocha.suite, file.name);
    suite.addTest(
      new Mocha.Test('can be loaded and holds tests', () => {
        throw error;
      }),
    );
  }
}

/** A forgotten `.only` may stay on a developer's machine, but not pass for a whole run. */
function isCI(): boolean {
  return process.env['CI'] === 'true';
}
