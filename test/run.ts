/**
 * `npm test`: every step of it, or only the named ones (`npm test -- unit host`). A step that
 * fails does not hide what the others find. The last line counts over all of them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './vscode/findChromium.ts';
import {
  exitCodeOf,
  removeDirectory,
  startProcess,
  temporaryDirectory,
} from './vscode/processes.ts';
import { seconds } from './vscode/progress.ts';
import type { Counts } from './vscode/runSuites.ts';
import { chosenVersion, root } from './vscode/versions.ts';

interface Step {
  readonly name: string;
  readonly title: string;
  /** Each of them counts as one failure when it fails; all of them are run. */
  readonly commands: readonly string[];
  /** The command runs tests and leaves their counts. */
  readonly counts?: boolean;
  readonly needsBuild?: boolean;
}

const steps: readonly Step[] = [
  { name: 'build', title: 'Build', commands: ['node esbuild.js'] },
  { name: 'lint', title: 'Format and lint', commands: ['prettier --check .', 'eslint .'] },
  { name: 'types', title: 'Types', commands: ['tsc --project .', 'tsc --project media'] },
  {
    name: 'unit',
    title: 'Unit tests',
    commands: ['node test/vscode/runNodeSuite.ts unit'],
    counts: true,
    needsBuild: true,
  },
  {
    name: 'host',
    title: `Tests inside VS Code ${chosenVersion()}`,
    commands: ['node test/vscode/runHostSuite.ts'],
    counts: true,
    needsBuild: true,
  },
  {
    name: 'ui',
    title: `Tests of the window of VS Code ${chosenVersion()}`,
    commands: ['node test/vscode/runNodeSuite.ts ui'],
    counts: true,
    needsBuild: true,
  },
];

const chosen = chooseSteps(process.argv.slice(2));
const counts = temporaryDirectory('counts');
const summary: string[] = [];
let passed = 0;
let failed = 0;
let built = true;

sayWhatIsMissing();
for (const step of chosen) {
  console.log(`\n━━ ${step.title}`);
  const started = performance.now();
  const result: Counts = step.needsBuild && !built ? notBuilt() : await run(step);
  passed += result.passed;
  failed += result.failed;
  if (step.name === 'build') built = result.failed === 0;
  const outcome = `${result.failed === 0 ? '✓' : '✗'} ${step.title}: ${describe(step, result)}`;
  console.log(`${outcome} (${seconds(started)})`);
  summary.push(`${outcome} (${seconds(started)})`);
}
removeDirectory(counts);

console.log(`\n━━ Summary\n${summary.join('\n')}\n\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Some tests need the bundles, so naming them builds first. */
function chooseSteps(names: readonly string[]): readonly Step[] {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    const known = steps.map((step) => step.name).join(', ');
    console.error(`There is no step ${unknown.join(', ')}; the steps are ${known}.`);
    process.exit(2);
  }
  if (names.length === 0) return steps;
  const asked = steps.filter((step) => names.includes(step.name));
  const build = asked.some((step) => step.needsBuild);
  return steps.filter((step) => asked.includes(step) || (build && step.name === 'build'));
}

/** Better now than after minutes of other steps. */
function sayWhatIsMissing() {
  if (!chosen.some(({ name }) => name === 'host' || name === 'ui')) return;
  try {
    findChromium();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}

async function run(step: Step): Promise<Counts> {
  const file = join(counts, `${step.name}.json`);
  let commandsFailed = 0;
  for (const command of step.commands) {
    const child = startProcess(command, [], {
      cwd: root,
      shell: true,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ALLO_TEST_COUNTS: file },
    });
    if ((await exitCodeOf(child)) !== 0) commandsFailed++;
  }
  if (!step.counts) return { passed: 0, failed: commandsFailed, skipped: 0 };
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const counted = JSON.parse(readFileSync(file, 'utf8')) as Counts;
  // A run that failed without a failing test, or that held none, has failed all the same.
  const silent = counted.failed === 0 && (commandsFailed > 0 || counted.passed === 0);
  return { ...counted, failed: counted.failed + (silent ? 1 : 0) };
}

function notBuilt(): Counts {
  console.log('Left out, since the build failed.');
  return { passed: 0, failed: 1, skipped: 0 };
}

function describe(step: Step, { passed, failed, skipped }: Counts): string {
  if (!step.counts) return failed === 0 ? 'in order' : `${failed} failed`;
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
