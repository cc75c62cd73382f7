/**
 * `node runNodeSuite.ts unit` runs every test file under `test/unit` in this process;
 * `node runNodeSuite.ts ui states` those whose path holds "states".
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findTestFiles } from './findTestFiles.ts';
import { runSuites } from './runSuites.ts';
import { root } from './versions.ts';

const timeouts: Record<string, number> = { unit: 10_000, ui: 90_000 };

const suite = process.argv[2] ?? 'unit';
const part = process.argv[3] ?? '';
const files = findTestFiles(suite)
  .filter((name) => name.includes(part))
  .map((name) => ({ name, load: () => import(pathToFileURL(join(root, name)).href) }));
const { passed, failed } = await runSuites(files, { timeout: timeouts[suite] ?? 90_000 });
// What a test has left open must not keep the run from ending.
process.exit(failed > 0 || passed === 0 ? 1 : 0);
