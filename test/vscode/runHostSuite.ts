/**
 * Builds the tests under `test/host` and runs them inside the extension host of a VS Code. With
 * `--build-only` the running is left to the debugger.
 */
import { join } from 'node:path';
import { buildHostTests } from './buildHostTests.ts';
import { runHostTests } from './runHostTests.ts';
import { root } from './versions.ts';

const extensionTestsPath = await buildHostTests();
if (!process.argv.includes('--build-only')) {
  // On Linux, Node takes it for the system's list: here stands an authority that only tests have.
  const authority = join(root, 'test/host/proxy/authority.pem');
  process.exitCode = await runHostTests({
    extensionTestsPath,
    env: { SSL_CERT_FILE: authority },
  });
}
