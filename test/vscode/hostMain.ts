/** The first lines of the bundle that runs inside an extension host. */
import { markOutput } from './markOutput.ts';
import type { SuiteFile } from './runSuites.ts';

export async function runInHost(files: readonly SuiteFile[], bundle: string): Promise<void> {
  markOutput();
  const { runSuites } = await import('./runSuites.ts');
  const { passed, failed } = await runSuites(files, { timeout: 30_000, bundle });
  if (failed > 0) throw new Error(`${failed} tests failed.`);
  if (passed === 0) throw new Error('There were no tests.');
}
